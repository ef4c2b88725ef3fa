import { Refusal } from "@vitrina/domain";
import { type CampaignContent, type CampaignStep, mayChangeDeliveryTerms } from "@vitrina/domain/campaigns";
import type { AdminActor } from "@vitrina/domain/people";
import { changedFields } from "../audit/changed-fields.ts";
import type { Ports } from "../ports.ts";
import { assertCampaignContent } from "./assert-campaign-content.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "campaigns" | "brands" | "products" | "assets" | "audit" | "transaction" | "now"> & {
  actor: AdminActor;
};

type Change = {
  id: string;
  revision: number;
  content: { [Field in keyof CampaignContent]?: CampaignContent[Field] | undefined };
  draftStep?: CampaignStep | undefined;
};

/** Changes what a campaign says, unless somebody else changed it since the revision that was read. */
export async function updateCampaign(ctx: Needs, { id, revision, content, draftStep }: Change): Promise<void> {
  const was = await campaignById(ctx, id);
  const { before, after } = changedFields<CampaignContent>(was, content);
  if ((after.deliveryDays ?? after.deliveryStarts) !== undefined && !mayChangeDeliveryTerms(was)) {
    throw new Refusal("wrong-moment", "delivery-terms-fixed", { field: "deliveryDays" });
  }
  await assertCampaignContent(ctx, after, was);
  if (after.slots !== undefined && after.slots < was.confirmedCount) {
    throw new Refusal("breaks-a-rule", "no-slots-left", { field: "slots", confirmed: was.confirmedCount });
  }
  await ctx.transaction(async () => {
    const stored = await ctx.campaigns.changeIfStill(id, revision, { ...after, ...(draftStep && { draftStep }) });
    if (!stored) throw new Refusal("changed-meanwhile", "campaign-changed");
    await ctx.audit.record({
      action: "campaign.updated",
      actor: ctx.actor,
      target: { kind: "campaign", id },
      before,
      after,
    });
  });
}
