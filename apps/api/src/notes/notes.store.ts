import type { Page } from "@vitrina/domain";
import type { CreatorNote } from "@vitrina/domain/notes";

type Change = Partial<Pick<CreatorNote, "text" | "pinned" | "remindAt" | "reminder">>;

/** What notes about creators need from storage. */
export type NoteStore = {
  /** The latest first. */
  page: (request: { creatorId: string; cursor?: string | null; limit: number }) => Promise<Page<CreatorNote>>;
  byId: (id: string) => Promise<CreatorNote | null>;
  add: (
    note: Pick<CreatorNote, "creatorId" | "text" | "authorId" | "authorName" | "remindAt" | "reminder">,
  ) => Promise<CreatorNote>;
  /** False when the note was changed or removed since it was read. */
  changeIfStill: (was: CreatorNote, change: Change) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
};
