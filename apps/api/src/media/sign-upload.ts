import { Refusal } from "@vitrina/domain";
import { MEDIA_POLICIES, type MediaPurpose, type SignedUpload } from "@vitrina/domain/media";
import { type Actor, type CreatorScope, doorIncludes, type Permission, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "assets" | "media" | "newId"> & { actor: Actor };

type Upload = { purpose: MediaPurpose; fileName: string; bytes: number; md5: string | null };

/** Reserves a place for one file and hands back the permission to send it there, straight to where files live. */
export async function signUpload(ctx: Needs, upload: Upload): Promise<SignedUpload> {
  assertMayUpload(ctx.actor, upload.purpose);
  const { maxBytes, folder } = MEDIA_POLICIES[upload.purpose];
  if (upload.bytes === 0) throw new Refusal("breaks-a-rule", "upload-empty", { field: "file" });
  if (upload.bytes > maxBytes) {
    throw new Refusal("breaks-a-rule", "upload-too-large", { field: "file", bytes: upload.bytes, maxBytes });
  }

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

/** What creators upload, and nobody else, with the scope their key needs for it. */
const CREATORS_OWN: Partial<Record<MediaPurpose, CreatorScope>> = {
  profile_picture: "profile:write",
  deliverable_file: "work:write",
};

/** What both sides of a conversation send each other. */
const SENT_BY_BOTH: Partial<Record<MediaPurpose, { creator: CreatorScope; admin: Permission }>> = {
  message_file: { creator: "work:write", admin: "messages:write" },
};

function mayUploadTo({ creator, admin }: { creator: CreatorScope; admin: Permission }, actor: Actor): boolean {
  return actor.kind === "creator"
    ? doorIncludes(actor, creator)
    : roleAllows(actor.role, admin) && doorIncludes(actor, admin);
}

export function assertMayUpload(actor: Actor, purpose: MediaPurpose): void {
  const both = SENT_BY_BOTH[purpose];
  const mayUpload = both
    ? mayUploadTo(both, actor)
    : actor.kind === "creator"
      ? CREATORS_OWN[purpose] !== undefined && doorIncludes(actor, CREATORS_OWN[purpose])
      : CREATORS_OWN[purpose] === undefined &&
        roleAllows(actor.role, "media:write") &&
        doorIncludes(actor, "media:write");
  if (!mayUpload) throw new Refusal("not-allowed", "permission-missing", { permission: "media:write", purpose });
}
