export {
  type ImageFormat,
  MEDIA_POLICIES,
  type MediaClass,
  type MediaPolicy,
  type MediaPurpose,
  mediaPurpose,
} from "./purposes.ts";
export {
  confirmUploadRequest,
  type Picture,
  picture,
  type SignedUpload,
  signedUpload,
  signUploadRequest,
} from "./requests.ts";
