import { Refusal } from "@vitrina/domain";
import {
  assertMayWrite,
  type Message,
  type MessageFile,
  otherSide,
  type SendMessageRequest,
  type Side,
  unreadNoticeAt,
} from "@vitrina/domain/messages";
import type { Actor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { noticeJob } from "./tell-of-unread.ts";
import { applicationFor } from "./threads.ts";

type Needs = Pick<Ports, "applications" | "messages" | "assets" | "jobs" | "transaction" | "now"> & { actor: Actor };

/** Says something in a conversation. Who does not read it in a while is written to, once for all that waits. */
export async function sendMessage(
  ctx: Needs,
  { applicationId, key, text, fileIds }: SendMessageRequest,
): Promise<Message> {
  const side: Side = ctx.actor.kind === "creator" ? "creator" : "agency";
  const application = await applicationFor(ctx, applicationId);
  assertMayWrite(side, application);
  const files = await ownFiles(ctx, fileIds);
  const { campaignId, creatorId } = application;
  const threadId = await ctx.messages.begin({ applicationId, campaignId, creatorId });

  return ctx.transaction(async () => {
    const sent = await ctx.messages.sentUnder(threadId, key);
    if (sent) return sent;

    const thread = await ctx.messages.hold(threadId);
    const reader = otherSide(side);
    const noticeAt = unreadNoticeAt(ctx.now(), thread.readers[reader]);
    if (noticeAt) await ctx.jobs.enqueue(noticeJob(threadId, reader, noticeAt));
    const { userId: authorId, name: authorName } = ctx.actor;
    return ctx.messages.add(thread, { key, side, authorId, authorName, text, files }, noticeAt);
  });
}

/** The files as a message keeps them; only what its writer uploaded for a message may go along. */
async function ownFiles({ assets, actor }: Needs, fileIds: readonly string[]): Promise<MessageFile[]> {
  const files = await assets.files(fileIds);
  return fileIds.map((assetId) => {
    const file = files.get(assetId);
    if (file?.purpose !== "message_file" || file.uploadedBy !== actor.userId) {
      throw new Refusal("not-found", "no-such-asset", { field: "fileIds" });
    }
    const { fileName, format, bytes } = file;
    return { assetId, fileName, format, bytes };
  });
}
