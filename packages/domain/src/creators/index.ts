export {
  assertBorn,
  birthDate,
  CLOTHES_SIZES,
  LANGUAGES,
  type Language,
  language,
  type ShippingAddress,
  type Sizes,
  shippingAddress,
  sizes,
} from "./about.ts";
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
export {
  type BlockedAct,
  blocks,
  blocksApplying,
  completenessPercent,
  missingParts,
  PROFILE_PARTS,
  type ProfilePart,
} from "./completeness.ts";
export {
  CREATOR_STATUSES,
  type CreatorProfile,
  type CreatorStatus,
  creatorProfile,
  creatorStatus,
  type MyProfile,
  myProfile,
  onboardingPlace,
  PLATFORMS,
  type Platform,
  phone,
  platform,
  type SocialAccount,
  socialAccount,
  updateMyProfileRequest,
  type WrittenProfile,
  writtenAccount,
  writtenProfile,
} from "./creator.ts";
export { handleAddress, handleOf } from "./handle.ts";
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
export {
  afterStep,
  assertMayStandAt,
  furtherPlace,
  maySkip,
  ONBOARDING_STEPS,
  type OnboardingPlace,
  type OnboardingStep,
} from "./onboarding.ts";
export { asE164 } from "./phone-number.ts";
export { asSearched } from "./search.ts";
export { assertMayWork } from "./standing.ts";
export { whatsappAddress } from "./whatsapp.ts";
