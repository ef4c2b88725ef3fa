import { Refusal } from "@vitrina/domain";
import { type ChangeNoteRequest, type CreatorNote, reminderAt } from "@vitrina/domain/notes";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { askToBeReminded, forgetReminder } from "./reminders.ts";

type Needs = Pick<Ports, "notes" | "jobs" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** The note, or the refusal that there is none. */
export async function noteById(ctx: Pick<Ports, "notes">, id: string): Promise<CreatorNote> {
  const note = await ctx.notes.byId(id);
  if (!note) throw new Refusal("not-found", "no-such-note");
  return note;
}

/** Changes a note's words, whether it stays on top, or when its author is reminded of it. */
export function changeNote(ctx: Needs, { id, text, pinned, remindAt }: ChangeNoteRequest): Promise<CreatorNote> {
  return ctx.transaction(async () => {
    const was = await noteById(ctx, id);
    const change = {
      ...(text !== undefined && { text }),
      ...(pinned !== undefined && { pinned }),
      ...(remindAt !== undefined && reminderAt(remindAt, ctx.now())),
    };
    if (!(await ctx.notes.changeIfStill(was, change))) throw new Refusal("changed-meanwhile", "note-changed");
    if (remindAt !== undefined) {
      await forgetReminder(ctx, was);
      await askToBeReminded(ctx, { id, remindAt });
    }
    await ctx.audit.record({
      action: "creator.note-changed",
      actor: ctx.actor,
      target: { kind: "creator", id: was.creatorId },
      before: { text: was.text, pinned: was.pinned, remindAt: was.remindAt },
      after: { text: was.text, pinned: was.pinned, remindAt: was.remindAt, ...change },
    });
    return noteById(ctx, id);
  });
}
