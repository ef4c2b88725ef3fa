import { Refusal } from "@vitrina/domain";
import type { StoredFile } from "@vitrina/domain/media";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { seenFile } from "./seen-file.ts";

type Needs = Pick<Ports, "assets" | "media"> & { actor: Actor };

type Told = {
  assetId: string;
  md5: string;
  result: { asset_id: string; public_id: string; version: number; signature: string } | null;
};

/** Believes that a file arrived only once the stored bytes and their checksum are those of the source. */
export async function confirmFile(ctx: Needs, { assetId, md5, result }: Told): Promise<StoredFile> {
  const asset = await ctx.assets.byId(assetId);
  if (!asset || asset.uploadedBy !== ctx.actor.userId) throw new Refusal("not-found", "no-such-asset");

  if (asset.status === "reserved") {
    const { purpose, folder, expectedBytes: bytes } = asset;
    await ctx.assets.verify(
      assetId,
      await ctx.media.verifyUpload(result, { purpose, publicId: assetId, folder, bytes, md5 }),
    );
  }
  // The sweep may have taken the file in before its sender knew the checksum: then it is compared now.
  if (asset.status === "verified" && asset.expectedMd5 !== null && asset.expectedMd5 !== md5) {
    throw new Refusal("breaks-a-rule", "upload-not-verified", { field: "file" });
  }
  const file = (await ctx.assets.files([assetId])).get(assetId);
  if (!file) throw new Refusal("not-found", "no-such-asset");
  return seenFile(file);
}
