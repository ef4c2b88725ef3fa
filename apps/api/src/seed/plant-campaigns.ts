import type { Database } from "@vitrina/db";
import { type CampaignStatus, NO_BRIEF_PARTS } from "@vitrina/domain/campaigns";
import { endOfDayInAsuncion } from "@vitrina/domain/time";
import { createBrand } from "../brands/create-brand.ts";
import { changeCampaignStatus } from "../campaigns/change-campaign-status.ts";
import { createCampaign } from "../campaigns/create-campaign.ts";
import { moveDeadline } from "../campaigns/move-deadline.ts";
import type { Ports } from "../ports.ts";
import { type BrandKey, DEMO_BRANDS, withCheckDigit } from "./demo-brands.ts";
import { DEMO_PARTS } from "./demo-products.ts";
import type { Clock, Diary } from "./diary.ts";
import { type Pictures, register } from "./pictures.ts";
import { plantApplication } from "./plant-application.ts";
import { plantInvitations, plantNotes } from "./plant-meanwhile.ts";
import type { Cast } from "./plant-people.ts";
import { plantProducts } from "./plant-products.ts";
import { STORIES } from "./stories/index.ts";
import type { CampaignStory, DaysAgo } from "./stories/story.ts";

export type Ground = { ports: Ports; db: Database; diary: Diary; cast: Cast; clock: Clock };

const BRANDS_SINCE_DAYS = 130;

/** Plans every brand, campaign and application of the demo. */
export function plantCampaigns(ground: Ground, { now, pictures }: { now: Date; pictures: Pictures }): void {
  const { ports, diary, cast } = ground;
  const brandIds = new Map<BrandKey, string>();
  for (const key of Object.keys(DEMO_BRANDS) as BrandKey[]) {
    const { name, ruc } = DEMO_BRANDS[key];
    diary.on(BRANDS_SINCE_DAYS, async () => {
      const brand = await createBrand({ ...ports, actor: cast.admin("owner") }, { name, ruc: withCheckDigit(ruc) });
      brandIds.set(key, brand.id);
    });
  }
  const productIds = new Map<BrandKey, string[]>();
  plantProducts(ground, { pictures, brandIds, planted: productIds });
  for (const [turn, story] of STORIES.entries()) {
    plantCampaign(ground, story, { now, pictures, brandIds, productIds, turn });
  }
  plantNotes(ground, now);
}

function plantCampaign(
  ground: Ground,
  story: CampaignStory,
  {
    now,
    pictures,
    brandIds,
    turn,
    productIds,
  }: {
    now: Date;
    pictures: Pictures;
    brandIds: ReadonlyMap<BrandKey, string>;
    productIds: ReadonlyMap<BrandKey, string[]>;
    turn: number;
  },
): void {
  const { ports, diary, cast } = ground;
  let id = "";
  const byManager = () => ({ ...ports, actor: cast.admin("manager") });
  const revision = async () => (await ports.campaigns.byId(id))?.revision ?? 0;
  const becomes = (daysAgo: DaysAgo | undefined, to: CampaignStatus) => {
    if (daysAgo === undefined) return;
    diary.on(daysAgo, async () => {
      // A campaign whose last creator has finished completes itself.
      if ((await ports.campaigns.byId(id))?.status === to) return;
      await changeCampaignStatus(byManager(), { id, revision: await revision(), to });
    });
  };

  diary.on(story.created, async () => {
    const { actor } = byManager();
    const coverAssetId = story.cover && (await register(ports, await pictures.get(story.cover), actor.userId));
    id = await createCampaign(byManager(), {
      ...story.content,
      ...NO_BRIEF_PARTS,
      ...DEMO_PARTS[story.brand],
      productIds: productIds.get(story.brand) ?? [],
      brandId: brandIds.get(story.brand) ?? "",
      coverAssetId,
      applicationDeadline: endOfDayInAsuncion(now, story.closesIn),
    });
  });
  becomes(story.published, "published");
  for (const application of story.applications) {
    plantApplication(ground, () => id, application, { campaign: story, turn, pictures });
  }
  plantInvitations(ground, story.content.title, () => id);
  becomes(story.started, "in_progress");
  const { deadlineMoved } = story;
  if (deadlineMoved) {
    const { deliveryStarts } = story.content;
    const { on, deliveryDays } = deadlineMoved;
    diary.on(on, async () => {
      await moveDeadline(byManager(), { id, revision: await revision(), deliveryDays, deliveryStarts });
    });
  }
  becomes(story.completed, "completed");
  becomes(story.archived, "archived");
}
