import { campaignContent, slugOf } from "@vitrina/domain/campaigns";
import type { AdminActor } from "@vitrina/domain/people";
import { endOfDayInAsuncion } from "@vitrina/domain/time";
import type { Ports } from "../ports.ts";
import { campaignById } from "./campaign-views.ts";

type Needs = Pick<Ports, "campaigns" | "products" | "audit" | "transaction" | "now" | "random"> & {
  actor: AdminActor;
};

const DAYS_TO_APPLY = 14;

/**
 * Starts a draft with everything another campaign says, and nothing of what happened in it. A deadline that has passed
 * becomes one in two weeks; products that were removed since are left out. Hands back the new campaign's id.
 */
export async function cloneCampaign(ctx: Needs, { id, title }: { id: string; title: string }): Promise<string> {
  const source = await campaignById(ctx, id);
  const products = await ctx.products.byIds(source.productIds);
  const content = {
    ...campaignContent.strip().parse(source),
    title,
    productIds: source.productIds.filter((productId) => products.get(productId)?.removedAt === null),
    applicationDeadline:
      source.applicationDeadline > ctx.now()
        ? source.applicationDeadline
        : endOfDayInAsuncion(ctx.now(), DAYS_TO_APPLY),
  };
  return ctx.transaction(async () => {
    const cloneId = await ctx.campaigns.add(content, `${slugOf(title)}-${ctx.random(6)}`, { clonedFromId: id });
    await ctx.audit.record({
      action: "campaign.cloned",
      actor: ctx.actor,
      target: { kind: "campaign", id: cloneId },
      before: null,
      after: { ...content, clonedFromId: id },
    });
    return cloneId;
  });
}
