import type { OldFile } from "./old-stores.ts";

const PIECE = 256 * 1024;

/** A content that was written into the document itself. */
export function inlineFile(content: Buffer): OldFile {
  return {
    name: "inline",
    bytes: content.length,
    read: (start = 0, end = content.length) => pieces(content.subarray(start, end)),
  };
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
}
