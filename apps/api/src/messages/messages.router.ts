import { pageOf } from "@vitrina/domain";
import {
  inboxRequest,
  inboxRow,
  message,
  messageFileRequest,
  openedFile,
  sendMessageRequest,
  thread,
  threadOfRequest,
  threadRequest,
  unreadMessages,
} from "@vitrina/domain/messages";
import { z } from "zod";
import { admin, creator, router } from "../trpc/procedures.ts";
import { sendMessage } from "./send-message.ts";
import { inbox, openMessageFile, readThread, threadFor } from "./threads.ts";

const done = z.object({ ok: z.literal(true) });

export const messagesRouter = router({
  inbox: admin("creators:read")
    .input(inboxRequest)
    .output(pageOf(inboxRow))
    .query(({ ctx, input }) => inbox(ctx, input)),
  waiting: admin("creators:read")
    .output(z.object({ threads: z.number().int() }))
    .query(async ({ ctx }) => ({ threads: await ctx.messages.waiting() })),
  thread: admin("creators:read")
    .input(threadRequest)
    .output(thread)
    .query(({ ctx, input }) => threadFor(ctx, input)),
  send: admin("messages:write")
    .input(sendMessageRequest)
    .output(message)
    .mutation(({ ctx, input }) => sendMessage(ctx, input)),
  read: admin("messages:write")
    .input(threadOfRequest)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await readThread(ctx, input);
      return { ok: true as const };
    }),
  openFile: admin("creators:read")
    .input(messageFileRequest)
    .output(openedFile)
    .mutation(({ ctx, input }) => openMessageFile(ctx, input)),
  myUnread: creator("work:read")
    .output(unreadMessages)
    .query(({ ctx }) => ctx.messages.unreadOf(ctx.actor.creatorId)),
  mine: creator("work:read")
    .input(threadRequest)
    .output(thread)
    .query(({ ctx, input }) => threadFor(ctx, input)),
  sendMine: creator("work:write")
    .input(sendMessageRequest)
    .output(message)
    .mutation(({ ctx, input }) => sendMessage(ctx, input)),
  readMine: creator("work:write")
    .input(threadOfRequest)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await readThread(ctx, input);
      return { ok: true as const };
    }),
  openMyFile: creator("work:read")
    .input(messageFileRequest)
    .output(openedFile)
    .mutation(({ ctx, input }) => openMessageFile(ctx, input)),
});
