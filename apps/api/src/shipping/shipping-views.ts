import type { Page } from "@vitrina/domain";
import { type Address, type ParcelRow, type ShippingListRequest, shippingStateOf } from "@vitrina/domain/shipping";
import { applicationById } from "../applications/application-views.ts";
import type { StoredApplication } from "../applications/applications.store.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "applications" | "shipping" | "campaigns" | "creators" | "assets">;

/** A campaign's parcels as the agency lists them. */
export async function parcelsOfCampaign(ctx: Needs, request: ShippingListRequest): Promise<Page<ParcelRow>> {
  await campaignById(ctx, request.campaignId);
  const page = await ctx.shipping.page(request);
  return { ...page, items: await asParcels(ctx, page.items) };
}

/** One parcel as the agency sees it. */
export async function parcelDetail(ctx: Needs, id: string): Promise<ParcelRow> {
  const [row] = await asParcels(ctx, [await applicationById(ctx, id)]);
  if (!row) throw new Error("An application that was read is no longer there.");
  return row;
}

/** Where the creator's last parcel went, or the address of their profile, to confirm with one tap. */
export async function suggestedAddress(ctx: Pick<Ports, "creators">, creatorId: string): Promise<Address | null> {
  return (await ctx.creators.byId(creatorId))?.shippingAddress ?? null;
}

async function asParcels(ctx: Needs, applications: readonly StoredApplication[]): Promise<ParcelRow[]> {
  const creators = await ctx.creators.byIds(applications.map(({ creatorId }) => creatorId));
  const pictures = await ctx.assets.pictures(
    [...creators.values()].map(({ profilePictureAssetId }) => profilePictureAssetId),
  );
  return applications.map((application) => {
    const creator = creators.get(application.creatorId);
    return {
      ...application,
      creatorPhone: creator?.phone ?? "",
      creatorPicture: pictures.get(creator?.profilePictureAssetId ?? "") ?? null,
      state: shippingStateOf(application),
      clockPaused: application.pauses.some(({ until }) => !until),
    };
  });
}
