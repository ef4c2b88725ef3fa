import { reminderDue, reminderWindow } from "@vitrina/domain/deadlines";
import type { Ports } from "../ports.ts";
import type { DueApplication } from "./reminders.store.ts";

type Needs = Pick<Ports, "reminders" | "campaigns" | "outbox" | "transaction" | "now">;

/**
 * Reminds everyone whose due date has reached a stage, once for each stage, and hands back how many were reminded. Whoever
 * has handed everything in is left in peace.
 */
export async function remindOfDueDates(ctx: Needs, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  let reminded = 0;
  for await (const batch of ctx.reminders.dueWithin(reminderWindow(now))) {
    const due = batch.filter(({ deliveryDueAt, reminded: last }) => reminderDue(deliveryDueAt, last, now));
    const owed = await ctx.reminders.piecesOwed(due.map(({ id }) => id));
    const campaigns = await ctx.campaigns.byIds(due.map(({ campaignId }) => campaignId));
    for (const application of due) {
      signal?.throwIfAborted();
      const pieces = owed.get(application.id);
      const campaign = campaigns.get(application.campaignId);
      if (pieces && campaign && (await remind(ctx, application, { pieces, title: campaign.title, now }))) reminded += 1;
    }
  }
  return reminded;
}

function remind(
  ctx: Needs,
  application: DueApplication,
  { pieces, title, now }: { pieces: number; title: string; now: Date },
): Promise<boolean> {
  return ctx.transaction(async () => {
    const { id: applicationId, campaignId, creatorId, deliveryDueAt: dueAt } = application;
    const stage = reminderDue(dueAt, application.reminded, now);
    if (!stage || !(await ctx.reminders.note(application, { stage, dueAt }))) return false;
    await ctx.outbox.announce({
      kind: "deadline.reminder",
      aggregateId: campaignId,
      payload: { applicationId, creatorId, title, dueAt, stage, pieces },
    });
    return true;
  });
}
