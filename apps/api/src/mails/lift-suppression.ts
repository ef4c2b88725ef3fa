import { Refusal } from "@vitrina/domain";
import type { LiftRequest } from "@vitrina/domain/mail";
import type { AdminActor } from "@vitrina/domain/people";
import { bareAddress } from "@vitrina/mail";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "suppressions" | "audit" | "transaction"> & { actor: AdminActor };

/** Lets an address be written to again, because somebody knows why it bounced and that it is mended. */
export async function liftSuppression(ctx: Needs, { address: typed, reason }: LiftRequest): Promise<void> {
  const address = bareAddress(typed);
  await ctx.transaction(async () => {
    const was = await ctx.suppressions.of(address);
    const lifted = was && (await ctx.suppressions.lift(address, { name: ctx.actor.name, reason }));
    if (!was || !lifted) throw new Refusal("not-found", "no-such-suppression");
    await ctx.audit.record({
      action: "mail.suppression-lifted",
      actor: ctx.actor,
      target: { kind: "mail-address", id: address },
      before: { suppressed: was.reason, since: was.since },
      after: { suppressed: "", reason },
    });
  });
}
