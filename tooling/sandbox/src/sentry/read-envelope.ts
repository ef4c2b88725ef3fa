import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { SentryError } from "./sentry-error.ts";

export type EnvelopeItem = { type: string; header: Record<string, unknown>; payload: unknown; bytes: number };
export type Envelope = { header: Record<string, unknown>; items: EnvelopeItem[] };

/** Sentry's own limits, in bytes: what comes over the line, what it unpacks to, and what one event may be. */
const COMPRESSED_MAX = 20_000_000;
const UNPACKED_MAX = 100_000_000;
const EVENT_MAX = 1_000_000;

const NEWLINE = 0x0a;
const UNPACK: Record<string, (bytes: Buffer, limit: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** @throws SentryError 413 when it is too large, 400 when it does not unpack */
export function unpack(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length > COMPRESSED_MAX) throw tooLarge();
  if (!encoding || encoding === "identity") return body;
  const open = UNPACK[encoding];
  if (!open) throw new SentryError(415, `unsupported content encoding: ${encoding}`);
  try {
    return open(body, { maxOutputLength: UNPACKED_MAX });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new SentryError(400, "failed to decode payload");
  }
}

/**
 * Reads an envelope: a line of header, then for each item a line of header and its payload, which is `length` bytes long or
 * ends with the line.
 *
 * @throws SentryError 400 when it is no envelope, 413 when an event in it is too large
 */
export function readEnvelope(bytes: Buffer): Envelope {
  let at = 0;
  const line = (): Buffer => {
    const end = bytes.indexOf(NEWLINE, at);
    const read = bytes.subarray(at, end === -1 ? bytes.length : end);
    at = end === -1 ? bytes.length : end + 1;
    return read;
  };
  const header = asRecord(line(), "invalid envelope header");
  const items: EnvelopeItem[] = [];
  while (at < bytes.length) {
    const head = line();
    if (head.length === 0) continue;
    const itemHeader = asRecord(head, "invalid item header");
    const { type, length } = itemHeader;
    if (typeof type !== "string") throw new SentryError(400, "item without a type");
    let payload: Buffer;
    if (typeof length === "number") {
      payload = bytes.subarray(at, at + length);
      at += length;
      if (payload.length !== length) throw new SentryError(400, "unexpected end of file");
      if (at < bytes.length && bytes[at] !== NEWLINE) throw new SentryError(400, "missing newline after payload");
      at += 1;
    } else payload = line();
    if (type === "event" && payload.length > EVENT_MAX) throw tooLarge();
    items.push({ type, header: itemHeader, payload: asPayload(payload, type), bytes: payload.length });
  }
  return { header, items };
}

function tooLarge(): SentryError {
  return new SentryError(413, "envelope exceeded size limits");
}

function asRecord(bytes: Buffer, otherwise: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below.
  }
  throw new SentryError(400, otherwise);
}

function asPayload(bytes: Buffer, type: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    if (type === "event") throw new SentryError(400, "invalid event payload");
    return null;
  }
}
