import { type Page, Refusal } from "@vitrina/domain";
import {
  boundsOfDay,
  boundsOfMonth,
  type CalendarOfMonth,
  type DueEntry,
  type MyDueEntry,
} from "@vitrina/domain/calendar";
import { deliverableLight, LIGHTS, type TrafficLight, worstLight } from "@vitrina/domain/deadlines";
import { DELIVERABLE_DONE } from "@vitrina/domain/deliverables";
import { DAY, dayInAsuncion } from "@vitrina/domain/time";
import type { Ports } from "../ports.ts";
import type { DuePieces } from "./calendar.store.ts";

type Needs = Pick<Ports, "calendar" | "campaigns" | "now">;

const SHOWN_PER_DAY = 3;
const LOOK_BACK = 30 * DAY;
const LOOK_AHEAD = 365 * DAY;

/** Each day of a month with something due: how much, how it stands, and the first entries. */
export async function calendarOfMonth(ctx: Needs, month: string): Promise<CalendarOfMonth> {
  const { from: after, to: until } = boundsOfMonth(month);
  const byDay = Map.groupBy(await ctx.calendar.dueWithin({ after, until }), ({ dueAt }) => dayInAsuncion(dueAt));
  const shown = await named(
    ctx,
    [...byDay.values()].flatMap((due) => due.slice(0, SHOWN_PER_DAY)),
  );
  const firstOf = Map.groupBy(shown, ({ dueAt }) => dayInAsuncion(dueAt));
  const days = [...byDay].map(([day, due]) => ({
    day,
    total: due.length,
    lights: countLights(due.map((one) => lightOf(one, ctx.now()))),
    first: firstOf.get(day) ?? [],
  }));
  return { days };
}

/** What is due on one day, a page at a time. */
export async function calendarOfDay(
  ctx: Needs,
  { day, cursor, limit }: { day: string; cursor?: string | null | undefined; limit: number },
): Promise<Page<DueEntry>> {
  const { from: after, to: until } = boundsOfDay(day);
  const due = await ctx.calendar.dueWithin({ after, until });
  const start = cursor ? due.findIndex(({ applicationId }) => applicationId === cursor) : 0;
  if (start < 0) throw new Refusal("breaks-a-rule", "invalid-input", { field: "cursor" });
  const items = await named(ctx, due.slice(start, start + limit));
  return { items, nextCursor: due[start + limit]?.applicationId ?? null, total: due.length };
}

/** What a creator owes or owed around now, earliest first. */
export async function myDueDates(ctx: Needs, creatorId: string): Promise<MyDueEntry[]> {
  return titled(ctx, await ctx.calendar.dueOfCreator(creatorId, around(ctx.now())));
}

/** What everyone owes or owed around now, earliest first. */
export async function allDueDates(ctx: Needs): Promise<DueEntry[]> {
  return named(ctx, await ctx.calendar.dueWithin(around(ctx.now())));
}

const around = (now: Date) => ({
  after: new Date(now.getTime() - LOOK_BACK),
  until: new Date(now.getTime() + LOOK_AHEAD),
});

async function titled(ctx: Needs, due: readonly DuePieces[]): Promise<MyDueEntry[]> {
  const campaigns = await ctx.campaigns.byIds([...new Set(due.map(({ campaignId }) => campaignId))]);
  return due.map((one) => ({
    applicationId: one.applicationId,
    campaignId: one.campaignId,
    campaignTitle: campaigns.get(one.campaignId)?.title ?? "",
    dueAt: one.dueAt,
    pieces: one.statuses.length,
    openPieces: one.statuses.filter((status) => !DELIVERABLE_DONE.has(status)).length,
    light: lightOf(one, ctx.now()),
  }));
}

async function named(ctx: Needs, due: readonly DuePieces[]): Promise<DueEntry[]> {
  const names = await ctx.calendar.creatorNames(due.map(({ applicationId }) => applicationId));
  return (await titled(ctx, due)).map((one) => ({ ...one, creatorName: names.get(one.applicationId) ?? "" }));
}

function lightOf({ statuses, dueAt }: DuePieces, now: Date): TrafficLight {
  return worstLight(statuses.map((status) => deliverableLight({ status, dueAt }, now)));
}

function countLights(lights: readonly TrafficLight[]): Record<TrafficLight["light"], number> {
  const counts = Object.fromEntries(LIGHTS.map((light) => [light, 0])) as Record<TrafficLight["light"], number>;
  for (const { light } of lights) counts[light] += 1;
  return counts;
}
