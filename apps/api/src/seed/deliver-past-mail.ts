import { type Database, decode, newId, objectId } from "@vitrina/db";
import { DAY } from "@vitrina/domain/time";
import { lettersOf } from "../outbox/letters.ts";

/** So many of the newest messages are left to the relay, so that the inbox of a new house is not empty. */
const LEFT_WAITING = 3;
const READ_AFTER_DAYS = 3;

type Told = { _id: string; kind: string; payload: unknown; createdAt: Date };

/**
 * Lets the past be past: what the demo announced counts as told, in the app as well, except for the newest messages. Only
 * messages with an id above `after` are the demo's.
 */
export async function deliverPastMail(db: Database, { after, now }: { after: string; now: Date }): Promise<void> {
  const outbox = db.collection("outbox");
  const newestFirst = (
    await outbox
      .find({ status: "waiting", _id: { $gt: objectId(after) } })
      .sort({ createdAt: -1, _id: -1 })
      .toArray()
  ).map((message) => decode(message) as unknown as Told);
  const past = newestFirst.slice(LEFT_WAITING);
  if (past.length === 0) return;

  const accounts = await db
    .collection("ugc_creators")
    .find({}, { projection: { userId: 1 } })
    .toArray();
  const userOf = new Map(accounts.map(({ _id, userId }) => [String(_id), String(userId)]));
  const notices = past.flatMap(({ _id, kind, payload, createdAt }) =>
    lettersOf(kind, payload).flatMap((letter, index) => {
      const userId = "creatorId" in letter.to ? userOf.get(letter.to.creatorId) : undefined;
      const isRead = now.getTime() - createdAt.getTime() > READ_AFTER_DAYS * DAY;
      const told = { key: `${_id}/${index}`, kind: letter.kind, facts: letter.facts, createdAt };
      return userId ? [{ _id: objectId(newId()), ...told, userId, readAt: isRead ? createdAt : null }] : [];
    }),
  );
  await db.transaction(async () => {
    if (notices.length > 0) await db.collection("notifications").insertMany(notices);
    await outbox.updateMany({ _id: { $in: past.map(({ _id }) => objectId(_id)) } }, [
      { $set: { status: "delivered", attempts: 1, deliveredAt: "$createdAt" } },
    ]);
  });
}
