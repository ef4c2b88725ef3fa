import { Refusal } from "@vitrina/domain";
import { assertConfirmed } from "@vitrina/domain/applications";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { applicationById } from "./application-views.ts";
import { reschedule } from "./reschedule.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "extensions" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Gives a creator more days, once, asked for or not; they survive every later move of the campaign's deadline. */
export function grantExtension(
  ctx: Needs,
  { id, days, reason }: { id: string; days: number; reason: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    assertConfirmed(was);
    if (was.extension) throw new Refusal("wrong-moment", "extension-already-granted", { days: was.extension.days });
    const extension = { days, reason, grantedBy: ctx.actor.userId };
    await reschedule(ctx, was, { extension }, "application.extension-granted");
    await ctx.extensions.answer(id, {
      answer: "granted",
      answerReason: reason,
      answeredAt: ctx.now(),
      answeredBy: ctx.actor.userId,
    });
  });
}
