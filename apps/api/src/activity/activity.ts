import type { Page } from "@vitrina/domain";
import { type ActivityEntry, changesOf } from "@vitrina/domain/activity";
import type { StoredAuditEntry } from "../audit/audit.store.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import { creatorById } from "../creators/creator-detail.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "audit" | "campaigns" | "creators">;
type Paging = { cursor?: string | null | undefined; limit: number };

/** Who did what in a campaign, the latest first. */
export async function campaignActivity(
  ctx: Needs,
  { campaignId, ...paging }: Paging & { campaignId: string },
): Promise<Page<ActivityEntry>> {
  await campaignById(ctx, campaignId);
  return inWords(ctx, await ctx.audit.page({ campaignId }, paging));
}

/** Who did what with a creator, the latest first. */
export async function creatorActivity(
  ctx: Needs,
  { creatorId, ...paging }: Paging & { creatorId: string },
): Promise<Page<ActivityEntry>> {
  await creatorById(ctx, creatorId);
  return inWords(ctx, await ctx.audit.page({ creatorId }, paging));
}

async function inWords(ctx: Needs, page: Page<StoredAuditEntry>): Promise<Page<ActivityEntry>> {
  const known = (ids: (string | null)[]) => [...new Set(ids.filter((one) => one !== null))];
  const [campaigns, creators] = await Promise.all([
    ctx.campaigns.byIds(known(page.items.map(({ campaignId }) => campaignId))),
    ctx.creators.byIds(known(page.items.map(({ creatorId }) => creatorId))),
  ]);
  const items = page.items.map(({ id, at, action, actor, campaignId, creatorId, before, after }): ActivityEntry => {
    const campaign = campaigns.get(campaignId ?? "");
    const creator = creators.get(creatorId ?? "");
    return {
      id,
      at,
      action,
      actor,
      campaign: campaign ? { id: campaign.id, title: campaign.title } : null,
      creator: creator ? { id: creator.id, name: creator.name } : null,
      changes: changesOf(before, after),
    };
  });
  return { ...page, items };
}
