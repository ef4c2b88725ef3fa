import { Refusal } from "@vitrina/domain";
import type { CreatorNote } from "@vitrina/domain/notes";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { noteById } from "./change-note.ts";
import { forgetReminder } from "./reminders.ts";

type Needs = Pick<Ports, "notes" | "jobs" | "audit" | "transaction"> & { actor: AdminActor };

/** Takes a note away and hands it back, so that it can be written again. Its words stay in the audit log. */
export function removeNote(ctx: Needs, { id }: { id: string }): Promise<CreatorNote> {
  return ctx.transaction(async () => {
    const was = await noteById(ctx, id);
    if (!(await ctx.notes.remove(id))) throw new Refusal("not-found", "no-such-note");
    await forgetReminder(ctx, was);
    await ctx.audit.record({
      action: "creator.note-removed",
      actor: ctx.actor,
      target: { kind: "creator", id: was.creatorId },
      before: { text: was.text, remindAt: was.remindAt },
      after: null,
    });
    return was;
  });
}
