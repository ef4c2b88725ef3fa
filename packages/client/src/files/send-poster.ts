import type { MediaPurpose, StoredFile } from "@vitrina/domain/media";
import type { ApiClient } from "../react.ts";
import { posterOf } from "./poster-of.ts";
import { type Surroundings, sendFile } from "./send-file.ts";

type Order = { film: StoredFile; file: Blob; purpose: MediaPurpose; signal: AbortSignal };

/**
 * Takes a picture out of a film that has just been stored and stores it beside it, through the same door and of the same
 * class. False when the browser could not take one: then the film has no poster.
 */
export async function sendPoster(
  client: ApiClient,
  surroundings: Surroundings,
  { film, file, purpose, signal }: Order,
): Promise<boolean> {
  const picture = await posterOf(file, signal);
  if (!picture) return false;
  const poster = await sendFile(surroundings, {
    file: picture,
    fileName: `${film.fileName.replace(/\.[^.]*$/, "").slice(0, 180)}.poster.jpg`,
    purpose,
    subject: film.assetId,
    signal,
  });
  await client.media.setPoster.mutate({ assetId: film.assetId, posterAssetId: poster.assetId });
  return true;
}
