export { ImageUpload } from "./image-upload.tsx";
export { Md5, md5OfFile } from "./md5.ts";
export { MediaImage } from "./media-image.tsx";
export { PostFailed, postFile } from "./post-file.ts";
export { type UploadState, type UploadSteps, useImageUpload } from "./use-image-upload.ts";
