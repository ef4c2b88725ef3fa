import { Refusal } from "@vitrina/domain";
import { MEDIA_POLICIES, type MediaPurpose, policyOf, type SignedUpload } from "@vitrina/domain/media";
import { type Actor, doorIncludes, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { takeOfQuota } from "../usage/take-of-quota.ts";

type Needs = Pick<Ports, "assets" | "media" | "newId" | "usage" | "now"> & { actor: Actor };

type Upload = { purpose: MediaPurpose; fileName: string; bytes: number; md5: string | null };

/** Reserves a place for one file and hands back the permission to send it there, straight to where files live. */
export async function signUpload(ctx: Needs, upload: Upload): Promise<SignedUpload> {
  assertMayUpload(ctx.actor, upload.purpose);
  const { maxBytes, folder } = MEDIA_POLICIES[upload.purpose];
  const named = /\.([a-z0-9]+)$/i.exec(upload.fileName)?.[1]?.toLowerCase();
  if (named === "heic" || named === "heif") throw new Refusal("breaks-a-rule", "upload-heic", { field: "file" });
  if (named === "svg") throw new Refusal("breaks-a-rule", "upload-wrong-type", { field: "file" });
  if (upload.bytes === 0) throw new Refusal("breaks-a-rule", "upload-empty", { field: "file" });
  if (upload.bytes > maxBytes) {
    throw new Refusal("breaks-a-rule", "upload-too-large", { field: "file", bytes: upload.bytes, maxBytes });
  }

  await takeOfQuota(ctx, "uploads");
  await takeOfQuota(ctx, "upload-bytes", upload.bytes);
  const assetId = ctx.newId();
  await ctx.assets.reserve({
    id: assetId,
    purpose: upload.purpose,
    folder,
    publicId: `${folder}/${assetId}`,
    fileName: upload.fileName,
    expectedBytes: upload.bytes,
    expectedMd5: upload.md5,
    uploadedBy: ctx.actor.userId,
  });
  return { assetId, ...ctx.media.signUpload({ purpose: upload.purpose, folder, publicId: assetId }) };
}

export function assertMayUpload(actor: Actor, purpose: MediaPurpose): void {
  const { admin, creator } = policyOf(purpose).sentBy;
  const mayUpload =
    actor.kind === "creator"
      ? creator !== undefined && doorIncludes(actor, creator)
      : admin !== undefined && roleAllows(actor.role, admin) && doorIncludes(actor, admin);
  if (!mayUpload)
    throw new Refusal("not-allowed", "permission-missing", { permission: admin ?? "media:write", purpose });
}
