import { type Database, newId, pageOf, type Row } from "@vitrina/db";
import type { AuditEntry, AuditLog, StoredAuditEntry } from "./audit.store.ts";

export function mongoAuditLog(db: Database, now: () => Date): AuditLog {
  return {
    async record({ action, actor, target, before, after }) {
      await db.orm.audit_log.create({
        _id: newId(),
        at: now(),
        action,
        actor:
          actor.kind === "system"
            ? { kind: "system", userId: null, keyId: null, name: null }
            : {
                kind: actor.kind,
                userId: actor.userId,
                keyId: actor.door.by === "key" ? actor.door.keyId : null,
                name: actor.name,
              },
        target,
        ...(await subjectsOf(db, target)),
        before: before as never,
        after: after as never,
        mac: null,
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
      return { ...page, items: page.items.map(toEntry) };
    },
  };
}

function toEntry({ _id, at, action, actor, campaignId, creatorId, before, after }: Row<"audit_log">): StoredAuditEntry {
  const kind = actor.kind as StoredAuditEntry["actor"]["kind"];
  return {
    id: _id,
    at,
    action,
    actor: { kind, name: actor.name ?? null, byKey: actor.keyId !== null },
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
