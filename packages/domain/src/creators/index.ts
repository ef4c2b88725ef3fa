export {
  type ChangeCreatorStatusRequest,
  type CreatorDetail,
  type CreatorWork,
  changeCreatorStatusRequest,
  creatorDetail,
  creatorRequest,
  creatorWork,
  creatorWorkRequest,
} from "./agency.ts";
export { blocksApplying, completenessPercent, missingParts, PROFILE_PARTS, type ProfilePart } from "./completeness.ts";
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
export {
  COMPLETENESS_RANGES,
  CREATOR_SORTS,
  type CreatorCities,
  type CreatorRow,
  type CreatorsRequest,
  completenessRange,
  creatorCities,
  creatorRow,
  creatorsRequest,
  FOLLOWER_RANGES,
  followerRange,
  type NumberRange,
  ON_TIME_RANGES,
  onTimeRange,
} from "./listing.ts";
export { type CountedPiece, type CreatorNumbers, creatorNumbers, numbersOf } from "./numbers.ts";
export { asSearched } from "./search.ts";
export { assertMayWork } from "./standing.ts";
export { whatsappAddress } from "./whatsapp.ts";
