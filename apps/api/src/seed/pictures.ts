import { createHash } from "node:crypto";
import { MEDIA_POLICIES, type MediaPurpose } from "@vitrina/domain/media";
import type { Media } from "@vitrina/media";
import type { VerifiedFile } from "../media/assets.store.ts";
import type { Ports } from "../ports.ts";

/** As many at a time as the painting keeps busy. */
const AT_ONCE = 3;

export type PictureOrder = {
  name: string;
  purpose: MediaPurpose;
  /** JPEG unless given. */
  format?: "mp4";
  paint: () => Promise<Uint8Array>;
};

export type StoredPicture = {
  id: string;
  purpose: MediaPurpose;
  folder: string;
  fileName: string;
  md5: string;
  file: VerifiedFile;
};

export type Pictures = {
  /** Waits for the picture of this name to be painted and stored. */
  get: (name: string) => Promise<StoredPicture>;
  /** Settles when the last one is stored, or fails with the first that was not. */
  all: Promise<unknown>;
};

/** Paints and stores pictures in the background, in the order given. After one that fails, no other is begun. */
export function orderPictures(media: Pick<Media, "upload">, orders: readonly PictureOrder[]): Pictures {
  const waiting = [...orders];
  const promised = new Map(orders.map(({ name }) => [name, Promise.withResolvers<StoredPicture>()]));
  for (const { promise } of promised.values()) promise.catch(() => {});

  const giveUp = (error: unknown) => {
    waiting.length = 0;
    for (const { reject } of promised.values()) reject(error);
  };
  const work = async () => {
    for (let order = waiting.shift(); order; order = waiting.shift()) {
      try {
        promised.get(order.name)?.resolve(await store(media, order));
      } catch (error) {
        giveUp(error);
      }
    }
  };
  for (let hand = 0; hand < AT_ONCE; hand += 1) void work();

  const all = Promise.all([...promised.values()].map(({ promise }) => promise));
  all.catch(() => {});
  return {
    all,
    async get(name) {
      const picture = promised.get(name);
      if (!picture) throw new Error(`Nobody ordered a picture called ${name}.`);
      return picture.promise;
    },
  };
}

/**
 * The same picture always gets the same id, made from its bytes: a seed that was cut short finds its file where it left it.
 */
async function store(
  media: Pick<Media, "upload">,
  { name, purpose, format, paint }: PictureOrder,
): Promise<StoredPicture> {
  const bytes = await paint();
  const md5 = createHash("md5").update(bytes).digest("hex");
  const id = createHash("sha256").update(`${purpose}/${name}/${md5}`).digest("hex").slice(0, 24);
  const { folder } = MEDIA_POLICIES[purpose];
  const fileName = `${name}.${format ?? "jpg"}`;
  const stored = await media.upload({ purpose, folder, publicId: id, bytes, fileName });
  const { assetId, version, resourceType, width = 0, height = 0 } = stored;
  return {
    id,
    purpose,
    folder,
    fileName,
    md5,
    file: { outsideAssetId: assetId, version, format: stored.format, bytes: bytes.length, resourceType, width, height },
  };
}

/** Writes a stored picture into the register and hands back its id. */
export async function register(
  { assets }: Pick<Ports, "assets">,
  { id, purpose, folder, fileName, md5, file }: StoredPicture,
  uploadedBy: string,
): Promise<string> {
  await assets.reserve({
    id,
    purpose,
    folder,
    publicId: `${folder}/${id}`,
    fileName,
    expectedBytes: file.bytes,
    expectedMd5: md5,
    uploadedBy,
  });
  await assets.verify(id, file);
  return id;
}
