import type { Page } from "@vitrina/domain";
import type { Message, MessageFile, Side, UnreadMessages } from "@vitrina/domain/messages";

/** How far one side has come in a conversation. */
export type Reader = { unread: number; readAt: Date | null; noticeAt: Date | null };

export type StoredThread = {
  id: string;
  applicationId: string;
  campaignId: string;
  creatorId: string;
  lastMessageAt: Date;
  lastFrom: Side;
  lastText: string;
  /** Who of the agency wrote last: the one to be told of an answer. */
  agencyWriterId: string | null;
  readers: Record<Side, Reader>;
};

export type NewMessage = {
  key: string;
  side: Side;
  authorId: string;
  authorName: string;
  text: string;
  files: MessageFile[];
};

/** What conversations need from storage. */
export type MessageStore = {
  threadOf: (applicationId: string) => Promise<StoredThread | null>;
  threadById: (id: string) => Promise<StoredThread | null>;
  /** Begins the conversation of an application if there is none. Never inside a transaction, which two beginners would break. */
  begin: (about: { applicationId: string; campaignId: string; creatorId: string }) => Promise<string>;
  /** Counts one more message and holds the conversation until the transaction ends: messages follow one another. */
  hold: (threadId: string) => Promise<StoredThread>;
  sentUnder: (threadId: string, key: string) => Promise<Message | null>;
  /** Adds a message: it is unread for the other side, and whoever writes has read everything before it. */
  add: (thread: StoredThread, message: NewMessage, noticeAt: Date | null) => Promise<Message>;
  /** Everything counts as read. */
  markRead: (threadId: string, side: Side) => Promise<void>;
  /** Notes that a letter which was due at `dueAt` is on its way; false when it was before. */
  noteNotice: (threadId: string, side: Side, dueAt: Date) => Promise<boolean>;
  page: (threadId: string, request: { cursor?: string | null; limit: number }) => Promise<Page<Message>>;
  hasFile: (threadId: string, assetId: string) => Promise<boolean>;
  /** Conversations, the latest first; `waiting` leaves those that the agency has not read. */
  inbox: (request: { waiting: boolean; cursor?: string | null; limit: number }) => Promise<Page<StoredThread>>;
  /** How many conversations the agency has not read, counted up to a hundred. */
  waiting: () => Promise<number>;
  unreadOf: (creatorId: string) => Promise<UnreadMessages>;
};
