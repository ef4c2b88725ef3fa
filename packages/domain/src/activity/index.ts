export {
  type ActivityChange,
  type ActivityEntry,
  type ActivityValue,
  activityEntry,
  campaignActivityRequest,
  creatorActivityRequest,
} from "./activity.ts";
export { changesOf } from "./changes.ts";
