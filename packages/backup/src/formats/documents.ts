import { BackupRefused } from "../refused.ts";
import type { ByteReader } from "./bytes.ts";

/** A document is 16 MiB at most, and what the server itself writes may be 16 KiB more. */
const LARGEST = 16 * 1024 * 1024 + 16 * 1024;
const SMALLEST = 5;
/** So much is handed on at once, at most. */
const BATCH = 512 * 1024;

/**
 * The BSON documents that follow each other in some bytes, up to their end or to `until`, in batches.
 *
 * @throws BackupRefused when the bytes are no documents, or end in the middle of one
 */
export async function* documentsIn(source: ByteReader, until?: number): AsyncGenerator<Buffer[]> {
  let batch: Buffer[] = [];
  let size = 0;
  for (;;) {
    const head = await source.peek(4);
    if (head.length === 0 && until === undefined) break;
    if (head.length < 4) throw cutOff(source);
    const length = head.readInt32LE(0);
    if (until !== undefined && head.readUInt32LE(0) === until) {
      await source.take(4);
      break;
    }
    if (length < SMALLEST || length > LARGEST) throw broken(source);
    const document = await source.take(length);
    if (!document) throw cutOff(source);
    if (document[length - 1] !== 0) throw broken(source);
    batch.push(document);
    size += length;
    if (size >= BATCH || !source.holds(4)) {
      yield batch;
      [batch, size] = [[], 0];
    }
  }
  if (batch.length > 0) yield batch;
}

/** The next document, or null at the terminator. */
export async function nextDocument(source: ByteReader, terminator: number): Promise<Buffer | null> {
  const head = await source.peek(4);
  if (head.length < 4) throw cutOff(source);
  if (head.readUInt32LE(0) === terminator) {
    await source.take(4);
    return null;
  }
  const length = head.readInt32LE(0);
  if (length < SMALLEST || length > LARGEST) throw broken(source);
  const document = await source.take(length);
  if (!document) throw cutOff(source);
  if (document[length - 1] !== 0) throw broken(source);
  return document;
}

const cutOff = (source: ByteReader) => new BackupRefused("cut-off", { at: source.taken });
const broken = (source: ByteReader) => new BackupRefused("not-an-archive", { at: source.taken });
