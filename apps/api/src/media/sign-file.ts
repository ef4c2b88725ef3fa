import { Refusal } from "@vitrina/domain";
import { CHUNK_BYTES, type MediaPurpose, type SignedFile } from "@vitrina/domain/media";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { assertMayUpload, signUpload } from "./sign-upload.ts";

type Needs = Pick<Ports, "assets" | "media" | "newId" | "usage" | "now"> & { actor: Actor };

/** Reserves a place for a file that travels in pieces; its checksum is told when it has arrived. */
export async function signFile(
  ctx: Needs,
  file: { purpose: MediaPurpose; fileName: string; bytes: number },
): Promise<SignedFile> {
  return { ...(await signUpload(ctx, { ...file, md5: null })), chunkBytes: CHUNK_BYTES };
}

/** A new permission for a file that is still under way: each is good for an hour, and slow lines take longer. */
export async function renewFile(ctx: Needs, { assetId }: { assetId: string }): Promise<SignedFile> {
  const asset = await ctx.assets.byId(assetId);
  if (!asset || asset.uploadedBy !== ctx.actor.userId) throw new Refusal("not-found", "no-such-asset");
  assertMayUpload(ctx.actor, asset.purpose);
  const { purpose, folder, id } = asset;
  return { assetId, ...ctx.media.signUpload({ purpose, folder, publicId: id }), chunkBytes: CHUNK_BYTES };
}
