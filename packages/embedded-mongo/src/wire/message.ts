import { decodeDocument } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { type Doc, RawDocument } from "../values/value.ts";

/** The bytes are no message this server understands; only the connection they came on ends. */
export class MalformedMessage extends Error {
  override name = "MalformedMessage";
}

export const MAX_MESSAGE_BYTES = 48_000_000;
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
export const HEADER_BYTES = 16;

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

/** One request: the command's document, with the documents of its sequences put back in as fields. */
export type Request = {
  requestId: number;
  command: Doc;
  /** The sender wants no answer. */
  silent: boolean;
  /** Came as the legacy OP_QUERY, which drivers use for their first greeting, and wants OP_REPLY back. */
  legacyDatabase: string | null;
};

/** Reads one whole message. Throws `MalformedMessage` or `MalformedBson`. */
export function readMessage(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return readOpMsg(message, requestId);
  if (opCode === OP_QUERY) return readOpQuery(message, requestId);
  throw new MalformedMessage(`unsupported op code ${opCode}`);
}

function readOpMsg(message: Buffer, requestId: number): Request {
  if (message.length < HEADER_BYTES + 9) throw new MalformedMessage("the message is too short");
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & 0xffff & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0)
    throw new MalformedMessage("unknown required flag bits");
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  let at = HEADER_BYTES + 4;
  let command: Doc | null = null;
  const sequences: [string, RawDocument[]][] = [];
  while (at < end) {
    const kind = message[at++];
    const size = at + 4 <= end ? message.readInt32LE(at) : 0;
    if (size < 5 || at + size > end) throw new MalformedMessage("a section's length is wrong");
    const section = message.subarray(at, at + size);
    if (kind === 0) {
      if (command) throw new MalformedMessage("more than one body");
      command = decodeDocument(section);
    } else if (kind === 1) sequences.push(readSequence(section));
    else throw new MalformedMessage(`unknown section kind ${kind}`);
    at += size;
  }
  if (!command) throw new MalformedMessage("no body");
  for (const [name, documents] of sequences) {
    if (command.has(name)) throw new MalformedMessage(`the sequence ${name} repeats a field of the body`);
    command.set(name, documents);
  }
  return { requestId, command, silent: (flags & MORE_TO_COME) !== 0, legacyDatabase: null };
}

function readSequence(section: Buffer): [string, RawDocument[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new MalformedMessage("a sequence has no name");
  const documents: RawDocument[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = at + 4 <= section.length ? section.readInt32LE(at) : 0;
    if (size < 5 || at + size > section.length) throw new MalformedMessage("a sequence's document has a wrong length");
    documents.push(new RawDocument(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString("utf8", 4, nameEnd), documents];
}

function readOpQuery(message: Buffer, requestId: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const start = nameEnd + 9;
  if (nameEnd < 0 || start + 5 > message.length) throw new MalformedMessage("the query is too short");
  const namespace = message.toString("utf8", HEADER_BYTES + 4, nameEnd);
  const [database, ...rest] = namespace.split(".");
  if (rest.join(".") !== "$cmd" || !database) throw new MalformedMessage("legacy queries are for commands only");
  const size = message.readInt32LE(start);
  if (size < 5 || start + size > message.length) throw new MalformedMessage("the query's length is wrong");
  return {
    requestId,
    command: decodeDocument(message.subarray(start, start + size)),
    silent: false,
    legacyDatabase: database,
  };
}

let lastRequestId = 0;

/** The message that answers a request with these bytes of BSON. */
export function writeReply(request: Pick<Request, "requestId" | "legacyDatabase">, reply: Doc): Buffer {
  const legacy = request.legacyDatabase !== null;
  const prefix = HEADER_BYTES + (legacy ? 20 : 5);
  const message = encodeDocument(reply, prefix);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastRequestId, 4);
  message.writeInt32LE(request.requestId, 8);
  message.writeInt32LE(legacy ? OP_REPLY : OP_MSG, 12);
  message.fill(0, HEADER_BYTES, prefix);
  if (legacy) {
    message.writeInt32LE(8, HEADER_BYTES);
    message.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return message;
}
