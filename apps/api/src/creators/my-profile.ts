import { Refusal } from "@vitrina/domain";
import { type CreatorProfile, type MyProfile, missingParts } from "@vitrina/domain/creators";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "creators" | "assets"> & { actor: CreatorActor };

/** The creator's own profile, with what is still missing in it. */
export async function myProfile(ctx: Needs): Promise<MyProfile> {
  const creator = await ctx.creators.byId(ctx.actor.creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  const pictures = await ctx.assets.pictures([creator.profilePictureAssetId]);
  return {
    ...creator,
    picture: pictures.get(creator.profilePictureAssetId ?? "") ?? null,
    missing: missingParts(creator),
  };
}

/** Stores what a creator writes about themself, unless the profile was changed elsewhere meanwhile. */
export async function updateMyProfile(
  ctx: Needs,
  { revision, profile }: { revision: number; profile: CreatorProfile },
): Promise<MyProfile> {
  const { profilePictureAssetId } = profile;
  if (
    profilePictureAssetId &&
    !(await ctx.assets.isUsable(profilePictureAssetId, "profile_picture", ctx.actor.userId))
  ) {
    throw new Refusal("breaks-a-rule", "no-such-asset", { field: "profilePictureAssetId" });
  }
  if (!(await ctx.creators.changeIfStill(ctx.actor.creatorId, revision, profile))) {
    throw new Refusal("changed-meanwhile", "profile-changed");
  }
  return myProfile(ctx);
}
