import { createServer, type Server, type Socket } from "node:net";
import type { Doc } from "../values/value.ts";
import { HEADER_BYTES, MAX_MESSAGE_BYTES, MalformedMessage, type Request, readMessage, writeReply } from "./message.ts";
import type { Conversation } from "./scram.ts";

/** Where on this machine a port could not be opened, and why. */
export class ListenError extends Error {
  override name = "ListenError";
}

export type Answer = (request: Request, connection: Connection) => Promise<Doc> | Doc;

/** What the server remembers of one connection. */
export type Connection = {
  readonly id: number;
  readonly remote: string;
  authenticated: boolean;
  /** The name that the client gave its program in its greeting. */
  application: string | null;
  /** A sign-in that has begun. `short`: the client wants no empty last message. */
  conversation: (Conversation & { short: boolean }) | null;
};

/** Accepts connections and passes each message on; answers leave in the order of their requests. */
export class SocketServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly answer: Answer;
  private readonly log: (line: string) => void;
  private nextId = 1;

  constructor(answer: Answer, log: (line: string) => void) {
    this.answer = answer;
    this.log = log;
    this.server = createServer((socket) => this.accept(socket));
  }

  get connections(): number {
    return this.sockets.size;
  }

  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once("error", (fault: NodeJS.ErrnoException) => {
        const why =
          fault.code === "EADDRINUSE"
            ? `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another port.`
            : `Cannot listen on ${host}:${port}: ${fault.message}`;
        reject(new ListenError(why));
      });
      this.server.listen(port, host, () => {
        const address = this.server.address();
        if (address === null || typeof address === "string") reject(new ListenError("the server has no port"));
        else resolve(address.port);
      });
    });
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    const connection: Connection = {
      id: this.nextId++,
      remote: `${socket.remoteAddress}:${socket.remotePort}`,
      authenticated: false,
      application: null,
      conversation: null,
    };
    const incoming = new MessageReader();
    let queue: Promise<void> = Promise.resolve();
    const end = (why: string): void => {
      this.log(`connection ${connection.id} ended: ${why}`);
      socket.destroy();
    };
    socket.on("data", (chunk) => {
      try {
        for (const message of incoming.push(chunk)) {
          const request = readMessage(message);
          queue = queue.then(() => this.serve(socket, request, connection)).catch((fault) => end(String(fault)));
        }
      } catch (fault) {
        end(fault instanceof Error ? fault.message : String(fault));
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.sockets.delete(socket));
  }

  private async serve(socket: Socket, request: Request, connection: Connection): Promise<void> {
    const reply = await this.answer(request, connection);
    if (!request.silent && !socket.destroyed) socket.write(writeReply(request, reply));
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }
}

/** Cuts a stream of bytes into messages. A length is believed only when it is possible, before room is made for it. */
class MessageReader {
  private parts: Buffer[] = [];
  private held = 0;

  *push(chunk: Buffer): Generator<Buffer> {
    this.parts.push(chunk);
    this.held += chunk.length;
    for (;;) {
      if (this.held < 4) return;
      const size = this.peekSize();
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES)
        throw new MalformedMessage(`impossible message length ${size}`);
      if (this.held < size) return;
      const whole = this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts, this.held);
      if (!whole) return;
      this.held -= size;
      this.parts = this.held > 0 ? [whole.subarray(size)] : [];
      yield whole.subarray(0, size);
    }
  }

  private peekSize(): number {
    const [first] = this.parts;
    if (first && first.length >= 4) return first.readInt32LE(0);
    const whole = Buffer.concat(this.parts, this.held);
    this.parts = [whole];
    return whole.readInt32LE(0);
  }
}
