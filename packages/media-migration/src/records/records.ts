import { createHash } from "node:crypto";
import { BSON, type Collection, type Db } from "mongodb";
import { Together } from "../conduct/together.ts";

/** What became of one old value, named by the SHA-256 of its text. Documents with the same value share it. */
export type ValueRecord = {
  _id: string;
  state: "copied" | "verified" | "left";
  kind: string;
  /** Where to read it again; not needed for a content that is the value itself. */
  paths?: string[];
  fileIds?: string[];
  reason?: string;
  content?: string;
  bytes?: number;
  url?: string;
  assetId?: string;
  resourceType?: string;
  at: Date;
};

/** A field of a document as it was, and the fingerprint of what was put there. */
export type Change = { field: string; had: boolean; was?: unknown; put: string };

/** What the switch did to one document; written before it is done. */
export type DocumentRecord = {
  _id: string;
  collection: string;
  field: string;
  documentId: unknown;
  changes: Change[];
  switchedAt: Date;
};

export type PhaseName = "plan" | "copy" | "verify" | "switch" | "finish" | "rollback";

export type Progress = { done: number; total: number; bytes: number; uploaded: number; failed: number; left: number };

/** The one document that tells how far the move is; it also is the lock. */
export type StateRecord = {
  _id: "move";
  holder?: { host: string; pid: number; until: Date; phase: PhaseName };
  phases: Partial<Record<PhaseName, { startedAt: Date; endedAt?: Date; outcome?: string; progress?: Progress }>>;
  /** Whether the register was not there before. */
  madeRegister?: boolean;
};

export type Records = {
  values: Collection<ValueRecord>;
  /** Writes what became of a value, over what was written before. */
  remember: (record: ValueRecord) => Promise<void>;
  documents: Collection<DocumentRecord>;
  state: Collection<StateRecord>;
};

export const VALUES = "media_move_values";
export const DOCUMENTS = "media_move_documents";
export const STATE = "media_move_state";

export function records(db: Db): Records {
  const values = db.collection<ValueRecord>(VALUES);
  const writes = new Together<ValueRecord, undefined>(async (all) => {
    const replaceOne = (replacement: ValueRecord) => ({ filter: { _id: replacement._id }, replacement, upsert: true });
    await values.bulkWrite(
      all.map((record) => ({ replaceOne: replaceOne(record) })),
      { ordered: false },
    );
    return all.map(() => undefined);
  });
  return {
    values,
    remember: (record) => writes.ask(record),
    documents: db.collection<DocumentRecord>(DOCUMENTS, { promoteValues: false }),
    state: db.collection<StateRecord>(STATE),
  };
}

/** Names the document of one place; ids of different types stay apart. */
export function documentKey(collection: string, id: unknown): string {
  return `${collection}/${BSON.EJSON.stringify(id, { relaxed: false })}`;
}

/** Tells values apart, their types included. */
export function fingerprint(value: unknown): string {
  if (value === undefined) return "absent";
  return createHash("sha256")
    .update(BSON.EJSON.stringify({ value }, { relaxed: false }))
    .digest("hex");
}
