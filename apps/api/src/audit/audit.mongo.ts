import { type Database, newId, objectId, pageOf, type Row } from "@vitrina/db";
import type { Sealer } from "../sealing/sealer.ts";
import type { AuditEntry, AuditLog, StoredAuditEntry } from "./audit.store.ts";
import { asStored, entryText } from "./entry-content.ts";

export function mongoAuditLog(db: Database, now: () => Date, sealer: Pick<Sealer, "sign">): AuditLog {
  return {
    async record({ action, actor, target, before, after }) {
      const content = {
        at: now(),
        action,
        actor:
          actor.kind === "system"
            ? { kind: "system", userId: null, keyId: null, name: null }
            : {
                kind: actor.kind,
                userId: actor.userId,
                keyId: actor.door.by === "key" ? actor.door.keyId : null,
                // A creator may be forgotten and the entry may not: their name is looked up when it is shown.
                name: actor.kind === "admin" ? actor.name : null,
              },
        target: { kind: target.kind, id: target.id },
        ...(await subjectsOf(db, target)),
        before: asStored(before) as never,
        after: asStored(after) as never,
      };
      const id = newId();
      await db.orm.audit_log.create({
        _id: id,
        ...content,
        // Signed here and chained later: the chain has one end, and whoever acts must not wait for it.
        mac: sealer.sign("audit-entry", entryText({ id, ...content })),
        seq: null,
        previousHash: null,
        hash: null,
      });
    },
    async page(about, { cursor, limit }) {
      const page = await pageOf<Row<"audit_log">>(db.collection("audit_log"), {
        filter: about,
        sort: "at",
        direction: "desc",
        cursor,
        limit,
      });
      const names = await namesOf(db, page.items);
      return { ...page, items: page.items.map((row) => toEntry(row, names)) };
    },
  };
}

/** The names of those whose entries hold only their id. */
async function namesOf(db: Database, rows: readonly Row<"audit_log">[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ actor }) => (actor.name === null && actor.userId ? [actor.userId] : []));
  if (ids.length === 0) return new Map();
  const users = await db.driver
    .collection<{ name: string }>("user")
    .find({ _id: { $in: [...new Set(ids)].map(objectId) } } as object, { projection: { name: 1 } })
    .toArray();
  return new Map(users.map(({ _id, name }) => [String(_id), name]));
}

function toEntry(
  { _id, at, action, actor, campaignId, creatorId, before, after }: Row<"audit_log">,
  names: ReadonlyMap<string, string>,
): StoredAuditEntry {
  const kind = actor.kind as StoredAuditEntry["actor"]["kind"];
  return {
    id: _id,
    at,
    action,
    actor: { kind, name: actor.name ?? names.get(actor.userId ?? "") ?? null, byKey: actor.keyId !== null },
    campaignId: campaignId ?? null,
    creatorId: creatorId ?? null,
    before,
    after,
  };
}

/** The campaign, the creator and the file an act is about, so that each can show its own history. */
async function subjectsOf(
  db: Database,
  { kind, id }: AuditEntry["target"],
): Promise<{ campaignId: string | null; creatorId: string | null; fileId: string | null }> {
  const nobody = { campaignId: null, creatorId: null, fileId: null };
  if (kind === "campaign") return { ...nobody, campaignId: id };
  if (kind === "creator") return { ...nobody, creatorId: id };
  if (kind === "asset") return { ...nobody, fileId: id };
  const row =
    kind === "application"
      ? await db.orm.applications.where({ _id: id }).first()
      : kind === "deliverable"
        ? await db.orm.deliverables.where({ _id: id }).first()
        : null;
  return { ...nobody, campaignId: row?.campaignId ?? null, creatorId: row?.creatorId ?? null };
}
