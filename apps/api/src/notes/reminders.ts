import { id } from "@vitrina/domain";
import type { CreatorNote } from "@vitrina/domain/notes";
import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import type { Ports } from "../ports.ts";

const KIND = "note.remind";

/** A reminder set to another instant is another job; the old one then finds that it is not wanted any more. */
const keyOf = ({ id: noteId, remindAt }: Pick<CreatorNote, "id" | "remindAt">) =>
  `${KIND}/${noteId}/${remindAt?.toISOString()}`;

/** Has a note's author told of it at its time. */
export async function askToBeReminded(ctx: Pick<Ports, "jobs">, note: Pick<CreatorNote, "id" | "remindAt">) {
  if (!note.remindAt) return;
  await ctx.jobs.enqueue({
    kind: KIND,
    key: keyOf(note),
    payload: { noteId: note.id, remindAt: note.remindAt },
    runAt: note.remindAt,
  });
}

/** Takes the wish back. */
export async function forgetReminder(ctx: Pick<Ports, "jobs">, note: Pick<CreatorNote, "id" | "remindAt">) {
  if (note.remindAt) await ctx.jobs.cancel(keyOf(note));
}

type Needs = Pick<Ports, "notes" | "creators" | "outbox" | "transaction">;

/** Tells a note's author of it, unless it was removed, told already, or set to another time. */
export function remindOfNote(ctx: Needs, { noteId, remindAt }: { noteId: string; remindAt: Date }): Promise<void> {
  return ctx.transaction(async () => {
    const note = await ctx.notes.byId(noteId);
    if (note?.reminder !== "waiting" || note.remindAt?.getTime() !== remindAt.getTime()) return;
    const creator = await ctx.creators.byId(note.creatorId);
    if (!creator || !(await ctx.notes.changeIfStill(note, { reminder: "told" }))) return;
    await ctx.outbox.announce({
      kind: "note.reminder",
      aggregateId: note.id,
      payload: { adminId: note.authorId, creatorId: creator.id, name: creator.name, text: note.text },
    });
  });
}

export const noteReminderJob = jobKind({
  payload: z.object({ noteId: id, remindAt: z.date() }),
  limitMs: 30_000,
  attempts: 8,
  run: (ctx, { payload }) => remindOfNote(ctx, payload),
});
