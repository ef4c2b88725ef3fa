import { Refusal } from "@vitrina/domain";
import { assertMayAskExtension } from "@vitrina/domain/extensions";
import type { CreatorActor } from "@vitrina/domain/people";
import { ownApplication } from "../applications/application-views.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "extensions" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: CreatorActor;
};

/** Asks the agency for more days; the date moves only when they are granted. */
export function askExtension(
  ctx: Needs,
  { applicationId, days, reason }: { applicationId: string; days: number; reason: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const application = await ownApplication(ctx, ctx.actor.creatorId, applicationId);
    const [request, owed] = await Promise.all([
      ctx.extensions.requestOf(applicationId),
      ctx.extensions.piecesOwed(applicationId),
    ]);
    assertMayAskExtension({ ...application, request }, owed);
    const campaign = await campaignById(ctx, application.campaignId);
    const asked = await ctx.extensions.ask(applicationId, { days, reason, askedAt: ctx.now() });
    if (!asked) throw new Refusal("changed-meanwhile", "application-changed");
    await ctx.audit.record({
      action: "extension.asked",
      actor: ctx.actor,
      target: { kind: "application", id: applicationId },
      before: {},
      after: { days, reason, campaignId: campaign.id },
    });
  });
}
