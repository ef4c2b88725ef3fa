import { Refusal } from "@vitrina/domain";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "apiKeys" | "audit" | "transaction"> & { actor: Actor };

/** Takes one of a person's own keys away; its next call is a stranger's. */
export function revokeApiKey(ctx: Needs, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ctx.apiKeys.remove(ctx.actor.userId, id);
    if (!was) throw new Refusal("not-found", "no-such-key");
    await ctx.audit.record({
      action: "api-key.revoked",
      actor: ctx.actor,
      target: { kind: "api-key", id },
      before: { name: was.name, scopes: was.scopes, expiresAt: was.expiresAt },
      after: null,
    });
  });
}
