import { type AddNoteRequest, type CreatorNote, reminderAt } from "@vitrina/domain/notes";
import type { AdminActor } from "@vitrina/domain/people";
import { creatorById } from "../creators/creator-detail.ts";
import type { Ports } from "../ports.ts";
import { askToBeReminded } from "./reminders.ts";

type Needs = Pick<Ports, "notes" | "creators" | "jobs" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Writes something down about a creator, and asks to be reminded of it if wanted. */
export function addNote(ctx: Needs, { creatorId, text, remindAt }: AddNoteRequest): Promise<CreatorNote> {
  return ctx.transaction(async () => {
    await creatorById(ctx, creatorId);
    const note = await ctx.notes.add({
      creatorId,
      text,
      authorId: ctx.actor.userId,
      authorName: ctx.actor.name,
      ...reminderAt(remindAt, ctx.now()),
    });
    await askToBeReminded(ctx, note);
    await ctx.audit.record({
      action: "creator.note-added",
      actor: ctx.actor,
      target: { kind: "creator", id: creatorId },
      before: null,
      after: { text, remindAt },
    });
    return note;
  });
}
