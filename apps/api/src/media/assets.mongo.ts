import { type Database, idIn, objectId, type Row, searchText } from "@vitrina/db";
import { MEDIA_POLICIES, type MediaPurpose, type Picture } from "@vitrina/domain/media";
import type { Asset, AssetStore, PlacedFile } from "./assets.store.ts";

type AssetRow = Row<"media_assets">;

/** Addresses of a stored picture's sizes, narrowest first, and of its placeholder. */
export type PictureSources = (file: {
  publicId: string;
  version: number;
  format: string;
  width: number;
  height: number;
}) => Pick<Picture, "sources" | "placeholder">;

/** The register's checksum field is never empty otherwise. */
const NOT_YET_KNOWN = "";

function toFile(row: Pick<AssetRow, keyof AssetRow>): PlacedFile[] {
  const { _id, purpose, publicId, uploadedBy, fileName, format, bytes, width, height, resourceType } = row;
  const posterAssetId = row.posterAssetId ?? null;
  if (format === null || bytes === null) return [];
  // Files that were verified before the register knew their kind are all pictures.
  const kind = resourceType === "video" ? "video" : "image";
  return [
    {
      assetId: _id,
      purpose: purpose as MediaPurpose,
      publicId,
      uploadedBy,
      fileName,
      kind,
      resourceType: resourceType === "raw" ? "raw" : kind,
      format,
      bytes,
      width: width || null,
      height: height || null,
      posterAssetId,
    },
  ];
}

export function mongoAssets(db: Database, now: () => Date, sourcesOf: PictureSources): AssetStore {
  function toPicture(row: Pick<AssetRow, "_id" | "publicId" | "version" | "format" | "width" | "height">): Picture[] {
    const { _id, publicId, version, format, width, height } = row;
    if (version === null || format === null || width === null || height === null) return [];
    return [{ assetId: _id, width, height, ...sourcesOf({ publicId, version, format, width, height }) }];
  }

  return {
    async reserve({ id, expectedMd5, ...asset }) {
      await db.orm.media_assets.create({
        ...asset,
        expectedMd5: expectedMd5 ?? NOT_YET_KNOWN,
        _id: id,
        mediaClass: MEDIA_POLICIES[asset.purpose].class,
        status: "reserved",
        outsideAssetId: null,
        version: null,
        format: null,
        bytes: null,
        width: null,
        height: null,
        resourceType: null,
        createdAt: now(),
        verifiedAt: null,
        searchText: searchText(asset.fileName),
        replacedBy: null,
        replaces: null,
        orphanedAt: null,
        deleteAfter: null,
        deletingSince: null,
        deletedAt: null,
        failedReason: null,
        renewedAt: null,
        posterAssetId: null,
      });
    },

    async byId(id) {
      const row = await db.orm.media_assets.where({ _id: id }).first();
      if (!row) return null;
      const expectedMd5 = row.expectedMd5 === NOT_YET_KNOWN ? null : row.expectedMd5;
      return { ...row, id: row._id, expectedMd5 } as unknown as Asset;
    },

    async verify(id, file) {
      await db.orm.media_assets
        .where({ _id: id, status: "reserved" })
        .updateAndCount({ ...file, status: "verified", verifiedAt: now() });
    },

    async setPoster(id, posterAssetId) {
      await db
        .collection("media_assets")
        .updateOne({ _id: objectId(id), status: "verified", posterAssetId: null }, { $set: { posterAssetId } });
    },

    async pictures(ids) {
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      if (wanted.length === 0) return new Map();
      const rows = await db.orm.media_assets.where({ status: "verified" }).where(idIn("_id", wanted)).all();
      return new Map(rows.flatMap(toPicture).map((picture) => [picture.assetId, picture]));
    },

    async files(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db.orm.media_assets.where({ status: "verified" }).where(idIn("_id", ids)).all();
      return new Map(rows.flatMap(toFile).map((file) => [file.assetId, file]));
    },

    async isUsable(id, purpose, uploadedBy) {
      const row = await db.orm.media_assets.where({ _id: id, purpose, status: "verified" }).first();
      return row !== null && (uploadedBy === undefined || row.uploadedBy === uploadedBy);
    },
  };
}
