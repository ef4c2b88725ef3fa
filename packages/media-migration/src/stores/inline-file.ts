import { Readable } from "node:stream";
import type { OldFile } from "./old-stores.ts";

const PIECE = 256 * 1024;

/** A content that was written into the document itself. */
export function inlineFile(content: Buffer): OldFile {
  return {
    name: "inline",
    bytes: content.length,
    read: (start = 0, end = content.length) =>
      Readable.from(pieces(content.subarray(start, end)), { objectMode: false }),
  };
}

function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
}
