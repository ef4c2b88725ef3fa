export { ImageUpload } from "./image-upload.tsx";
export { md5OfFile } from "./md5-of-file.ts";
export { MediaImage } from "./media-image.tsx";
export { PostFailed, postFile } from "./post-file.ts";
export { type UploadState, type UploadSteps, useImageUpload } from "./use-image-upload.ts";
