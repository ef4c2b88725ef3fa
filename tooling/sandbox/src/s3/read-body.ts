import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { S3Error } from "./s3-error.ts";

export type Received = { bytes: number; md5: string };

/**
 * Writes the body of a PUT to a file, taking off the chunks of `aws-chunked`, and compares it with what its sender said of it.
 * A body that is not what was promised leaves no file.
 */
export async function receiveBody(body: Readable, headers: IncomingHttpHeaders, file: string): Promise<Received> {
  const promised = String(headers["x-amz-content-sha256"] ?? "");
  const chunked = promised.startsWith("STREAMING-");
  const [md5, sha256] = [createHash("md5"), createHash("sha256")];
  let bytes = 0;
  async function* seen(): AsyncGenerator<Buffer> {
    for await (const piece of chunked ? unchunked(body) : body) {
      bytes += piece.length;
      md5.update(piece);
      sha256.update(piece);
      yield piece;
    }
  }
  try {
    await pipeline(seen, createWriteStream(file));
    const hex = md5.digest("hex");
    const wanted = headers["content-md5"];
    if (wanted !== undefined && Buffer.from(String(wanted), "base64").toString("hex") !== hex) {
      throw new S3Error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    if (/^[0-9a-f]{64}$/.test(promised) && promised !== sha256.digest("hex")) {
      throw new S3Error(
        400,
        "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
      );
    }
    const length = headers["x-amz-decoded-content-length"] ?? headers["content-length"];
    if (length === undefined)
      throw new S3Error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    if (Number(length) !== bytes) {
      throw new S3Error(
        400,
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header.",
      );
    }
    return { bytes, md5: hex };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** The data of `aws-chunked`: a length in hex, maybe a signature, the data; then the trailer, which is read and dropped. */
async function* unchunked(body: Readable): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let left = 0;
  let ended = false;
  for await (const piece of body) {
    held = Buffer.concat([held, piece]);
    while (!ended && held.length > 0) {
      if (left > 0) {
        const data = held.subarray(0, left);
        held = held.subarray(data.length);
        left -= data.length;
        yield data;
        if (left === 0) left = -2;
      } else if (left < 0) {
        if (held.length < 2) break;
        held = held.subarray(2);
        left = 0;
      } else {
        const end = held.indexOf("\r\n");
        if (end < 0) break;
        left = Number.parseInt(held.subarray(0, end).toString("latin1"), 16);
        held = held.subarray(end + 2);
        ended = left === 0;
      }
    }
  }
}
