import { pageOf } from "@vitrina/domain";
import { addNoteRequest, changeNoteRequest, creatorNote, noteRequest, notesRequest } from "@vitrina/domain/notes";
import { creatorById } from "../creators/creator-detail.ts";
import { admin, router } from "../trpc/procedures.ts";
import { addNote } from "./add-note.ts";
import { changeNote } from "./change-note.ts";
import { removeNote } from "./remove-note.ts";

export const notesRouter = router({
  ofCreator: admin("creators:read")
    .input(notesRequest)
    .output(pageOf(creatorNote))
    .query(async ({ ctx, input }) => {
      await creatorById(ctx, input.creatorId);
      return ctx.notes.page(input);
    }),
  add: admin("creators:write")
    .input(addNoteRequest)
    .output(creatorNote)
    .mutation(({ ctx, input }) => addNote(ctx, input)),
  change: admin("creators:write")
    .input(changeNoteRequest)
    .output(creatorNote)
    .mutation(({ ctx, input }) => changeNote(ctx, input)),
  remove: admin("creators:write")
    .input(noteRequest)
    .output(creatorNote)
    .mutation(({ ctx, input }) => removeNote(ctx, input)),
});
