import { type Db, GridFSBucket, ObjectId } from "mongodb";
import type { OldFile, Unreadable } from "./old-stores.ts";

/** Buckets in the order in which they are asked. */
const BUCKETS = ["fs", "uploads"];

/** A file of the old GridFS, whichever bucket holds it. */
export async function gridFsFile(db: Db, id: string): Promise<OldFile | Unreadable> {
  const fileId = new ObjectId(id);
  for (const bucketName of BUCKETS) {
    const bucket = new GridFSBucket(db, { bucketName });
    const [file] = await bucket.find({ _id: fileId }).limit(1).toArray();
    if (!file) continue;
    const read: OldFile["read"] = (start, end) =>
      bucket.openDownloadStream(fileId, start === undefined ? {} : { start, ...(end !== undefined && { end }) });
    return { name: file.filename || id, bytes: file.length, read };
  }
  return "missing";
}
