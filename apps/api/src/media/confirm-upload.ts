import { Refusal } from "@vitrina/domain";
import type { Picture } from "@vitrina/domain/media";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "assets" | "media"> & { actor: Actor };

type UploadResult = { asset_id: string; public_id: string; version: number; signature: string };

/** Believes an upload only once the stored file itself was compared with what was announced; then it is in the register. */
export async function confirmUpload(
  ctx: Needs,
  { assetId, result }: { assetId: string; result: UploadResult },
): Promise<Picture> {
  const asset = await ctx.assets.byId(assetId);
  if (!asset || asset.uploadedBy !== ctx.actor.userId) throw new Refusal("not-found", "no-such-asset");

  if (asset.status === "reserved") {
    if (asset.expectedMd5 === null) throw new Refusal("wrong-moment", "upload-not-verified");
    const file = await ctx.media.verifyUpload(result, {
      purpose: asset.purpose,
      publicId: asset.id,
      folder: asset.folder,
      bytes: asset.expectedBytes,
      md5: asset.expectedMd5,
    });
    await ctx.assets.verify(assetId, file);
  }
  const picture = (await ctx.assets.pictures([assetId])).get(assetId);
  if (!picture) throw new Refusal("not-found", "no-such-asset");
  return picture;
}
