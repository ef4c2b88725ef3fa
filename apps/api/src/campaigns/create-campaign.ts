import { type CampaignContent, slugOf } from "@vitrina/domain/campaigns";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { assertCampaignContent } from "./assert-campaign-content.ts";

type Needs = Pick<
  Ports,
  "campaigns" | "brands" | "products" | "assets" | "audit" | "transaction" | "now" | "random"
> & {
  actor: AdminActor;
};

/** Starts a campaign as a draft and hands back its id. */
export async function createCampaign(
  ctx: Needs,
  { templateKey = null, ...content }: CampaignContent & { templateKey?: string | null | undefined },
): Promise<string> {
  await assertCampaignContent(ctx, content);
  return ctx.transaction(async () => {
    const id = await ctx.campaigns.add(content, `${slugOf(content.title)}-${ctx.random(6)}`, { templateKey });
    await ctx.audit.record({
      action: "campaign.created",
      actor: ctx.actor,
      target: { kind: "campaign", id },
      before: null,
      after: content,
    });
    return id;
  });
}
