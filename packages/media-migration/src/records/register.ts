import type { StoredAsset } from "@vitrina/media";
import { type Collection, type Db, type Document, Int32, MongoBulkWriteError, ObjectId } from "mongodb";
import { Together } from "../conduct/together.ts";

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

/** `doubted`: something lies there that is not this content. */
export type Claim = { is: "stored"; content: StoredContent } | { is: "new" | "doubted" };

/** The product's register of files, as far as the move needs it. A row is there before its file is. */
export type Register = {
  /** Whether this content is stored already. When it is not, its row is there afterwards. */
  claim: (reservation: Reservation) => Promise<Claim>;
  keep: (sha256: string, stored: StoredAsset, now: Date) => Promise<StoredContent>;
  /** Takes away rows whose file was never sent: their document was changed after the program was killed. */
  tidy: (isThere: (publicId: string) => Promise<boolean>) => Promise<void>;
  /** Makes the next copy store it again. */
  doubt: (sha256: string) => Promise<void>;
};

export const publicIdOf = (sha256: string): string => `${FOLDER}/${sha256}`;
export const assetIdOf = (sha256: string): ObjectId => new ObjectId(sha256.slice(0, 24));

const DUPLICATE = 11_000;

export function mongoRegister(db: Db): Register {
  const rows = db.collection("media_assets");

  const claims = new Together<Reservation, Claim>(async (wanted) => {
    const ids = wanted.map(({ sha256 }) => assetIdOf(sha256));
    const there = new Map((await rows.find({ _id: { $in: ids } }).toArray()).map((row) => [String(row._id), row]));
    const fresh = wanted.filter((_, index) => !there.has(String(ids[index])));
    if (fresh.length > 0) await insertNew(rows, fresh.map(reservedRow));
    return wanted.map(({ sha256 }, index) => claimOn(there.get(String(ids[index])), publicIdOf(sha256)));
  });
  const keeps = new Together<{ sha256: string; stored: StoredAsset; now: Date }, undefined>(async (kept) => {
    await rows.bulkWrite(
      kept.map(({ sha256, stored, now }) => ({
        updateOne: { filter: { _id: assetIdOf(sha256) }, update: { $set: verifiedFields(stored, now) } },
      })),
      { ordered: false },
    );
    return kept.map(() => undefined);
  });

  return {
    claim: (reservation) => claims.ask(reservation),

    async keep(sha256, stored, now) {
      await keeps.ask({ sha256, stored, now });
      const { publicId, version, format, resourceType } = stored;
      return { assetId: assetIdOf(sha256).toHexString(), publicId, version, format, resourceType };
    },

    async tidy(isThere) {
      const mine = { uploadedBy: MOVED_BY, status: "reserved", outsideAssetId: null };
      for await (const { _id, publicId } of rows.find(mine, { projection: { publicId: 1 } })) {
        if (!(await isThere(String(publicId)))) await rows.deleteOne({ _id, ...mine });
      }
    },

    async doubt(sha256) {
      await rows.updateOne({ _id: assetIdOf(sha256) }, { $set: { status: "reserved", verifiedAt: null } });
    },
  };
}

function claimOn(row: Document | undefined, publicId: string): Claim {
  if (row?.publicId !== publicId) return { is: "new" };
  const { _id, status, version, format, resourceType } = row;
  if (status !== "verified") return { is: row.outsideAssetId === null ? "new" : "doubted" };
  return { is: "stored", content: { assetId: String(_id), publicId, version: Number(version), format, resourceType } };
}

/** A row that somebody else made in between is as good. */
async function insertNew(rows: Collection, fresh: Document[]): Promise<void> {
  await rows.insertMany(fresh, { ordered: false }).catch((error: unknown) => {
    const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE)) throw error;
  });
}

function reservedRow({ sha256, md5, bytes, purpose, fileName, now }: Reservation): Document {
  return {
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
    outsideAssetId: null,
    version: null,
    format: null,
    bytes: null,
    width: null,
    height: null,
    resourceType: null,
    verifiedAt: null,
  };
}

function verifiedFields(stored: StoredAsset, now: Date): Document {
  return {
    status: "verified",
    outsideAssetId: stored.assetId,
    version: new Int32(stored.version),
    format: stored.format,
    bytes: new Int32(stored.bytes),
    width: stored.width === undefined ? null : new Int32(stored.width),
    height: stored.height === undefined ? null : new Int32(stored.height),
    resourceType: stored.resourceType,
    verifiedAt: now,
  };
}
