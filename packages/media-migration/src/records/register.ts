import type { StoredAsset } from "@vitrina/media";
import { type Db, Int32, MongoServerError, ObjectId } from "mongodb";

/** Who the register names for what the move stored. */
export const MOVED_BY = "media-migration";
export const FOLDER = "migrated";

export type Reservation = {
  sha256: string;
  md5: string;
  bytes: number;
  purpose: string;
  fileName: string;
  now: Date;
};

export type StoredContent = {
  assetId: string;
  publicId: string;
  version: number;
  format: string;
  resourceType: StoredAsset["resourceType"];
};

/** The product's register of files, as far as the move needs it. A row is there before its file is. */
export type Register = {
  find: (sha256: string) => Promise<StoredContent | undefined>;
  reserve: (reservation: Reservation) => Promise<void>;
  keep: (sha256: string, stored: StoredAsset, now: Date) => Promise<StoredContent>;
  /** Makes the next copy store it again. */
  doubt: (sha256: string) => Promise<void>;
};

export const publicIdOf = (sha256: string): string => `${FOLDER}/${sha256}`;
export const assetIdOf = (sha256: string): ObjectId => new ObjectId(sha256.slice(0, 24));

const DUPLICATE = 11_000;

export function mongoRegister(db: Db): Register {
  const rows = db.collection("media_assets");
  return {
    async find(sha256) {
      const row = await rows.findOne({ _id: assetIdOf(sha256), status: "verified", publicId: publicIdOf(sha256) });
      if (!row) return undefined;
      return {
        assetId: row._id.toHexString(),
        publicId: row.publicId,
        version: Number(row.version),
        format: row.format,
        resourceType: row.resourceType,
      };
    },

    async reserve({ sha256, md5, bytes, purpose, fileName, now }) {
      const nothingYet = {
        outsideAssetId: null,
        version: null,
        format: null,
        bytes: null,
        width: null,
        height: null,
        resourceType: null,
        verifiedAt: null,
      };
      await rows
        .insertOne({
          _id: assetIdOf(sha256),
          purpose,
          mediaClass: "public",
          status: "reserved",
          publicId: publicIdOf(sha256),
          folder: FOLDER,
          fileName: fileName.slice(0, 200),
          expectedBytes: new Int32(bytes),
          expectedMd5: md5,
          uploadedBy: MOVED_BY,
          createdAt: now,
          ...nothingYet,
        })
        .catch((error: unknown) => {
          if (!(error instanceof MongoServerError && error.code === DUPLICATE)) throw error;
        });
    },

    async keep(sha256, stored, now) {
      await rows.updateOne(
        { _id: assetIdOf(sha256) },
        {
          $set: {
            status: "verified",
            outsideAssetId: stored.assetId,
            version: new Int32(stored.version),
            format: stored.format,
            bytes: new Int32(stored.bytes),
            width: stored.width === undefined ? null : new Int32(stored.width),
            height: stored.height === undefined ? null : new Int32(stored.height),
            resourceType: stored.resourceType,
            verifiedAt: now,
          },
        },
      );
      const { publicId, version, format, resourceType } = stored;
      return { assetId: assetIdOf(sha256).toHexString(), publicId, version, format, resourceType };
    },

    async doubt(sha256) {
      await rows.updateOne({ _id: assetIdOf(sha256) }, { $set: { status: "reserved", verifiedAt: null } });
    },
  };
}
