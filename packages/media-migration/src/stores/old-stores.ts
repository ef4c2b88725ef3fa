import type { Db } from "mongodb";
import type { Movable } from "../values/old-value.ts";
import { gridFs, PiecesMissing } from "./gridfs-file.ts";
import { inlineFile } from "./inline-file.ts";
import { uploadFolder } from "./upload-file.ts";

/** A file that an old store still holds, readable as often as needed. */
export type OldFile = {
  name: string;
  bytes: number;
  /** From `start` up to `end`, not included; everything without them. */
  read: (start?: number, end?: number) => AsyncIterable<Buffer>;
};

/** Why an old store does not give a file. */
export type Unreadable = "missing" | "no-upload-folder" | "outside-the-folder" | "no-file" | "pieces-missing";

/** The three old stores. Reads, and writes nothing. */
export type OldStores = {
  open: (value: Movable) => Promise<OldFile | Unreadable>;
  /** What the file itself lacks, when that is why reading it threw; nothing when it is the way to it. */
  lackOf: (thrown: unknown) => Unreadable | undefined;
};

/** @param uploads the old upload folder; without one, every value that leads there is reported */
export function oldStores(db: Db, uploads: string | undefined): OldStores {
  const folder = uploads === undefined ? undefined : uploadFolder(uploads);
  const grid = gridFs(db);
  return {
    async open(value) {
      if (value.kind === "gridfs") return grid.open(value.ids);
      if (value.kind === "upload") return folder ? folder.open(value.paths) : "no-upload-folder";
      return inlineFile(value.content());
    },
    lackOf,
  };
}

const GONE = new Set<unknown>(["ENOENT", "ENOTDIR"]);
const UNREADABLE = new Set<unknown>(["EACCES", "EPERM", "EISDIR", "EIO", "EINVAL", "ELOOP", "ENAMETOOLONG"]);

function lackOf(thrown: unknown): Unreadable | undefined {
  if (thrown instanceof PiecesMissing) return "pieces-missing";
  if (!(thrown instanceof Error && "code" in thrown && "syscall" in thrown)) return undefined;
  if (GONE.has(thrown.code)) return "missing";
  return UNREADABLE.has(thrown.code) ? "no-file" : undefined;
}
