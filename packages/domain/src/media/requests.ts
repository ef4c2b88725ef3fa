import { z } from "zod";
import { id, line } from "../shapes.ts";
import { mediaPurpose } from "./purposes.ts";

/** MD5 as 32 lower-case hexadecimal characters. */
export const md5 = z.string().regex(/^[0-9a-f]{32}$/);

/** What the uploader says about a file before sending it: size in bytes and MD5 (hex), both compared afterwards. */
export const signUploadRequest = z.object({
  purpose: mediaPurpose,
  fileName: line(200),
  bytes: z.number().int().min(0),
  md5,
});

/** Where and how to send the file: a form post of `fields` plus the part `file`. */
export const signedUpload = z.object({ assetId: id, url: z.string(), fields: z.record(z.string(), z.string()) });
export type SignedUpload = z.infer<typeof signedUpload>;

/** What Cloudinary answered to the uploader; believed only after its signature and the stored file were checked. */
export const confirmUploadRequest = z.object({
  assetId: id,
  result: z.object({
    asset_id: line(100),
    public_id: line(300),
    version: z.number().int().positive(),
    signature: line(200),
  }),
});

/** A film and the picture beside it that is shown until it plays; both are stored already. */
export const posterRequest = z.object({ assetId: id, posterAssetId: id });
export type PosterRequest = z.infer<typeof posterRequest>;

/**
 * A stored picture as screens need it: its own size in pixels and ready addresses, narrowest first. `placeholder` is a few
 * hundred bytes of it, blurred, to be seen while it comes.
 */
export const picture = z.object({
  assetId: id,
  width: z.number().int(),
  height: z.number().int(),
  sources: z.array(z.object({ width: z.number().int(), url: z.string() })),
  placeholder: z.string().optional(),
});
export type Picture = z.infer<typeof picture>;
