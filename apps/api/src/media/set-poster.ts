import { Refusal } from "@vitrina/domain";
import { type PosterRequest, policyOf } from "@vitrina/domain/media";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { PlacedFile } from "./assets.store.ts";

type Needs = Pick<Ports, "assets"> & { actor: Actor };

/** Puts a picture beside a film, to be opened with it and kept as long: both from the same person and for the same purpose. */
export async function setPoster({ assets, actor }: Needs, { assetId, posterAssetId }: PosterRequest): Promise<void> {
  const files = await assets.files([assetId, posterAssetId]);
  const [film, poster] = [files.get(assetId), files.get(posterAssetId)];
  if (film?.uploadedBy !== actor.userId || poster?.uploadedBy !== actor.userId) {
    throw new Refusal("not-found", "no-such-asset");
  }
  if (film.kind !== "video" || poster.kind !== "image" || film.purpose !== poster.purpose) {
    throw new Refusal("breaks-a-rule", "upload-wrong-type", { field: "posterAssetId" });
  }
  if (policyOf(film.purpose).class === "public") {
    throw new Refusal("breaks-a-rule", "upload-wrong-type", { field: "assetId" });
  }
  await assets.setPoster(assetId, posterAssetId);
}

/** The address of a film's poster, good for as long as that of the film, which is opened and logged with it. */
export async function posterUrlOf(
  { assets, media }: Pick<Ports, "assets" | "media">,
  { posterAssetId }: PlacedFile,
  expiresAt: Date,
): Promise<string | null> {
  if (posterAssetId === null) return null;
  const poster = (await assets.files([posterAssetId])).get(posterAssetId);
  return poster ? media.privateUrl(poster, expiresAt) : null;
}
