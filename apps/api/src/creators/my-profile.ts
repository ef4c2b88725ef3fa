import { Refusal } from "@vitrina/domain";
import {
  assertBorn,
  assertMayStandAt,
  completenessPercent,
  type MyProfile,
  missingParts,
  type OnboardingPlace,
  type WrittenProfile,
} from "@vitrina/domain/creators";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "creators" | "assets" | "now"> & { actor: CreatorActor };

type Update = { revision: number; profile: WrittenProfile; onboardingStep?: OnboardingPlace | undefined };

/** The creator's own profile, with what is still missing in it. */
export async function myProfile(ctx: Omit<Needs, "now">): Promise<MyProfile> {
  const creator = await ctx.creators.byId(ctx.actor.creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  const pictures = await ctx.assets.pictures([creator.profilePictureAssetId]);
  return {
    ...creator,
    picture: pictures.get(creator.profilePictureAssetId ?? "") ?? null,
    missing: missingParts(creator),
    completeness: completenessPercent(creator),
  };
}

/**
 * Stores what a creator writes about themself, unless the profile was changed elsewhere meanwhile. What is not sent stays, and
 * a step of the beginning is not passed without what it needs.
 */
export async function updateMyProfile(ctx: Needs, { revision, profile, onboardingStep }: Update): Promise<MyProfile> {
  const { creatorId } = ctx.actor;
  const change = Object.fromEntries(Object.entries(profile).filter(([, part]) => part !== undefined)) as Written;
  await assertOwnPicture(ctx, change.profilePictureAssetId ?? null);
  if (change.birthDate) assertBorn(change.birthDate, ctx.now());
  if (onboardingStep) {
    const was = await ctx.creators.byId(creatorId);
    if (!was) throw new Refusal("not-found", "no-such-creator");
    assertMayStandAt(onboardingStep, { ...was, ...change });
  }
  const moved = onboardingStep ? { onboardingStep } : {};
  if (!(await ctx.creators.changeIfStill(creatorId, revision, { ...change, ...moved }))) {
    throw new Refusal("changed-meanwhile", "profile-changed");
  }
  return myProfile(ctx);
}

type Written = { [Part in keyof WrittenProfile]: Exclude<WrittenProfile[Part], undefined> };

async function assertOwnPicture({ assets, actor }: Needs, assetId: string | null): Promise<void> {
  if (assetId && !(await assets.isUsable(assetId, "profile_picture", actor.userId))) {
    throw new Refusal("breaks-a-rule", "no-such-asset", { field: "profilePictureAssetId" });
  }
}
