import type { Page } from "@vitrina/domain";
import { type CreatorRow, type CreatorsRequest, completenessPercent } from "@vitrina/domain/creators";
import type { Ports } from "../ports.ts";
import { followersOf } from "./creator-document.ts";
import type { StoredCreator } from "./creators.store.ts";

type Needs = Pick<Ports, "creators" | "assets">;

/** The agency's list of creators. */
export async function creatorList(ctx: Needs, request: CreatorsRequest): Promise<Page<CreatorRow>> {
  const page = await ctx.creators.page(request);
  return { ...page, items: await asAgencySees(ctx, page.items) };
}

/** Creators as the agency sees them in a list. */
export async function asAgencySees(
  ctx: Pick<Ports, "assets">,
  creators: readonly StoredCreator[],
): Promise<CreatorRow[]> {
  const pictures = await ctx.assets.pictures(creators.map(({ profilePictureAssetId }) => profilePictureAssetId));
  return creators.map((creator) => ({
    ...creator,
    picture: pictures.get(creator.profilePictureAssetId ?? "") ?? null,
    followers: followersOf(creator),
    completeness: completenessPercent(creator),
  }));
}
