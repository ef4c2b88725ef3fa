import type { SavedList, SavedView, SaveViewRequest } from "@vitrina/domain/views";

/** What saved views need from storage; every question is one person's. */
export type ViewStore = {
  of: (userId: string, list: SavedList) => Promise<SavedView[]>;
  /** Takes the place of the person's view of that name, if there is one. */
  keep: (userId: string, view: SaveViewRequest) => Promise<SavedView>;
  /** What was removed; null when the person has no such view. */
  remove: (userId: string, id: string) => Promise<SavedView | null>;
};
