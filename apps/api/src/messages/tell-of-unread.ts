import { id } from "@vitrina/domain";
import { type Side, side } from "@vitrina/domain/messages";
import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import type { Job } from "../jobs/jobs.store.ts";
import type { Ports } from "../ports.ts";
import type { StoredThread } from "./messages.store.ts";

const payload = z.object({ threadId: id, side });

/** The name of the letter that is due at an instant, by which it can be taken back. */
export function noticeKey(threadId: string, reader: Side, at: Date): string {
  return `unread/${threadId}/${reader}/${at.getTime()}`;
}

export function noticeJob(threadId: string, reader: Side, runAt: Date): Job {
  return {
    kind: "messages.unread",
    key: noticeKey(threadId, reader, runAt),
    payload: { threadId, side: reader },
    runAt,
  };
}

/** Writes to whoever still has not read what they were sent. */
export const unreadJob = jobKind({
  payload,
  limitMs: 30_000,
  attempts: 5,
  run: async (ctx, { payload: { threadId, side: reader }, dueAt }) => {
    await tellOfUnread(ctx, threadId, reader, dueAt);
  },
});

type Needs = Pick<Ports, "messages" | "campaigns" | "creators" | "people" | "outbox" | "transaction">;

/** Announces once what is due; a conversation that was read meanwhile announces nothing. */
export async function tellOfUnread(ctx: Needs, threadId: string, reader: Side, dueAt: Date): Promise<boolean> {
  return ctx.transaction(async () => {
    const thread = await ctx.messages.threadById(threadId);
    if (!thread || !(await ctx.messages.noteNotice(threadId, reader, dueAt))) return false;
    const campaign = (await ctx.campaigns.byIds([thread.campaignId])).get(thread.campaignId);
    const creator = await ctx.creators.byId(thread.creatorId);
    if (!campaign || !creator) return false;
    await ctx.outbox.announce({
      kind: "message.unread",
      aggregateId: thread.id,
      payload: {
        applicationId: thread.applicationId,
        creatorId: thread.creatorId,
        title: campaign.title,
        name: creator.name,
        adminIds: reader === "agency" ? await agencyReaders(ctx, thread) : [],
        reader,
      },
    });
    return true;
  });
}

/** Whoever of the agency wrote last; before anybody has, those who look after creators. */
async function agencyReaders({ people }: Needs, { agencyWriterId }: StoredThread): Promise<string[]> {
  const writer = agencyWriterId ? await people.byId(agencyWriterId) : null;
  return writer ? [writer.userId] : people.withRoles(["manager", "owner"]);
}
