import type { Readable } from "node:stream";
import type { Db } from "mongodb";
import type { Movable } from "../values/old-value.ts";
import { gridFsFile, PiecesMissing } from "./gridfs-file.ts";
import { inlineFile } from "./inline-file.ts";
import { uploadFile } from "./upload-file.ts";

/** A file that an old store still holds, readable as often as needed. */
export type OldFile = {
  name: string;
  bytes: number;
  /** From `start` up to `end`, not included; everything without them. */
  read: (start?: number, end?: number) => Readable;
};

/** Why an old store does not give a file. */
export type Unreadable = "missing" | "no-upload-folder" | "outside-the-folder" | "no-file" | "pieces-missing";

/** The three old stores. Reads, and writes nothing. */
export type OldStores = {
  open: (value: Movable) => Promise<OldFile | Unreadable>;
  /** Whether what a read threw means that the file itself is broken, and not the way to it. */
  isBroken: (thrown: unknown) => boolean;
};

/** @param uploads the old upload folder; without one, every value that leads there is reported */
export function oldStores(db: Db, uploads: string | undefined): OldStores {
  return {
    async open(value) {
      if (value.kind === "gridfs") return gridFsFile(db, value.id);
      if (value.kind === "upload") return uploads === undefined ? "no-upload-folder" : uploadFile(uploads, value.paths);
      return inlineFile(value.content());
    },
    isBroken: (thrown) => thrown instanceof PiecesMissing,
  };
}
