export { blocksApplying, missingParts, type ProfilePart } from "./completeness.ts";
export {
  CREATOR_STATUSES,
  type CreatorProfile,
  type CreatorStatus,
  creatorProfile,
  creatorStatus,
  type MyProfile,
  myProfile,
  PLATFORMS,
  phone,
  platform,
  type SocialAccount,
  socialAccount,
  updateMyProfileRequest,
} from "./creator.ts";
