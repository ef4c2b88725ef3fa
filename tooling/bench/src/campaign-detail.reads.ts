import { deliverableLight, type TrafficLight, worstLight } from "@vitrina/domain/deadlines";
import { DELIVERABLE_OPEN } from "@vitrina/domain/deliverables";
import type { ObjectId } from "mongodb";
import { CLOUD } from "./api-server.ts";
import { hashOf } from "./plant-key.ts";

const WIDTHS = [160, 320, 640, 960, 1280];

/** The account behind a key, as the API asks for it: one read. */
export function keyPipeline(key: string, now: Date) {
  return [
    { $match: { hash: hashOf(key), expiresAt: { $gt: now } } },
    { $limit: 1 },
    { $lookup: { from: "user", localField: "userId", foreignField: "_id", as: "owners" } },
  ];
}

export type KeyRow = { scopes: string[]; owners: { kind: string; role?: string; blockedAt?: Date | null }[] };

/** Whether the account behind a key may read campaigns. */
export function mayRead(row: KeyRow | undefined): boolean {
  const owner = row?.owners[0];
  return !!owner && !owner.blockedAt && owner.kind === "admin" && !!row?.scopes.includes("campaigns:read");
}

/** What the light of a campaign is computed from, as the API asks for it: one read. */
export function piecesPipeline(campaignId: ObjectId) {
  const isOpen = { $in: ["$status", DELIVERABLE_OPEN] };
  const isUndated = { $eq: [{ $ifNull: ["$dueAt", null] }, null] };
  return [
    { $match: { campaignId: { $in: [campaignId] } } },
    {
      $group: {
        _id: "$campaignId",
        soonest: { $min: { $cond: [isOpen, "$dueAt", null] } },
        undated: { $max: { $cond: [{ $and: [isOpen, isUndated] }, 1, 0] } },
        open: { $max: { $cond: [isOpen, 1, 0] } },
      },
    },
  ];
}

export type Pieces = { soonest: Date | null; undated: number; open: number };

export function lightOf(pieces: Pieces | undefined, now: Date): TrafficLight {
  if (!pieces) return worstLight([]);
  if (!pieces.open) return deliverableLight({ status: "approved", dueAt: null }, now);
  const parts: TrafficLight[] = [];
  if (pieces.soonest) parts.push(deliverableLight({ status: "pending", dueAt: pieces.soonest }, now));
  if (pieces.undated) parts.push(worstLight([]));
  return worstLight(parts);
}

export type StoredCover = { [Field in "publicId"]?: string | null } & {
  [Field in "version" | "width" | "height"]?: number | null;
};

/** The sizes of a cover, as addresses at Cloudinary. */
export function coverOf(id: string, asset: StoredCover) {
  const { publicId, version, width, height } = asset;
  if (!publicId || !version || !width || !height) return null;
  const place = publicId.split("/").map(encodeURIComponent).join("/");
  const widths = [...WIDTHS.filter((one) => one < width), Math.min(width, 1920)];
  const sources = widths.map((one) => ({
    width: one,
    url: `https://res.cloudinary.com/${CLOUD}/image/upload/c_limit,f_auto,q_auto,w_${one}/v${version}/${place}`,
  }));
  return { assetId: id, width, height, sources };
}
