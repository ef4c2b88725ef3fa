import { type Database, objectId } from "@vitrina/db";
import type { CountedPiece } from "@vitrina/domain/creators";
import type { DeliverableStatus } from "@vitrina/domain/deliverables";
import type { ObjectId } from "mongodb";
import type { CreatorStore } from "./creators.store.ts";

type PieceRow = {
  creatorId: ObjectId;
  status: DeliverableStatus;
  dueAt: Date | null;
  submittedAt?: Date | null;
  roundsUsed?: number | null;
  versions?: { submittedAt: Date }[] | null;
};

const COUNTED = { creatorId: 1, status: 1, dueAt: 1, submittedAt: 1, roundsUsed: 1, "versions.submittedAt": 1 };
const WRITTEN_AT_ONCE = 500;

const counted = ({ status, dueAt, submittedAt, roundsUsed, versions }: PieceRow): CountedPiece => ({
  status,
  dueAt,
  firstSubmittedAt: versions?.[0]?.submittedAt ?? submittedAt ?? null,
  roundsUsed: roundsUsed ?? 0,
});

/** A creator's pieces as far as they are counted, and where the count is kept. */
export function mongoCreatorPieces(
  db: Database,
  now: () => Date,
): Pick<CreatorStore, "pieces" | "everyonesPieces" | "keepNumbers"> {
  const deliverables = db.collection("deliverables");
  const inOrder = { creatorId: 1, createdAt: 1, _id: 1 } as const;
  return {
    async pieces(creatorId) {
      const rows = deliverables
        .find<PieceRow>({ creatorId: objectId(creatorId) }, { projection: COUNTED })
        .sort(inOrder);
      return (await rows.toArray()).map(counted);
    },

    async *everyonesPieces() {
      let creatorId = "";
      let pieces: CountedPiece[] = [];
      for await (const row of deliverables.find<PieceRow>({}, { projection: COUNTED }).sort(inOrder)) {
        const next = row.creatorId.toHexString();
        if (next !== creatorId && pieces.length > 0) {
          yield { creatorId, pieces };
          pieces = [];
        }
        creatorId = next;
        pieces.push(counted(row));
      }
      if (pieces.length > 0) yield { creatorId, pieces };
    },

    async keepNumbers(of) {
      for (let from = 0; from < of.length; from += WRITTEN_AT_ONCE) {
        await db.collection("ugc_creators").bulkWrite(
          of.slice(from, from + WRITTEN_AT_ONCE).map(({ creatorId, numbers: { onTimePercent, ...numbers } }) => ({
            updateOne: {
              filter: { _id: objectId(creatorId) },
              update: { $set: { numbers: { ...numbers, countedAt: now() }, onTimePercent } },
            },
          })),
          { ordered: false },
        );
      }
    },
  };
}
