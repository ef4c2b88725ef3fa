import {
  calendarDayRequest,
  calendarFeed,
  calendarMonthRequest,
  calendarOfDay as calendarOfDayShape,
  calendarOfMonth as calendarOfMonthShape,
  myDueDates as myDueDatesShape,
} from "@vitrina/domain/calendar";
import { z } from "zod";
import { admin, creator, inPerson, router } from "../trpc/procedures.ts";
import { calendarOfDay, calendarOfMonth, myDueDates } from "./due-entries.ts";

export const calendarRouter = router({
  month: admin("campaigns:read")
    .input(calendarMonthRequest)
    .output(calendarOfMonthShape)
    .query(({ ctx, input }) => calendarOfMonth(ctx, input.month)),
  day: admin("campaigns:read")
    .input(calendarDayRequest)
    .output(calendarOfDayShape)
    .query(({ ctx, input }) => calendarOfDay(ctx, input)),
  mine: creator("work:read")
    .output(myDueDatesShape)
    .query(async ({ ctx }) => ({ items: await myDueDates(ctx, ctx.actor.creatorId) })),
  feed: inPerson.output(calendarFeed.nullable()).query(({ ctx }) => ctx.calendar.feedOf(ctx.actor.userId)),
  /** A new secret address; the one before stops working. It is told here and never again. */
  renewFeed: inPerson.output(z.object({ url: z.string() })).mutation(async ({ ctx }) => {
    const { token, hash } = ctx.tokens.issue();
    await ctx.calendar.renewFeed(ctx.actor.userId, hash);
    return { url: ctx.links.calendarFeed(token) };
  }),
  removeFeed: inPerson.output(z.object({ removed: z.literal(true) })).mutation(async ({ ctx }) => {
    await ctx.calendar.removeFeed(ctx.actor.userId);
    return { removed: true as const };
  }),
});
