import { type Database, newId } from "@vitrina/db";
import type { AuditLog } from "./audit.store.ts";

export function mongoAuditLog(db: Database, now: () => Date): AuditLog {
  return {
    async record({ action, actor, target, before, after }) {
      await db.orm.audit_log.create({
        _id: newId(),
        at: now(),
        action,
        actor:
          actor.kind === "system"
            ? { kind: "system", userId: null, keyId: null }
            : { kind: actor.kind, userId: actor.userId, keyId: actor.door.by === "key" ? actor.door.keyId : null },
        target,
        before: before as never,
        after: after as never,
      });
    },
  };
}
