export { blocksApplying, completenessPercent, missingParts, PROFILE_PARTS, type ProfilePart } from "./completeness.ts";
export {
  CREATOR_STATUSES,
  type CreatorProfile,
  type CreatorRow,
  type CreatorStatus,
  type CreatorsRequest,
  changeCreatorStatusRequest,
  creatorProfile,
  creatorRow,
  creatorStatus,
  creatorsRequest,
  type MyProfile,
  myProfile,
  PLATFORMS,
  phone,
  platform,
  type SocialAccount,
  socialAccount,
  updateMyProfileRequest,
} from "./creator.ts";
export { asSearched } from "./search.ts";
export { assertMayWork } from "./standing.ts";
