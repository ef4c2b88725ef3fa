import { MongoError } from "../errors/mongo-error.ts";
import { MAX_DOCUMENT_BYTES } from "../wire/message.ts";

/** Refuses a document larger than a server stores. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      "BSONObjectTooLarge",
      `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and 16793600(16MB)`,
    );
  }
}
