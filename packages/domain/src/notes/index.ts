export {
  type AddNoteRequest,
  addNoteRequest,
  type ChangeNoteRequest,
  type CreatorNote,
  changeNoteRequest,
  creatorNote,
  noteRequest,
  notesRequest,
  type Reminder,
} from "./note.ts";
export { morningOf, reminderAt } from "./reminding.ts";
