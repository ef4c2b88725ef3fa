export {
  inspectPicture,
  type PictureFacts,
  type PictureProblem,
  pictureProblem,
  pictureProblemInSteps,
} from "./inspect.ts";
export { type SniffedFormat, sniffFormat } from "./sniff.ts";
export { withoutPlace } from "./without-place.ts";
