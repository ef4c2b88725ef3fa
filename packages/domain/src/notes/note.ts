import { z } from "zod";
import { id, pageRequest, prose } from "../shapes.ts";

const TEXT_MAX = 2_000;
const text = prose(TEXT_MAX).min(1);

/** `waiting` until its time, then `told`; `none` where nobody asked to be reminded. */
export const REMINDERS = ["none", "waiting", "told"] as const;
export const reminder = z.enum(REMINDERS);
export type Reminder = z.infer<typeof reminder>;

/** What the agency writes down about a creator. Creators never see it. */
export const creatorNote = z.object({
  id,
  creatorId: id,
  text: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  pinned: z.boolean(),
  /** When its author is told of it again. */
  remindAt: z.date().nullable(),
  reminder,
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type CreatorNote = z.infer<typeof creatorNote>;

export const notesRequest = pageRequest.extend({ creatorId: id });
export const addNoteRequest = z.object({ creatorId: id, text, remindAt: z.date().nullable().default(null) });
export type AddNoteRequest = z.infer<typeof addNoteRequest>;

/** What is left out stays as it is. */
export const changeNoteRequest = z.object({
  id,
  text: text.optional(),
  pinned: z.boolean().optional(),
  remindAt: z.date().nullable().optional(),
});
export type ChangeNoteRequest = z.infer<typeof changeNoteRequest>;
export const noteRequest = z.object({ id });
