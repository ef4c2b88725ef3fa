import { z } from "zod";
import { APPLICATION_OPEN, APPLICATION_WAITING, type ApplicationStatus } from "../applications/index.ts";
import { picture } from "../media/index.ts";
import { Refusal } from "../refusal.ts";
import { id, pageOf, pageRequest, prose } from "../shapes.ts";

/** Who speaks: somebody of the agency, or the creator. */
export const SIDES = ["agency", "creator"] as const;
export const side = z.enum(SIDES);
export type Side = z.infer<typeof side>;

export const otherSide = (one: Side): Side => (one === "agency" ? "creator" : "agency");

export const MESSAGE_TEXT_MAX = 4_000;
export const MESSAGE_FILES_MAX = 6;

export const messageFile = z.object({
  assetId: id,
  fileName: z.string(),
  format: z.string(),
  bytes: z.number().int(),
});
export type MessageFile = z.infer<typeof messageFile>;

export const message = z.object({
  id,
  side,
  authorName: z.string(),
  text: z.string(),
  files: z.array(messageFile),
  createdAt: z.date(),
});
export type Message = z.infer<typeof message>;

export const threadRequest = pageRequest.extend({ applicationId: id });
export type ThreadRequest = z.infer<typeof threadRequest>;

/** A conversation, the latest message first. */
export const thread = pageOf(message).extend({
  /** What this side has not read yet. */
  unread: z.number().int(),
  /** Up to when the other side has read. */
  otherReadAt: z.date().nullable(),
  isClosed: z.boolean(),
});
export type Thread = z.infer<typeof thread>;

/** `key` is made by the sender for each message: sent twice under one key, it is stored once. */
export const sendMessageRequest = z
  .object({
    applicationId: id,
    key: z.string().min(8).max(64),
    text: prose(MESSAGE_TEXT_MAX),
    fileIds: z.array(id).max(MESSAGE_FILES_MAX).default([]),
  })
  .refine(({ text, fileIds }) => text !== "" || fileIds.length > 0, { path: ["text"] });
export type SendMessageRequest = z.infer<typeof sendMessageRequest>;

export const threadOfRequest = z.object({ applicationId: id });
export const messageFileRequest = z.object({ applicationId: id, assetId: id });
/** An address for one person, good for minutes. */
export const openedFile = z.object({ url: z.string(), expiresAt: z.date() });

export const inboxRequest = pageRequest.extend({ waiting: z.boolean().default(false) });
export type InboxRequest = z.infer<typeof inboxRequest>;

/** A conversation in the agency's list. */
export const inboxRow = z.object({
  applicationId: id,
  campaignId: id,
  campaignTitle: z.string(),
  creatorId: id,
  creatorName: z.string(),
  creatorPicture: picture.nullable(),
  lastFrom: side,
  lastText: z.string(),
  lastMessageAt: z.date(),
  unread: z.number().int(),
});
export type InboxRow = z.infer<typeof inboxRow>;

/** The creator's unread messages, by collaboration. */
export const unreadMessages = z.object({
  total: z.number().int(),
  threads: z.array(z.object({ applicationId: id, unread: z.number().int() })),
});
export type UnreadMessages = z.infer<typeof unreadMessages>;

const STILL_TALKING: readonly ApplicationStatus[] = [...APPLICATION_WAITING, ...APPLICATION_OPEN, "completed"];

/** A conversation ends for the creator when the application was turned down or withdrawn; it can still be read. */
export function isClosedFor(one: Side, { status }: { status: ApplicationStatus }): boolean {
  return one === "creator" && !STILL_TALKING.includes(status);
}

/** Refuses to write into a conversation that is over. */
export function assertMayWrite(one: Side, application: { status: ApplicationStatus }): void {
  if (isClosedFor(one, application)) throw new Refusal("wrong-moment", "thread-closed", { status: application.status });
}
