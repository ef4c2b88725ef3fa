import { type Database, decode, objectId, pageOf, type Row } from "@vitrina/db";
import { DELIVERABLE_DONE, DELIVERABLE_OPEN, type DeliverableStatus } from "@vitrina/domain/deliverables";
import type { CampaignPiecesRequest } from "@vitrina/domain/review";
import { HOUR } from "@vitrina/domain/time";
import type { Document } from "mongodb";
import type { DeliverableStore, Piece, StoredComment, StoredVersion } from "./deliverables.store.ts";

type PieceDocument = Row<"deliverables">;

export function mongoDeliverables(db: Database, now: () => Date): DeliverableStore {
  const deliverables = db.collection("deliverables");
  const all = async (filter: Document, sort: Record<string, 1 | -1>): Promise<Piece[]> => {
    const rows = await deliverables.find(filter).sort(sort).toArray();
    return rows.map((row) => toPiece(decode(row) as unknown as PieceDocument));
  };

  return {
    async byId(id) {
      const [piece] = await all({ _id: objectId(id) }, { _id: 1 });
      return piece ?? null;
    },

    ofApplication: (applicationId) => all({ applicationId: objectId(applicationId) }, { position: 1 }),

    async ofCampaign(request, at) {
      const { sort, direction, cursor, limit } = request;
      const filter = filterOf(request, at);
      const page = await pageOf<PieceDocument>(deliverables, { filter, sort, direction, cursor, limit });
      return { ...page, items: page.items.map(toPiece) };
    },

    async waiting({ cursor, limit }) {
      const page = await pageOf<PieceDocument>(deliverables, {
        filter: { status: "submitted" },
        sort: "submittedAt",
        direction: "asc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toPiece) };
    },

    countWaitingSince: (until) => deliverables.countDocuments({ status: "submitted", submittedAt: { $lte: until } }),

    async nextWaiting(exceptId) {
      const next = await deliverables
        .find({ status: "submitted", _id: { $ne: objectId(exceptId) } }, { projection: { _id: 1 } })
        .sort({ submittedAt: 1, _id: 1 })
        .limit(1)
        .toArray();
      return next[0]?._id.toHexString() ?? null;
    },

    async changeIfStill({ id, status }, change) {
      const { modifiedCount } = await deliverables.updateOne(
        { _id: objectId(id), status },
        { $set: { ...change, updatedAt: now() } },
      );
      return modifiedCount === 1;
    },

    async isTaken(assetIds, { id, creatorId }) {
      const other = await deliverables.findOne(
        { creatorId: objectId(creatorId), "versions.assetIds": { $in: [...assetIds] }, _id: { $ne: objectId(id) } },
        { projection: { _id: 1 } },
      );
      return other !== null;
    },
  };
}

/** Pieces from before versions were kept have none of these fields. */
function toPiece({ _id, createdAt: _c, updatedAt: _u, approvedBy: _a, ...row }: PieceDocument): Piece {
  return {
    ...row,
    id: _id,
    type: row.type as Piece["type"],
    status: row.status as DeliverableStatus,
    versions: (row.versions ?? []) as StoredVersion[],
    comments: ((row.comments ?? []) as StoredComment[]).map(toComment),
    submittedAt: row.submittedAt ?? null,
    roundsUsed: row.roundsUsed ?? 0,
    approvedAt: row.approvedAt ?? null,
    publishedUrl: row.publishedUrl ?? null,
    publishedAt: row.publishedAt ?? null,
  };
}

function toComment(comment: StoredComment): StoredComment {
  const { assetId, atSecond, region, answer, answeredAt, resolvedAt, resolvedBy } = comment;
  return {
    ...comment,
    assetId: assetId ?? null,
    atSecond: atSecond ?? null,
    region: region ?? null,
    answer: answer ?? null,
    answeredAt: answeredAt ?? null,
    resolvedAt: resolvedAt ?? null,
    resolvedBy: resolvedBy ?? null,
  };
}

const OPEN: Document = { status: { $in: DELIVERABLE_OPEN } };

/** The traffic light as the index can answer it: the colour follows from state and due date. */
function lightFilter(light: CampaignPiecesRequest["light"][number], now: Date): Document {
  const soon = new Date(now.getTime() + 48 * HOUR);
  const is: Record<typeof light, Document> = {
    red: { ...OPEN, dueAt: { $lt: now } },
    amber: { ...OPEN, dueAt: { $gte: now, $lte: soon } },
    green: { $or: [{ status: { $in: [...DELIVERABLE_DONE] } }, { ...OPEN, dueAt: { $gt: soon } }] },
    grey: { ...OPEN, dueAt: null },
  };
  return is[light];
}

function filterOf(
  { campaignId, applicationIds, status, type, light }: Parameters<DeliverableStore["ofCampaign"]>[0],
  now: Date,
): Document {
  return {
    campaignId: objectId(campaignId),
    ...(applicationIds && { applicationId: { $in: applicationIds.map(objectId) } }),
    ...(status.length > 0 && { status: { $in: status } }),
    ...(type.length > 0 && { type: { $in: type } }),
    ...(light.length > 0 && { $or: light.map((one) => lightFilter(one, now)) }),
  };
}
