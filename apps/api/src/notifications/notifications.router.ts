import { notices, noticesRequest, unreadNotices } from "@vitrina/domain/notifications";
import { z } from "zod";
import { router, signedIn } from "../trpc/procedures.ts";
import { noticeList } from "./notice-list.ts";

export const notificationsRouter = router({
  list: signedIn
    .input(noticesRequest)
    .output(notices)
    .query(({ ctx, input }) => noticeList(ctx, input)),
  unread: signedIn
    .output(unreadNotices)
    .query(async ({ ctx }) => ({ unread: await ctx.notifications.unread(ctx.actor.userId) })),
  readAll: signedIn.output(z.object({ ok: z.literal(true) })).mutation(async ({ ctx }) => {
    await ctx.notifications.markAllRead(ctx.actor.userId);
    return { ok: true as const };
  }),
});
