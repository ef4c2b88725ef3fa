import { Refusal } from "@vitrina/domain";
import { type AnswerExtension, assertExtensionAsked } from "@vitrina/domain/extensions";
import type { AdminActor } from "@vitrina/domain/people";
import { applicationById } from "../applications/application-views.ts";
import { grantExtension } from "../applications/grant-extension.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "extensions" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Grants the days that a creator asked for, or others, or refuses them and says why. One answer counts. */
export function answerExtension(ctx: Needs, answer: AnswerExtension): Promise<void> {
  return ctx.transaction(async () => {
    const { applicationId, reason } = answer;
    const application = await applicationById(ctx, applicationId);
    assertExtensionAsked(await ctx.extensions.requestOf(applicationId));
    const answered = await ctx.extensions.answer(applicationId, {
      answer: answer.answer,
      answerReason: reason,
      answeredAt: ctx.now(),
      answeredBy: ctx.actor.userId,
    });
    if (!answered) throw new Refusal("changed-meanwhile", "application-changed");
    if (answer.answer === "granted") {
      await grantExtension(ctx, { id: applicationId, days: answer.days, reason });
      return;
    }
    const { title } = await campaignById(ctx, application.campaignId);
    await ctx.audit.record({
      action: "extension.refused",
      actor: ctx.actor,
      target: { kind: "application", id: applicationId },
      before: {},
      after: { reason },
    });
    await ctx.outbox.announce({
      kind: "extension.refused",
      aggregateId: application.campaignId,
      payload: { applicationId, creatorId: application.creatorId, title, reason, dueAt: application.deliveryDueAt },
    });
  });
}
