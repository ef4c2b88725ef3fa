import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { v2 as sdk, type UploadApiOptions } from "cloudinary";
import type { UploadSource } from "./media.ts";

export type Sent = { bytes: number; md5: string };

/** Reads as a 413, which is never tried again. */
class FileTooLarge extends Error {
  readonly http_code = 413;

  constructor() {
    super("the file is larger than its purpose allows");
  }
}

/** Sends one file through the SDK's stream and counts what really went out. Stops reading past `maxBytes`. */
export async function sendStream(
  source: UploadSource,
  maxBytes: number,
  options: UploadApiOptions,
): Promise<{ answer: unknown; sent: Sent }> {
  const md5 = createHash("md5");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(new FileTooLarge());
      md5.update(chunk);
      done(null, chunk);
    },
  });
  let stop = () => {};
  const answered = new Promise<unknown>((resolve, reject) => {
    const upload = sdk.uploader.upload_stream(options, (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
    const opened = source instanceof Uint8Array ? Readable.from([source], { objectMode: false }) : source();
    stop = () => opened.destroy();
    pipeline(opened, counted, upload).catch(reject);
  });
  try {
    return { answer: await answered, sent: { bytes, md5: md5.digest("hex") } };
  } finally {
    stop();
  }
}
