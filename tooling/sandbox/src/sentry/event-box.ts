import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Envelope, readEnvelope } from "./read-envelope.ts";

/** An event as Sentry stores it: the parts that the page and tests look at. */
export type CaughtEvent = {
  event_id: string;
  receivedAt: string;
  level?: string;
  message?: string;
  release?: string;
  environment?: string;
  transaction?: string;
  timestamp?: number;
  platform?: string;
  tags?: Record<string, string>;
  user?: Record<string, unknown>;
  request?: { url?: string; method?: string; headers?: Record<string, string>; data?: unknown; cookies?: unknown };
  contexts?: Record<string, Record<string, unknown>>;
  extra?: Record<string, unknown>;
  fingerprint?: string[];
  exception?: { values?: CaughtException[] };
  breadcrumbs?: { timestamp?: number; category?: string; message?: string; level?: string; data?: unknown }[];
  debug_meta?: { images?: { type?: string; code_file?: string; debug_id?: string }[] };
};

export type CaughtException = {
  type?: string;
  value?: string;
  mechanism?: { type?: string; handled?: boolean };
  stacktrace?: {
    frames?: { filename?: string; function?: string; lineno?: number; colno?: number; in_app?: boolean }[];
  };
};

export type CaughtSpan = { name: string; trace_id?: string; attributes: Record<string, unknown> };
export type Discarded = { reason: string; category: string; quantity: number };

const KEPT = 2_000;

/** Every envelope that was taken in, one file each, newest last, so that a restart forgets nothing. */
export class EventBox {
  readonly #dir: string;
  #kept: { name: string; receivedAt: string; bytes: Buffer; envelope: Envelope }[] = [];
  #next = 1;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(dir: string): Promise<EventBox> {
    const box = new EventBox(dir);
    await mkdir(dir, { recursive: true });
    const names = (await readdir(dir)).filter((name) => name.endsWith(".envelope")).sort();
    for (const name of names) {
      const bytes = await readFile(join(dir, name));
      const [number = "0", at = "0"] = name.split(".");
      box.#next = Number(number) + 1;
      box.#kept.push({ name, receivedAt: new Date(Number(at)).toISOString(), bytes, envelope: readEnvelope(bytes) });
    }
    return box;
  }

  async keep(bytes: Buffer, envelope: Envelope, at: Date): Promise<void> {
    const name = `${String(this.#next++).padStart(9, "0")}.${at.getTime()}.envelope`;
    this.#kept.push({ name, receivedAt: at.toISOString(), bytes, envelope });
    const file = join(this.#dir, name);
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
    const gone = this.#kept.length > KEPT ? this.#kept.shift() : undefined;
    if (gone) await rm(join(this.#dir, gone.name), { force: true });
  }

  /** Newest first. `message` is a part of the event's message or of an exception's. */
  events({ release, message }: { release?: string; message?: string } = {}): CaughtEvent[] {
    return this.#items("event")
      .map(({ payload, receivedAt }): CaughtEvent => ({ ...(payload as CaughtEvent), receivedAt }))
      .filter((event) => release === undefined || event.release === release)
      .filter((event) => message === undefined || titlesOf(event).some((title) => title.includes(message)))
      .reverse();
  }

  event(id: string): CaughtEvent | undefined {
    return this.events().find((event) => event.event_id === id);
  }

  spans(): CaughtSpan[] {
    return this.#items("span").flatMap(({ payload }) => (payload as { items?: CaughtSpan[] })?.items ?? []);
  }

  discarded(): Discarded[] {
    return this.#items("client_report").flatMap(
      ({ payload }) => (payload as { discarded_events?: Discarded[] })?.discarded_events ?? [],
    );
  }

  /** Everything as it came over the line, unpacked, for a search for what must not be in it. */
  raw(): string {
    return this.#kept.map(({ bytes }) => bytes.toString("utf8")).join("\n");
  }

  async clear(): Promise<void> {
    this.#kept = [];
    await rm(this.#dir, { recursive: true, force: true });
    await mkdir(this.#dir, { recursive: true });
  }

  #items(type: string): { payload: unknown; receivedAt: string }[] {
    return this.#kept.flatMap(({ envelope, receivedAt }) =>
      envelope.items.filter((item) => item.type === type).map(({ payload }) => ({ payload, receivedAt })),
    );
  }
}

/** What an event is called: its message, or its exceptions from the outermost to the cause. */
export function titlesOf(event: CaughtEvent): string[] {
  const thrown = (event.exception?.values ?? []).map(({ type, value }) => [type, value].filter(Boolean).join(": "));
  return [...(event.message ? [event.message] : []), ...thrown.reverse()];
}
