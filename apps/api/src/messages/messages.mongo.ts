import { type Database, decode, newId, objectId, pageOf, type Row } from "@vitrina/db";
import { type Message, otherSide, type Side } from "@vitrina/domain/messages";
import type { MessageStore, StoredThread } from "./messages.store.ts";

type ThreadRow = Row<"threads">;
type MessageRow = Row<"messages">;

/** What a list shows of the last message. */
const SHOWN_OF_LAST = 160;
/** More than this many is simply many. */
const COUNTED_TO = 100;

function toThread(row: ThreadRow): StoredThread {
  return {
    id: row._id,
    applicationId: row.applicationId,
    campaignId: row.campaignId,
    creatorId: row.creatorId,
    lastMessageAt: row.lastMessageAt,
    lastFrom: row.lastFrom as Side,
    lastText: row.lastText,
    agencyWriterId: row.agencyWriterId,
    readers: {
      agency: { unread: row.agencyUnread, readAt: row.agencyReadAt, noticeAt: row.agencyNoticeAt },
      creator: { unread: row.creatorUnread, readAt: row.creatorReadAt, noticeAt: row.creatorNoticeAt },
    },
  };
}

const toMessage = ({ _id, side, authorName, text, files, createdAt }: MessageRow): Message => ({
  id: _id,
  side: side as Side,
  authorName,
  text,
  files: [...files],
  createdAt,
});

export function mongoMessages(db: Database, now: () => Date): MessageStore {
  const threads = db.collection("threads");
  const messages = db.collection("messages");
  const read = (side: Side) => ({
    [`${side}Unread`]: 0,
    [`${side}ReadAt`]: now(),
    ...(side === "agency" && { agencyWaits: false }),
  });

  return {
    async threadOf(applicationId) {
      const row = await db.orm.threads.where({ applicationId }).first();
      return row && toThread(row as ThreadRow);
    },

    async threadById(id) {
      const row = await db.orm.threads.where({ _id: id }).first();
      return row && toThread(row as ThreadRow);
    },

    async begin({ applicationId, campaignId, creatorId }) {
      const begun = {
        messageCount: 0,
        campaignId: objectId(campaignId),
        creatorId: objectId(creatorId),
        lastMessageAt: now(),
        lastFrom: "agency",
        lastText: "",
        agencyUnread: 0,
        agencyWaits: false,
        agencyReadAt: null,
        agencyNoticeAt: null,
        agencyWriterId: null,
        creatorUnread: 0,
        creatorReadAt: null,
        creatorNoticeAt: null,
      };
      const row = await threads.findOneAndUpdate(
        { applicationId: objectId(applicationId) },
        { $setOnInsert: begun },
        { upsert: true, returnDocument: "after", projection: { _id: 1 } },
      );
      if (!row) throw new Error("A thread that was just begun cannot be read.");
      return String(row._id);
    },

    async hold(threadId) {
      const row = await threads.findOneAndUpdate(
        { _id: objectId(threadId) },
        { $inc: { messageCount: 1 } },
        { returnDocument: "after" },
      );
      if (!row) throw new Error("A thread that is being written in cannot be read.");
      return toThread(decode(row) as unknown as ThreadRow);
    },

    async sentUnder(threadId, key) {
      const row = await db.orm.messages.where({ threadId, key }).first();
      return row && toMessage(row as MessageRow);
    },

    async add(thread, message, noticeAt) {
      const row = { ...message, _id: newId(), threadId: thread.id, createdAt: now() };
      await db.orm.messages.create(row);
      const other = otherSide(message.side);
      await threads.updateOne(
        { _id: objectId(thread.id) },
        {
          $inc: { [`${other}Unread`]: 1 },
          $set: {
            ...read(message.side),
            lastMessageAt: row.createdAt,
            lastFrom: message.side,
            lastText: (message.text || message.files.map(({ fileName }) => fileName).join(", ")).slice(
              0,
              SHOWN_OF_LAST,
            ),
            ...(message.side === "agency" ? { agencyWriterId: message.authorId } : { agencyWaits: true }),
            ...(noticeAt && { [`${other}NoticeAt`]: noticeAt }),
          },
        },
      );
      return toMessage(row);
    },

    async markRead(threadId, side) {
      await threads.updateOne({ _id: objectId(threadId) }, { $set: read(side) });
    },

    async noteNotice(threadId, side, dueAt) {
      const { matchedCount } = await threads.updateOne(
        { _id: objectId(threadId), [`${side}NoticeAt`]: dueAt, [`${side}Unread`]: { $gt: 0 } },
        { $set: { [`${side}NoticeAt`]: new Date(Math.max(now().getTime(), dueAt.getTime() + 1)) } },
      );
      return matchedCount === 1;
    },

    async page(threadId, { cursor, limit }) {
      const page = await pageOf<MessageRow>(messages, {
        filter: { threadId: objectId(threadId) },
        sort: "createdAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toMessage) };
    },

    async hasFile(threadId, assetId) {
      const filter = { threadId: objectId(threadId), "files.assetId": assetId };
      return (await messages.findOne(filter, { projection: { _id: 1 } })) !== null;
    },

    async inbox({ waiting, cursor, limit }) {
      const page = await pageOf<ThreadRow>(threads, {
        filter: waiting ? { agencyWaits: true } : {},
        sort: "lastMessageAt",
        direction: "desc",
        cursor,
        limit,
      });
      return { ...page, items: page.items.map(toThread) };
    },

    waiting: () => threads.countDocuments({ agencyWaits: true }, { limit: COUNTED_TO }),

    async unreadOf(creatorId) {
      const rows = await threads
        .find({ creatorId: objectId(creatorId), creatorUnread: { $gt: 0 } })
        .project<{ applicationId: unknown; creatorUnread: number }>({ _id: 0, applicationId: 1, creatorUnread: 1 })
        .limit(COUNTED_TO)
        .toArray();
      const unread = rows.map((row) => ({ applicationId: String(row.applicationId), unread: row.creatorUnread }));
      return { total: unread.reduce((sum, one) => sum + one.unread, 0), threads: unread };
    },
  };
}
