import { Binary, type Db, ObjectId } from "mongodb";
import { Together } from "../conduct/together.ts";
import type { OldFile, Unreadable } from "./old-stores.ts";

/** Buckets in the order in which they are asked. */
const BUCKETS = ["fs", "uploads"];
/** Pieces asked for at a time. The driver's own reader takes sixteen megabytes, for each file that is open. */
const AT_ONCE = 8;

type FileId = ObjectId | string | number;
type FileRow = { _id: FileId; length: unknown; chunkSize: unknown; filename?: unknown };
type Found = { bucket: string; row: FileRow };
type Piece = { n: unknown; data: unknown };

/** Pieces of the file are not there, or not as long as they were told to be. */
export class PiecesMissing extends Error {
  override readonly name = "PiecesMissing";
}

export type GridFs = { open: (ids: readonly string[]) => Promise<OldFile | Unreadable> };

/**
 * The old GridFS. A file is searched in one bucket after the other, under each way in which its id may have been stored.
 * The layout: https://github.com/mongodb/specifications/blob/master/source/gridfs/gridfs-spec.md
 */
export function gridFs(db: Db): GridFs {
  const searches = new Together<FileId[], Found | undefined>(async (wanted) => {
    const found: (Found | undefined)[] = wanted.map(() => undefined);
    for (const bucket of BUCKETS) {
      const open = wanted.filter((_, index) => !found[index]).flat();
      if (open.length === 0) break;
      const rows = await db
        .collection<FileRow>(`${bucket}.files`)
        .find({ _id: { $in: open } })
        .toArray();
      const byId = new Map(rows.map((row) => [nameOf(row._id), row]));
      for (const [index, ids] of wanted.entries()) {
        const row = ids.map((id) => byId.get(nameOf(id))).find((one) => one !== undefined);
        if (row) found[index] ??= { bucket, row };
      }
    }
    return found;
  });

  return {
    async open(ids) {
      const found = await searches.ask(ids.flatMap(asStored));
      if (!found) return "missing";
      const { bucket, row } = found;
      const [bytes, chunkSize] = [Number(row.length), Number(row.chunkSize)];
      if (!Number.isSafeInteger(bytes) || bytes < 0 || !(chunkSize > 0)) return "pieces-missing";
      return {
        name: typeof row.filename === "string" && row.filename !== "" ? row.filename : (ids[0] ?? ""),
        bytes,
        read: (start = 0, end = bytes) => piecesOf(db, bucket, { id: row._id, bytes, chunkSize }, start, end),
      };
    },
  };
}

/** An id of 24 digits is an ObjectId, or was written as a text; one of digits alone may be a number. */
function asStored(id: string): FileId[] {
  return [
    ...(/^[0-9a-f]{24}$/i.test(id) ? [new ObjectId(id)] : []),
    id,
    ...(/^\d{1,15}$/.test(id) ? [Number(id)] : []),
  ];
}

const nameOf = (id: FileId): string => `${typeof id}:${id}`;

async function* piecesOf(
  db: Db,
  bucket: string,
  { id, bytes, chunkSize }: { id: FileId; bytes: number; chunkSize: number },
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  if (start >= end) return;
  let expected = Math.floor(start / chunkSize);
  const last = Math.ceil(end / chunkSize) - 1;
  const pieces = db
    .collection<Piece>(`${bucket}.chunks`, { promoteBuffers: false })
    .find({ files_id: id, n: { $gte: expected, $lte: last } }, { sort: { n: 1 }, batchSize: AT_ONCE });
  for await (const { n, data } of pieces) {
    const from = expected * chunkSize;
    if (Number(n) !== expected || !(data instanceof Binary)) throw new PiecesMissing(`piece ${expected}`);
    const whole = Buffer.from(data.buffer.buffer, data.buffer.byteOffset, data.length());
    if (whole.length !== Math.min(chunkSize, bytes - from)) throw new PiecesMissing(`piece ${expected}`);
    yield whole.subarray(Math.max(0, start - from), Math.min(whole.length, end - from));
    expected += 1;
  }
  if (expected <= last) throw new PiecesMissing(`piece ${expected}`);
}
