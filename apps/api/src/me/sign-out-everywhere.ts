import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "people" | "audit" | "transaction"> & { actor: Actor };

/** Ends every session of a person, the one they ask from as well. Their keys stay: those are revoked one by one. */
export function signOutEverywhere(ctx: Needs): Promise<{ ended: number }> {
  const { userId } = ctx.actor;
  return ctx.transaction(async () => {
    const ended = await ctx.people.endSessions(userId);
    await ctx.audit.record({
      action: "person.signed-out-everywhere",
      actor: ctx.actor,
      target: { kind: "person", id: userId },
      before: { sessions: ended },
      after: { sessions: 0 },
    });
    return { ended };
  });
}
