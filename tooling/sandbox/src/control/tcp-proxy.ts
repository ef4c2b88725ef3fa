import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What a line does to what travels over it, under the names of https://github.com/Shopify/toxiproxy#toxics */
export const TOXICS = [
  "latency",
  "down",
  "bandwidth",
  "slow_close",
  "timeout",
  "reset_peer",
  "slicer",
  "limit_data",
] as const;
export type ToxicName = (typeof TOXICS)[number];

export type Toxic = {
  /** Only lines on which the client has said this are hurt, from then on; without it every line, from its beginning. */
  once?: RegExp;
} & (
  | { toxic: "down" }
  /** Holds back each piece of an answer so long; `slow_close` each end of a line. */
  | { toxic: "latency" | "slow_close"; ms: number }
  /** Lets nothing through, and closes after so long. Without `ms` it never closes. */
  | { toxic: "timeout"; ms?: number }
  /** Cuts the line hard, so long after the client's first word. */
  | { toxic: "reset_peer"; ms: number }
  /** Both ways. */
  | { toxic: "bandwidth"; bytesPerSecond: number }
  /** Cuts answers into pieces of so many bytes, so long apart. */
  | { toxic: "slicer"; bytes: number; ms: number }
  /** Closes after so many bytes of answers. */
  | { toxic: "limit_data"; bytes: number }
);

export type TcpProxy = {
  /** To be given to a client in place of the service's own. */
  origin: string;
  hurt(toxic: Toxic): Promise<void>;
  heal(): Promise<void>;
  close(): Promise<void>;
};

const BANDWIDTH_PIECE = 64;

/** A line to a service that can be hurt below HTTP: what is sent through it is not looked at, only delayed, cut and lost. */
export async function startTcpProxy(service: string): Promise<TcpProxy> {
  const target = new URL(service);
  const lines = new Set<Line>();
  let armed: Toxic | null = null;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port), allowHalfOpen: true });
    const line = new Line(client, upstream, () => armed, goDown);
    lines.add(line);
    line.ended.then(() => lines.delete(line));
  });
  const port = await listenOn(server, 0);
  const goDown = async () => {
    const closed = server.listening ? once(server, "close") : undefined;
    if (closed) server.close();
    for (const line of lines) line.cut();
    await closed;
  };

  return {
    origin: `${target.protocol}//127.0.0.1:${port}`,
    async hurt(toxic) {
      armed = toxic;
      if (toxic.toxic === "down" && !toxic.once) await goDown();
    },
    async heal() {
      armed = null;
      for (const line of lines) line.cut();
      if (!server.listening) await listenOn(server, port);
    },
    close: goDown,
  };
}

async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The proxy listens nowhere.");
  return address.port;
}

class Line {
  readonly ended: Promise<unknown>;
  readonly #ends: readonly Socket[];
  readonly #armed: () => Toxic | null;
  readonly #goDown: () => Promise<void>;
  #isHurt = false;
  #answered = 0;

  constructor(client: Socket, upstream: Socket, armed: () => Toxic | null, goDown: () => Promise<void>) {
    this.#ends = [client, upstream];
    this.#armed = armed;
    this.#goDown = goDown;
    for (const end of this.#ends) end.on("error", () => {}).setNoDelay(true);
    this.ended = Promise.allSettled([this.#carry(client, upstream, false), this.#carry(upstream, client, true)]);
    void this.ended.then(() => this.cut());
  }

  cut(): void {
    for (const end of this.#ends) end.destroy();
  }

  #hurtBy(): Toxic | null {
    const toxic = this.#armed();
    return toxic && (this.#isHurt || !toxic.once) ? toxic : null;
  }

  async #carry(from: Socket, to: Socket, isAnswer: boolean): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        if (!isAnswer) this.#listenTo(chunk);
        await this.#pass(chunk, to, isAnswer);
      }
      const toxic = this.#hurtBy();
      if (toxic?.toxic === "slow_close") await wait(toxic.ms, undefined, { ref: false });
      if (toxic?.toxic !== "timeout") to.end();
    } catch {
      this.cut();
    }
  }

  #listenTo(said: Buffer): void {
    const toxic = this.#armed();
    if (!toxic || this.#isHurt || (toxic.once && !toxic.once.test(said.toString("latin1")))) return;
    this.#isHurt = true;
    if (toxic.toxic === "down") void this.#goDown();
    if (toxic.toxic === "reset_peer") {
      const reset = () => void this.#ends.map((end) => end.resetAndDestroy());
      if (toxic.ms === 0) reset();
      else setTimeout(reset, toxic.ms).unref();
    }
    if (toxic.toxic === "timeout" && toxic.ms !== undefined) setTimeout(() => this.cut(), toxic.ms).unref();
  }

  async #pass(chunk: Buffer, to: Socket, isAnswer: boolean): Promise<void> {
    const toxic = this.#hurtBy();
    switch (toxic?.toxic) {
      case "timeout":
        return;
      case "latency":
        if (isAnswer) await wait(toxic.ms, undefined, { ref: false });
        return write(to, chunk);
      case "bandwidth":
        return inPieces(chunk, to, BANDWIDTH_PIECE, (BANDWIDTH_PIECE / toxic.bytesPerSecond) * 1_000);
      case "slicer":
        return isAnswer ? inPieces(chunk, to, toxic.bytes, toxic.ms) : write(to, chunk);
      case "limit_data": {
        if (!isAnswer) return write(to, chunk);
        const left = toxic.bytes - this.#answered;
        this.#answered += chunk.length;
        await write(to, chunk.subarray(0, Math.max(0, left)));
        if (chunk.length >= left) for (const end of this.#ends) end.destroySoon();
        return;
      }
      default:
        return write(to, chunk);
    }
  }
}

async function inPieces(chunk: Buffer, to: Socket, size: number, ms: number): Promise<void> {
  for (let at = 0; at < chunk.length; at += size) {
    if (to.destroyed) return;
    await wait(ms, undefined, { ref: false });
    await write(to, chunk.subarray(at, at + size));
  }
}

async function write(to: Socket, bytes: Buffer): Promise<void> {
  if (bytes.length === 0 || to.destroyed || to.write(bytes)) return;
  const heard = new AbortController();
  const events = ["drain", "close"].map((event) => once(to, event, { signal: heard.signal }));
  await Promise.race(events).finally(() => heard.abort());
  await Promise.allSettled(events);
}
