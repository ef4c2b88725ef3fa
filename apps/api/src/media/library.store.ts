import type { AssetUse, FileAct, NamedUse, Uploader } from "@vitrina/domain/media";

/** How often a file was opened, and by whom last. */
export type OpeningsOfFile = { count: number; lastAt: Date; lastBy: string };

/** What the library tells of files beside their rows: people, things, acts and openings, by name. */
export type LibraryStore = {
  /** Who stands behind the `uploadedBy` of files; every id has an answer. */
  uploaders: (ids: readonly string[]) => Promise<ReadonlyMap<string, Uploader>>;
  /** The `uploadedBy` of people whose name holds every typed word; none for no words. */
  uploadersNamed: (typed: string) => Promise<string[]>;
  named: (uses: readonly AssetUse[]) => Promise<NamedUse[]>;
  /** What was done to these files, the latest first. */
  acts: (fileIds: readonly string[]) => Promise<FileAct[]>;
  openingsOf: (fileIds: readonly string[]) => Promise<ReadonlyMap<string, OpeningsOfFile>>;
};
