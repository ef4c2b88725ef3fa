import { z } from "zod";
import { id, line } from "../shapes.ts";
import { mediaPurpose } from "./purposes.ts";
import { confirmUploadRequest, md5, signedUpload } from "./requests.ts";

/** What one request carries of a file that is sent in pieces. Cloudinary takes no piece but the last below 5 MB. */
export const CHUNK_BYTES = 6 * 1024 * 1024;

/** A permission is good for an hour; whoever sends for longer asks for a new one after this time. */
export const SIGNATURE_FRESH_MS = 40 * 60 * 1000;

/** A file whose checksum is known only once it was read through, which happens while it is sent. */
export const signFileRequest = z.object({
  purpose: mediaPurpose,
  fileName: line(200),
  bytes: z.number().int().min(0),
});
export const renewFileRequest = z.object({ assetId: id });

/** Where to send the pieces: form posts of `fields` plus the part `file`, each `chunkBytes` long but the last. */
export const signedFile = signedUpload.extend({ chunkBytes: z.number().int() });
export type SignedFile = z.infer<typeof signedFile>;

/** `result` is what Cloudinary answered to the last piece; null when that answer was lost on the way. */
export const confirmFileRequest = z.object({
  assetId: id,
  md5,
  result: confirmUploadRequest.shape.result.nullable(),
});

/** A stored file without an address: who may see it asks for one. */
export const storedFile = z.object({
  assetId: id,
  fileName: z.string(),
  kind: z.enum(["image", "video"]),
  format: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type StoredFile = z.infer<typeof storedFile>;
