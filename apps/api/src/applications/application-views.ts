import { type Page, Refusal } from "@vitrina/domain";
import {
  APPLICATION_WAITING,
  type ApplicationRow,
  answerDueAt,
  type CampaignApplicationsRequest,
  type MyCollaboration,
  statusForCreator,
} from "@vitrina/domain/applications";
import { deliverableLight, type TrafficLight, worstLight } from "@vitrina/domain/deadlines";
import { expectedPayment } from "@vitrina/domain/money";
import { sendsProduct } from "@vitrina/domain/shipping";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { productsOf } from "../products/product-views.ts";
import type { StoredApplication, StoredDeliverable } from "./applications.store.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "creators" | "assets" | "now">;

/** The application, or the refusal that there is none. */
export async function applicationById(ctx: Pick<Ports, "applications">, id: string): Promise<StoredApplication> {
  const application = await ctx.applications.byId(id);
  if (!application) throw new Refusal("not-found", "no-such-application");
  return application;
}

/** The creator's own application; another's is as good as none. */
export async function ownApplication(
  ctx: Pick<Ports, "applications">,
  creatorId: string,
  id: string,
): Promise<StoredApplication> {
  const application = await applicationById(ctx, id);
  if (application.creatorId !== creatorId) throw new Refusal("not-found", "no-such-application");
  return application;
}

/** Applications as the agency sees them. */
export async function asAgencySees(ctx: Needs, applications: readonly StoredApplication[]): Promise<ApplicationRow[]> {
  const [campaigns, creators, pieces] = await Promise.all([
    ctx.campaigns.byIds(applications.map(({ campaignId }) => campaignId)),
    ctx.creators.byIds(applications.map(({ creatorId }) => creatorId)),
    ctx.applications.deliverablesOf(applications.map(({ id }) => id)),
  ]);
  const pictures = await ctx.assets.pictures(
    [...creators.values()].map(({ profilePictureAssetId }) => profilePictureAssetId),
  );
  return applications.map((application) => {
    const creator = creators.get(application.creatorId);
    return {
      ...application,
      creatorCity: creator?.city ?? "",
      creatorPicture: pictures.get(creator?.profilePictureAssetId ?? "") ?? null,
      answerDueAt: promisedAnswer(application, campaigns.get(application.campaignId)),
      light: lightOf(application, pieces.get(application.id) ?? [], ctx.now()),
    };
  });
}

/** A campaign's applications as the agency lists them. */
export async function applicationsOfCampaign(
  ctx: Needs,
  request: CampaignApplicationsRequest,
): Promise<Page<ApplicationRow>> {
  await campaignById(ctx, request.campaignId);
  const page = await ctx.applications.page(request);
  return { ...page, items: await asAgencySees(ctx, page.items) };
}

/** One application as the agency sees it. */
export async function asAgencySeesOne(ctx: Needs, id: string): Promise<ApplicationRow> {
  const [row] = await asAgencySees(ctx, [await applicationById(ctx, id)]);
  if (!row) throw new Refusal("not-found", "no-such-application");
  return row;
}

/** Applications as their creator sees them: what is owed, by when, and what will be paid when. */
export async function asCreatorSees(
  ctx: Needs,
  applications: readonly StoredApplication[],
): Promise<MyCollaboration[]> {
  const [campaigns, pieces] = await Promise.all([
    ctx.campaigns.byIds(applications.map(({ campaignId }) => campaignId)),
    ctx.applications.deliverablesOf(applications.map(({ id }) => id)),
  ]);
  const pictures = await ctx.assets.pictures([...campaigns.values()].map(({ coverAssetId }) => coverAssetId));
  const now = ctx.now();
  return applications.flatMap((stored) => {
    const campaign = campaigns.get(stored.campaignId);
    if (!campaign) return [];
    const application = asItsCreatorMayKnow(stored, now);
    const owed = pieces.get(application.id) ?? [];
    const over = application.status === "rejected" || application.status === "withdrawn";
    return {
      ...application,
      light: lightOf(application, owed, now),
      answerDueAt: promisedAnswer(application, campaign),
      payment: over ? null : expectedPayment(campaign, application, now),
      deliverables: owed.map((piece) => ({ ...piece, light: deliverableLight(piece, now) })),
      campaign: {
        ...campaign,
        cover: pictures.get(campaign.coverAssetId ?? "") ?? null,
        sendsProduct: sendsProduct(campaign),
        products: [],
      },
    };
  });
}

/** A creator's own applications, the latest first. */
export async function myApplications(
  ctx: Needs,
  creatorId: string,
  request: { cursor?: string | null; limit: number },
): Promise<Page<MyCollaboration>> {
  const page = await ctx.applications.ofCreator(creatorId, request);
  return { ...page, items: await asCreatorSees(ctx, page.items) };
}

/** One application as its creator sees it. */
export async function asCreatorSeesOne(
  ctx: Needs & Pick<Ports, "products" | "brands">,
  creatorId: string,
  id: string,
): Promise<MyCollaboration> {
  const [mine] = await asCreatorSees(ctx, [await ownApplication(ctx, creatorId, id)]);
  if (!mine) throw new Refusal("not-found", "no-such-application");
  const products = await productsOf(ctx, (await campaignById(ctx, mine.campaign.id)).productIds);
  return { ...mine, campaign: { ...mine.campaign, products } };
}

/** A decision that can still be taken back has not reached the creator: neither it nor its words. */
export function asItsCreatorMayKnow(application: StoredApplication, now: Date): StoredApplication {
  const status = statusForCreator(application, now);
  if (status === application.status) return application;
  const shortlistedAt = status === "shortlisted" ? application.shortlistedAt : null;
  return { ...application, status, shortlistedAt, rejectionMessage: "", ending: null, endedAt: null };
}

function promisedAnswer(
  application: StoredApplication,
  campaign: { applicationDeadline: Date } | undefined,
): Date | null {
  return campaign && APPLICATION_WAITING.includes(application.status) ? answerDueAt(campaign, application) : null;
}

function lightOf(application: StoredApplication, pieces: readonly StoredDeliverable[], now: Date): TrafficLight {
  if (application.status === "rejected" || application.status === "withdrawn") return worstLight([]);
  return worstLight(pieces.map((piece) => deliverableLight(piece, now)));
}
