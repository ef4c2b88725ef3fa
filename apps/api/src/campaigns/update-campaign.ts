import { Refusal } from "@vitrina/domain";
import type { CampaignContent, CampaignStep } from "@vitrina/domain/campaigns";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { assertCampaignContent } from "./assert-campaign-content.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "campaigns" | "brands" | "assets" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Changes what a campaign says, unless somebody else changed it since the revision that was read. */
export async function updateCampaign(
  ctx: Needs,
  {
    id,
    revision,
    content,
    draftStep,
  }: { id: string; revision: number; content: Partial<CampaignContent>; draftStep?: CampaignStep | undefined },
): Promise<void> {
  const was = await campaignById(ctx, id);
  const change = changedFields(was, content);
  await assertCampaignContent(ctx, change);
  if (change.slots !== undefined && change.slots < was.confirmedCount) {
    throw new Refusal("breaks-a-rule", "no-slots-left", { field: "slots", confirmed: was.confirmedCount });
  }
  await ctx.transaction(async () => {
    const stored = await ctx.campaigns.changeIfStill(id, revision, { ...change, ...(draftStep && { draftStep }) });
    if (!stored) throw new Refusal("changed-meanwhile", "campaign-changed");
    await ctx.audit.record({
      action: "campaign.updated",
      actor: ctx.actor,
      target: { kind: "campaign", id },
      before: Object.fromEntries(Object.keys(change).map((field) => [field, was[field as keyof CampaignContent]])),
      after: change,
    });
  });
}

function changedFields(was: CampaignContent, content: Partial<CampaignContent>): Partial<CampaignContent> {
  const same = (field: string) =>
    JSON.stringify(was[field as keyof CampaignContent]) === JSON.stringify(content[field as keyof CampaignContent]);
  return Object.fromEntries(
    Object.entries(content).filter(([field, value]) => value !== undefined && !same(field)),
  ) as Partial<CampaignContent>;
}
