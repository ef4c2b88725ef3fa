import { connect, type Socket } from "node:net";
import { BSON, type Document } from "mongodb";

const OP_MSG = 2013;
const HEADER_BYTES = 16;

/** The bytes of a command as drivers send it; documents of a bulk go in a sequence of their own. */
export function commandBytes(command: Document, documents?: { field: string; list: readonly Document[] }): Buffer {
  const sections = [Buffer.from([0]), BSON.serialize(command)];
  if (documents) {
    const list = Buffer.concat(documents.list.map((document) => BSON.serialize(document)));
    const name = Buffer.from(`${documents.field}\0`);
    const size = Buffer.alloc(4);
    size.writeInt32LE(4 + name.length + list.length);
    sections.push(Buffer.from([1]), size, name, list);
  }
  return messageOf(Buffer.concat(sections), 0);
}

/** Frames what follows an OP_MSG's flags. */
export function messageOf(sections: Uint8Array, responseTo: number): Buffer {
  const message = Buffer.alloc(HEADER_BYTES + 4 + sections.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(OP_MSG, 12);
  message.set(sections, HEADER_BYTES + 4);
  return message;
}

/** Where an OP_MSG's first document begins. */
export const BODY_AT: number = HEADER_BYTES + 5;

/**
 * One connection that speaks MongoDB's wire protocol and nothing more, so that little but the server is measured. One request at a
 * time; `ask` throws when the answer tells of an error.
 */
export class WireConnection {
  private readonly socket: Socket;
  private readonly reader = new MessageCutter();
  private waiting: { resolve: (reply: Buffer) => void; reject: (fault: unknown) => void } | null = null;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      for (const reply of this.reader.push(chunk)) this.waiting?.resolve(reply);
    });
    const fail = (): void => this.waiting?.reject(new Error("the server ended the connection"));
    socket.on("error", fail);
    socket.on("close", fail);
  }

  static open(port: number): Promise<WireConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("error", reject);
      socket.once("connect", () => resolve(new WireConnection(socket)));
    });
  }

  async ask(message: Uint8Array): Promise<Buffer> {
    const reply = await new Promise<Buffer>((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(message);
    });
    if (reply.includes("errmsg")) throw new Error(`the server refused: ${reply.toString("latin1")}`);
    return reply;
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }
}

/** Cuts a stream of bytes into whole messages. */
export class MessageCutter {
  private held: Buffer = Buffer.alloc(0);
  private parts: Buffer[] = [];
  private size = 0;

  *push(chunk: Buffer): Generator<Buffer> {
    this.parts.push(chunk);
    this.size += chunk.length;
    const [first] = this.parts;
    if (first && first.length >= 4 && this.size < first.readInt32LE(0)) return;
    this.held = this.parts.length === 1 ? chunk : Buffer.concat(this.parts, this.size);
    while (this.held.length >= 4) {
      const length = this.held.readInt32LE(0);
      if (this.held.length < length) break;
      yield this.held.subarray(0, length);
      this.held = this.held.subarray(length);
    }
    this.parts = this.held.length > 0 ? [this.held] : [];
    this.size = this.held.length;
  }
}
