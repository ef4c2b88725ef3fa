import { Refusal } from "@vitrina/domain";
import { type Actor, type CreateApiKeyRequest, type CreatedApiKey, scopeBeyondReach } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { KEY_PREFIX } from "../sign-in/resolve-actor.ts";

type Needs = Pick<Ports, "apiKeys" | "tokens" | "audit" | "transaction" | "now"> & { actor: Actor };

const DAY_MS = 24 * 60 * 60_000;
const SHOWN_CHARACTERS = 8;

/** Makes a personal key and shows it, this once. It can never do more than the person could at that moment. */
export async function createApiKey(
  ctx: Needs,
  { name, scopes, expiresInDays }: CreateApiKeyRequest,
): Promise<CreatedApiKey> {
  const beyond = scopeBeyondReach(ctx.actor, scopes);
  if (beyond !== undefined) throw new Refusal("not-allowed", "permission-missing", { permission: beyond });

  const key = `${KEY_PREFIX}${ctx.tokens.issue().token}`;
  const { userId } = ctx.actor;
  return ctx.transaction(async () => {
    const kept = await ctx.apiKeys.add({
      userId,
      name,
      hash: ctx.tokens.hashOf(key),
      start: key.slice(0, SHOWN_CHARACTERS),
      scopes: [...new Set(scopes)],
      expiresAt: new Date(ctx.now().getTime() + expiresInDays * DAY_MS),
    });
    await ctx.audit.record({
      action: "api-key.created",
      actor: ctx.actor,
      target: { kind: "api-key", id: kept.id },
      before: null,
      after: { name, scopes: kept.scopes, expiresAt: kept.expiresAt },
    });
    return { ...kept, key };
  });
}
