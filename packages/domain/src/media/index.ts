export {
  CHUNK_BYTES,
  confirmFileRequest,
  renewFileRequest,
  SIGNATURE_FRESH_MS,
  type SignedFile,
  type StoredFile,
  signedFile,
  signFileRequest,
  storedFile,
} from "./big-files.ts";
export {
  type FileFormat,
  type ImageFormat,
  isVideo,
  MEDIA_POLICIES,
  type MediaClass,
  type MediaPolicy,
  type MediaPurpose,
  mediaPurpose,
  type VideoFormat,
} from "./purposes.ts";
export {
  confirmUploadRequest,
  type Picture,
  picture,
  type SignedUpload,
  signedUpload,
  signUploadRequest,
} from "./requests.ts";
