import { type Database, decode, isDuplicateKey, newId, objectId } from "@vitrina/db";
import type { Sealer } from "../sealing/sealer.ts";
import type { AuditChain, ChainFinding, ChainReport } from "./audit-chain.ts";
import { canonical, type EntryContent, entryText, GENESIS, linkOf } from "./entry-content.ts";

const NAME = "audit";
const DAY_MS = 24 * 60 * 60 * 1000;
const UNSEALED_FOR_MS = 30 * 60_000;
const FINDINGS_MAX = 100;

type StoredEntry = Omit<EntryContent, "id"> & {
  _id: string;
  mac?: string | null;
  seq?: number | null;
  previousHash?: string | null;
  hash?: string | null;
};

type Head = { seq: number; hash: string; mac: string; begunAt: Date };

const contentOf = ({ _id, campaignId, creatorId, ...entry }: StoredEntry): EntryContent => ({
  id: _id,
  at: entry.at,
  action: entry.action,
  actor: entry.actor,
  target: entry.target,
  campaignId: campaignId ?? null,
  creatorId: creatorId ?? null,
  before: entry.before,
  after: entry.after,
});

const headText = ({ seq, hash, begunAt }: Omit<Head, "mac">) => canonical({ seq, hash, begunAt });

export function mongoAuditChain(db: Database, now: () => Date, sealer: Sealer): AuditChain {
  const entries = db.collection("audit_log");
  const chains = db.collection("audit_chains");
  const readHead = async () => decode(await chains.findOne({ name: NAME })) as unknown as Head | null;

  const sealSome = (limit: number) =>
    db.transaction(async () => {
      const head = await readHead();
      const waiting = decode(
        await entries.find({ seq: null }).sort({ _id: 1 }).limit(limit).toArray(),
      ) as unknown as StoredEntry[];
      if (waiting.length === 0) return 0;
      const begunAt = head?.begunAt ?? now();
      let { seq, hash } = head ?? { seq: 0, hash: GENESIS };
      const writes = waiting.map((entry) => {
        const previousHash = hash;
        seq += 1;
        hash = linkOf(seq, previousHash, contentOf(entry), entry.mac ?? null);
        const filter = { _id: objectId(entry._id), seq: null };
        return { updateOne: { filter, update: { $set: { seq, previousHash, hash } } } };
      });
      const { modifiedCount } = await entries.bulkWrite(writes);
      const end = { seq, hash, begunAt };
      const signed = { ...end, mac: sealer.sign("audit-chain", headText(end)), sealedAt: now() };
      const moved = head
        ? (await chains.updateOne({ name: NAME, seq: head.seq }, { $set: signed })).modifiedCount
        : Number(Boolean(await chains.insertOne({ _id: objectId(newId()), name: NAME, ...signed })));
      if (modifiedCount !== waiting.length || moved !== 1) throw new SealedElsewhere();
      return waiting.length;
    });

  return {
    async seal(limit) {
      try {
        return await sealSome(limit);
      } catch (error) {
        if (error instanceof SealedElsewhere || isDuplicateKey(error, "name")) return 0;
        throw error;
      }
    },

    async verify({ anchor, stopping = () => false } = {}) {
      const head = await readHead();
      const check = chainCheck(sealer, head, anchor);
      const sealed = entries
        .find({ seq: { $gt: 0 } })
        .sort({ seq: 1, _id: 1 })
        .batchSize(500);
      for await (const row of sealed) {
        if (stopping()) throw new Error("The verification was stopped before its end.");
        // What was sealed while this reads lies behind the end that was read first.
        const entry = decode(row) as unknown as StoredEntry;
        if ((entry.seq ?? 0) > (head?.seq ?? 0)) break;
        check.sealed(entry);
      }
      check.end();
      const since = new Date(now().getTime() - UNSEALED_FOR_MS);
      for await (const row of entries.find({ seq: null }).sort({ _id: 1 }).batchSize(500)) {
        check.waiting(decode(row) as unknown as StoredEntry, since);
      }
      return check.report();
    },
  };
}

class SealedElsewhere extends Error {}

/** Looks at one entry after the other; what it finds is told at the end. */
function chainCheck(sealer: Sealer, head: Head | null, anchor: string | undefined) {
  const findings: ChainFinding[] = [];
  let found = 0;
  const tell = (kind: ChainFinding["kind"], seq: number | null, entryId: string | null) => {
    found += 1;
    if (findings.length < FINDINGS_MAX) findings.push({ kind, seq, entryId });
  };
  const [anchorSeq, anchorHash] = anchor?.split(":") ?? [];
  const rollOutUntil = (head?.begunAt.getTime() ?? 0) + DAY_MS;
  const last = { seq: 0, hash: GENESIS };
  let [sealed, waiting, unsigned, signedLater] = [0, 0, 0, false];
  let anchorSeen = anchor === undefined;

  const signature = (entry: StoredEntry) =>
    entry.mac ? sealer.verify("audit-entry", entryText(contentOf(entry)), entry.mac) : "none";

  return {
    sealed(entry: StoredEntry) {
      const seq = entry.seq ?? 0;
      sealed += 1;
      if (seq === last.seq) tell("put-between", seq, entry._id);
      else
        for (let gap = last.seq + 1; gap < seq && gap < last.seq + FINDINGS_MAX; gap += 1) tell("missing", gap, null);
      const signed = signature(entry);
      const link = linkOf(seq, entry.previousHash ?? "", contentOf(entry), entry.mac ?? null);
      // The links of a key that was taken out are held by the signed end of the chain.
      if (signed === "wrong") tell("edited", seq, entry._id);
      else if (link !== entry.hash) tell(signed === "good" ? "moved" : "edited", seq, entry._id);
      else if (seq === last.seq + 1 && entry.previousHash !== last.hash) tell("moved", seq, entry._id);
      if (signed === "none") {
        unsigned += 1;
        if (signedLater || entry.at.getTime() > rollOutUntil) tell("not-ours", seq, entry._id);
      } else if (entry.at.getTime() > rollOutUntil) signedLater = true;
      if (String(seq) === anchorSeq) {
        anchorSeen = true;
        if (entry.hash !== anchorHash) tell("other-than-anchor", seq, entry._id);
      }
      last.seq = seq;
      last.hash = entry.hash ?? "";
    },
    end() {
      if (!head) {
        if (sealed > 0) tell("end-not-signed", null, null);
        return;
      }
      if (sealer.verify("audit-chain", headText(head), head.mac) !== "good") tell("end-not-signed", head.seq, null);
      if (last.seq < head.seq) tell("cut-off", last.seq + 1, null);
      else if (last.hash !== head.hash) tell("moved", head.seq, null);
      if (!anchorSeen) tell("other-than-anchor", Number(anchorSeq), null);
    },
    waiting(entry: StoredEntry, since: Date) {
      waiting += 1;
      const signed = signature(entry);
      if (signed === "wrong") tell("edited", null, entry._id);
      if (signed === "none" && head && entry.at.getTime() > rollOutUntil) tell("not-ours", null, entry._id);
      if (head && entry.at < since) tell("not-sealed", null, entry._id);
    },
    report: (): ChainReport => ({
      sealed,
      waiting,
      unsigned,
      isGood: found === 0,
      findings,
      anchor: head ? `${head.seq}:${head.hash}` : null,
    }),
  };
}
