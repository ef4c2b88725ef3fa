export { browserSurroundings, FileUnreadable } from "./in-browser.ts";
export { type Pace, Pacer } from "./pace.ts";
export { type FileOrder, forgetFile, type Surroundings, sendFile } from "./send-file.ts";
export { sendPoster } from "./send-poster.ts";
export {
  memoryOfProgram,
  type Unfinished,
  type UploadMemory,
  type UploadState,
  unfinishedIn,
} from "./upload-memory.ts";
