import type { SameKeys } from "@vitrina/ui/messages";
import type { notes as es } from "../es/notes.ts";

export const notes = {
  title: "Notes",
  new: "New note",
  text: "Note",
  textHint: "Only the agency sees it.",
  remindOn: "Remind me on",
  remindHint: "You are told that morning, in the app and by e-mail.",
  add: "Save note",
  added: "Note saved.",
  emptyTitle: "No notes yet",
  emptyHint: "Write down what is worth remembering: how they like to be written to, their size, what was left open.",
  acts: "What to do with this note",
  edit: "Edit",
  editTitle: "Edit note",
  save: "Save",
  changed: "Note changed.",
  pin: "Pin to the top",
  unpin: "Unpin",
  pinned: "Pinned",
  remove: "Remove",
  removed: "Note removed.",
  undo: "Undo",
  willRemind: "Reminder on {day}",
  reminded: "Reminded on {day}",
} satisfies SameKeys<typeof es>;
