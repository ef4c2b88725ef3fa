import type { Database } from "@vitrina/db";
import { type Scope, scope } from "@vitrina/domain/people";
import type { Document, ObjectId } from "mongodb";
import type { AccountAtDoor, Doors } from "./doors.store.ts";

type UserRow = {
  _id: ObjectId;
  name: string;
  email: string;
  kind: string;
  role?: string | null;
  creatorId?: string | null;
  blockedAt?: Date | null;
};

const toAccount = (user: UserRow): AccountAtDoor => ({
  userId: user._id.toHexString(),
  name: user.name,
  email: user.email,
  kind: user.kind,
  role: user.role ?? null,
  creatorId: user.creatorId ?? null,
  isBlocked: user.blockedAt instanceof Date,
});

const WITH_OWNER: Document[] = [
  { $limit: 1 },
  { $lookup: { from: "user", localField: "userId", foreignField: "_id", as: "owners" } },
];

/** A key is noted as used at most once a minute: the calls it makes are reads, and stay so. */
const NOTE_EVERY_MS = 60_000;

export function mongoDoors(db: Database): Doors {
  const sessions = db.driver.collection("session");
  const keys = db.driver.collection("apikey");
  return {
    async session(token, now) {
      const [row] = await sessions
        .aggregate<{ _id: ObjectId; owners: UserRow[] }>([
          { $match: { token, expiresAt: { $gt: now } } },
          ...WITH_OWNER,
        ])
        .toArray();
      const [owner] = row?.owners ?? [];
      return row && owner ? { sessionId: row._id.toHexString(), account: toAccount(owner) } : null;
    },
    async feed(hash) {
      const [row] = await db.driver
        .collection("calendar_feeds")
        .aggregate<{ _id: ObjectId; owners: UserRow[] }>([
          { $match: { tokenHash: hash } },
          { $set: { userId: { $toObjectId: "$userId" } } },
          ...WITH_OWNER,
        ])
        .toArray();
      const [owner] = row?.owners ?? [];
      return row && owner ? { feedId: row._id.toHexString(), account: toAccount(owner) } : null;
    },
    async key(hash, now) {
      const [row] = await keys
        .aggregate<{ _id: ObjectId; scopes: string[]; lastUsedAt: Date | null; owners: UserRow[] }>([
          { $match: { hash, expiresAt: { $gt: now } } },
          ...WITH_OWNER,
        ])
        .toArray();
      const [owner] = row?.owners ?? [];
      if (!row || !owner) return null;
      if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > NOTE_EVERY_MS) {
        await keys.updateOne({ _id: row._id }, { $set: { lastUsedAt: now } });
      }
      const scopes = row.scopes.filter((one): one is Scope => scope.safeParse(one).success);
      return { keyId: row._id.toHexString(), scopes, account: toAccount(owner) };
    },
  };
}
