export { admitted, type UploadSteps } from "./carry-image.ts";
export { chosenFiles, type FoundFile, filesIn } from "./files-in.ts";
export { ImageQueue, type QueuedImage } from "./image-queue.ts";
export { ImageUpload } from "./image-upload.tsx";
export { md5OfFile } from "./md5-of-file.ts";
export { MediaImage } from "./media-image.tsx";
export { PostFailed, postFile } from "./post-file.ts";
export { useImageQueue } from "./use-image-queue.ts";
export { type UploadState, useImageUpload } from "./use-image-upload.ts";
