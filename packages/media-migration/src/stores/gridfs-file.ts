import { Readable } from "node:stream";
import { type Binary, type Db, ObjectId } from "mongodb";
import type { OldFile, Unreadable } from "./old-stores.ts";

/** Buckets in the order in which they are asked. */
const BUCKETS = ["fs", "uploads"];
/** Pieces asked for at a time. The driver's own reader takes sixteen megabytes, for each file that is open. */
const AT_ONCE = 8;

type FileRow = { _id: ObjectId; length: number; chunkSize: number; filename?: string };
type Piece = { n: number; data: Binary };

/** Pieces of the file are not there, or not as long as they were told to be. */
export class PiecesMissing extends Error {
  override readonly name = "PiecesMissing";
}

/**
 * A file of the old GridFS, whichever bucket holds it.
 * The layout: https://github.com/mongodb/specifications/blob/master/source/gridfs/gridfs-spec.md
 */
export async function gridFsFile(db: Db, id: string): Promise<OldFile | Unreadable> {
  const fileId = new ObjectId(id);
  for (const bucket of BUCKETS) {
    const file = await db.collection<FileRow>(`${bucket}.files`).findOne({ _id: fileId });
    if (!file) continue;
    const bytes = Number(file.length);
    return {
      name: file.filename || id,
      bytes,
      read: (start = 0, end = bytes) =>
        Readable.from(piecesOf(db, bucket, { ...file, length: bytes, chunkSize: Number(file.chunkSize) }, start, end), {
          objectMode: false,
        }),
    };
  }
  return "missing";
}

async function* piecesOf(
  db: Db,
  bucket: string,
  { _id, length, chunkSize }: FileRow,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  if (start >= end) return;
  let expected = Math.floor(start / chunkSize);
  const last = Math.ceil(end / chunkSize) - 1;
  const pieces = db
    .collection<Piece>(`${bucket}.chunks`, { promoteBuffers: false })
    .find({ files_id: _id, n: { $gte: expected, $lte: last } }, { sort: { n: 1 }, batchSize: AT_ONCE });
  for await (const { n, data } of pieces) {
    const from = expected * chunkSize;
    const whole = Buffer.from(data.buffer.buffer, data.buffer.byteOffset, data.length());
    if (n !== expected || whole.length !== Math.min(chunkSize, length - from))
      throw new PiecesMissing(`piece ${expected}`);
    yield whole.subarray(Math.max(0, start - from), Math.min(whole.length, end - from));
    expected += 1;
  }
  if (expected <= last) throw new PiecesMissing(`piece ${expected}`);
}
