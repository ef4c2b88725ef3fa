import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Fault, FaultBook, type FaultRule, isFault } from "./faults.ts";
import { SandboxClock } from "./sandbox-clock.ts";

/** An answer in the vendor's own words. */
export type VendorAnswer = { status: number; headers?: Record<string, string>; body: unknown };

export type ControlPlaneOptions = {
  errorAnswer(status: number): VendorAnswer;
  rateLimitAnswer(): VendorAnswer;
  /** Where the day's or the month's allowance is another answer than too much haste. */
  quotaAnswer?(): VendorAnswer;
  /** Where questions carry the time at which they were asked. */
  clockSkewAnswer?(): VendorAnswer;
  onReset?(): Promise<void> | void;
};

export type LogEntry = { at: string; method: string; path: string; status: number; ms: number; fault?: Fault };

declare module "fastify" {
  interface FastifyRequest {
    fault?: Fault;
    startedAt?: number;
  }
}

const LOG_LENGTH = 2_000;
const DRIP_MS = 300;
const CLOSES_MS = 50;
const BAD_GATEWAY =
  "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";

/**
 * Gives a stand-in its control plane under `/_sandbox/` (faults, log, reset, clock) and lets the armed faults
 * hurt every other request. Must be installed before the service's routes.
 */
export function installControlPlane(
  app: FastifyInstance,
  options: ControlPlaneOptions,
): { clock: SandboxClock; faults: FaultBook; log: LogEntry[] } {
  const clock = new SandboxClock();
  const faults = new FaultBook();
  const log: LogEntry[] = [];

  const note = (request: FastifyRequest, status: number): void => {
    if (isControl(request)) return;
    log.push({
      at: clock.now().toISOString(),
      method: request.method,
      path: request.url,
      status,
      ms: Math.round(performance.now() - (request.startedAt ?? performance.now())),
      ...(request.fault && { fault: request.fault }),
    });
    if (log.length > LOG_LENGTH) log.shift();
  };

  app.addHook("preParsing", async (request, reply, payload) => {
    request.startedAt = performance.now();
    if (isControl(request) || request.method === "OPTIONS") return payload;

    const heard = faults.wantsBody() ? await buffer(payload) : undefined;
    const fault = faults.draw({
      method: request.method,
      path: readablePath(request.url),
      body: heard?.toString("latin1") ?? "",
    });
    const onward = heard ? Readable.from([heard]) : payload;
    if (!fault) return onward;

    request.fault = fault;
    const answer = earlyAnswer(fault, options);
    if (answer) {
      onward.resume();
      await new Promise((resolve) => onward.once("end", resolve).once("close", resolve));
      send(reply, answer);
    } else if (fault === "hang" || fault === "reset_before") {
      reply.hijack();
      if (fault === "reset_before") request.raw.socket.resetAndDestroy();
    } else if (fault === "early413_close") {
      reply.hijack();
      closeEarly(request.raw.socket, options.errorAnswer(413));
    } else if (fault.startsWith("slow:")) {
      await new Promise((resolve) => setTimeout(resolve, Number(fault.slice(5))));
    }
    return onward;
  });

  app.addHook("onSend", (request, reply, payload, done) => {
    if (request.fault === "reset_after_effect") {
      reply.hijack();
      request.raw.socket.resetAndDestroy();
    } else if (request.fault === "truncate" || request.fault === "drip") {
      const hurt = request.fault === "truncate" ? sendTruncated : sendDripping;
      reply.hijack();
      wholeOf(payload).then(
        (body) => hurt(reply, body),
        () => reply.raw.socket?.destroy(),
      );
    } else done(null, payload);
  });

  app.addHook("onResponse", async (request, reply) => {
    const gotNothing = ["hang", "reset_before", "reset_after_effect", "early413_close"].includes(request.fault ?? "");
    note(request, gotNothing ? 0 : reply.statusCode);
  });

  app.post("/_sandbox/faults", async (request, reply) => {
    const rule = asFaultRule(request.body);
    if (!rule) return reply.code(400).send({ error: "A fault rule needs at least { fault }, and a known one." });
    faults.add(rule);
    return { faults: faults.list() };
  });
  app.get("/_sandbox/faults", async () => ({ faults: faults.list() }));
  app.delete("/_sandbox/faults", async () => {
    faults.clear();
    return { faults: [] };
  });
  app.get("/_sandbox/log", async () => ({ log }));
  app.post("/_sandbox/reset", async () => {
    faults.clear();
    log.length = 0;
    clock.moveBy(0);
    await options.onReset?.();
    return { reset: true };
  });
  app.post("/_sandbox/clock", async (request, reply) => {
    const offsetMs = isRecord(request.body) ? request.body.offsetMs : undefined;
    if (typeof offsetMs !== "number") return reply.code(400).send({ error: "offsetMs must be a number." });
    clock.moveBy(offsetMs);
    return { now: clock.now().toISOString() };
  });

  return { clock, faults, log };
}

async function wholeOf(payload: unknown): Promise<Buffer> {
  if (payload instanceof Readable) return buffer(payload);
  return Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload ?? ""));
}

function isControl(request: FastifyRequest): boolean {
  return request.url.startsWith("/_sandbox/");
}

/** With its slashes and accents, so that a rule can name it; as it came when it cannot be decoded. */
function readablePath(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asFaultRule(body: unknown): FaultRule | undefined {
  if (!isRecord(body) || !isFault(body.fault)) return undefined;
  const number = (value: unknown) => (typeof value === "number" ? value : undefined);
  const string = (value: unknown) => (typeof value === "string" ? value : undefined);
  const match = isRecord(body.match) ? body.match : {};
  const rule: FaultRule = { fault: body.fault, match: {} };
  const [method, path, bodyContains, nth] = [
    string(match.method),
    string(match.path),
    string(match.bodyContains),
    number(match.nth),
  ];
  rule.match = {
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
    ...(bodyContains !== undefined && { bodyContains }),
    ...(nth !== undefined && { nth }),
  };
  const [times, probability, seed] = [number(body.times), number(body.probability), number(body.seed)];
  if (times !== undefined) rule.times = times;
  if (probability !== undefined) rule.probability = probability;
  if (seed !== undefined) rule.seed = seed;
  return rule;
}

function earlyAnswer(fault: Fault, options: ControlPlaneOptions): VendorAnswer | undefined {
  const html = { "content-type": "text/html; charset=utf-8" };
  if (fault === "html502") return { status: 502, headers: html, body: BAD_GATEWAY };
  if (fault === "html200") return { status: 200, headers: html, body: "<html><body>Welcome to nginx!</body></html>" };
  if (fault === "jsonNull500") return { status: 500, headers: { "content-type": "application/json" }, body: "null" };
  if (fault === "rate_limit") return options.rateLimitAnswer();
  if (fault === "quota") return (options.quotaAnswer ?? options.rateLimitAnswer)();
  if (fault === "clock_skew") return options.clockSkewAnswer?.();
  if (fault.startsWith("status:")) return options.errorAnswer(Number(fault.slice(7)));
  return undefined;
}

function send(reply: FastifyReply, answer: VendorAnswer): void {
  reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body);
}

/** As a server does that will not read what is too large: it answers in the middle of the question and hangs up. */
function closeEarly(socket: Socket, { headers = {}, body }: VendorAnswer): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const head = { ...headers, "content-length": String(Buffer.byteLength(text)), connection: "close" };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 413 Payload Too Large\r\n${lines.join("")}\r\n${text}`);
  setTimeout(() => socket.destroy(), CLOSES_MS).unref();
}

function rawHead(reply: FastifyReply, length: number): void {
  reply.raw.writeHead(reply.statusCode, {
    ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
    "content-length": length,
  });
}

/** Of an answer without a body nothing can be cut off. */
function sendTruncated(reply: FastifyReply, body: Buffer): void {
  rawHead(reply, body.length === 0 ? 0 : body.length + 64);
  reply.raw.flushHeaders();
  if (body.length === 0) return void reply.raw.end();
  reply.raw.write(body.subarray(0, Math.ceil(body.length / 2)), () => {
    setTimeout(() => reply.raw.socket?.destroy(), 5);
  });
}

function sendDripping(reply: FastifyReply, body: Buffer): void {
  rawHead(reply, body.length);
  reply.raw.flushHeaders();
  if (body.length === 0) return void reply.raw.end();
  let sent = 0;
  const timer = setInterval(() => {
    if (reply.raw.destroyed || sent >= body.length) {
      clearInterval(timer);
      reply.raw.end();
      return;
    }
    reply.raw.write(body.subarray(sent, sent + 1));
    sent += 1;
  }, DRIP_MS);
  timer.unref();
}
