import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Fastify from "fastify";
import { installControlPlane, type VendorAnswer } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";

export type UptimeRobotSandbox = Listening & { apiKey: string };

export type UptimeRobotSettings = {
  apiKey: string;
  /** Ten on the free plan; more here, so that a developer is not kept waiting. */
  requestsPerMinute: number;
  /** Which of the two ways of paging is spoken. */
  paging: "cursor" | "link";
};

type Row = Record<string, unknown> & { id: number; friendlyName: string; type: string };
type Kept = { next: number; monitors: Row[]; gone: number[]; beats: Record<string, string> };

const LOCAL: UptimeRobotSettings = {
  apiKey: "u-LocalSandboxKey-NotForProduction",
  requestsPerMinute: 600,
  paging: "cursor",
};
const MINUTE_MS = 60_000;
const TYPES = ["HTTP", "KEYWORD", "PING", "PORT", "HEARTBEAT", "DNS", "API", "UDP"];

/** UptimeRobot's API, version 3, as far as monitors go, and the addresses at which heartbeats are heard. */
export async function startUptimeRobot(
  serving: Serving & { settings?: Partial<UptimeRobotSettings> },
): Promise<UptimeRobotSandbox> {
  const settings = { ...LOCAL, ...serving.settings };
  const file = join(serving.dataDir, "uptimerobot", "monitors.json");
  await mkdir(join(serving.dataDir, "uptimerobot"), { recursive: true });
  let kept: Kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : empty();
  const keep = () => writeFile(file, JSON.stringify(kept));
  const app = Fastify({ forceCloseConnections: true });
  let window = { startedAt: 0, calls: 0 };

  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => ({ status, body: { message: `The server answered ${status}.` } }),
    rateLimitAnswer: () => tooMany(settings.requestsPerMinute, 1),
    async onReset() {
      kept = empty();
      window = { startedAt: 0, calls: 0 };
      await keep();
    },
  });

  app.addHook("onRequest", async (request, reply) => {
    if (!request.url.startsWith("/v3/")) return;
    if (request.headers.authorization !== `Bearer ${settings.apiKey}`) {
      return reply.code(401).send({ message: "Unauthorized" });
    }
    const now = clock.now().getTime();
    if (now - window.startedAt >= MINUTE_MS) window = { startedAt: now, calls: 0 };
    window.calls += 1;
    const left = settings.requestsPerMinute - window.calls;
    const seconds = Math.ceil((window.startedAt + MINUTE_MS - now) / 1_000);
    reply.headers({
      "x-ratelimit-limit": String(settings.requestsPerMinute),
      "x-ratelimit-remaining": String(Math.max(0, left)),
      "x-ratelimit-reset": String(Math.ceil((window.startedAt + MINUTE_MS) / 1_000)),
    });
    if (left >= 0) return;
    const { status, headers, body } = tooMany(settings.requestsPerMinute, seconds);
    return reply
      .code(status)
      .headers(headers ?? {})
      .send(body);
  });

  const origin = () => listening.origin;
  const byId = (id: string) => kept.monitors.find((monitor) => monitor.id === Number(id));
  const missing = (id: string) =>
    kept.gone.includes(Number(id))
      ? { status: 410, body: { message: "Monitor was deleted." } }
      : { status: 404, body: { message: "Monitor not found." } };

  app.get<{ Querystring: { cursor?: string; limit?: string; name?: string } }>("/v3/monitors", async ({ query }) => {
    const limit = Math.min(50, Math.max(1, Number(query.limit ?? 50)));
    const from = Number(query.cursor ?? 0);
    const wanted = kept.monitors.filter(({ friendlyName }) => !query.name || friendlyName.includes(query.name));
    const page = wanted.slice(from, from + limit);
    const next = from + limit < wanted.length ? from + limit : null;
    if (settings.paging === "cursor") return { data: page, nextCursorId: next };
    return { monitors: page, nextLink: next && `${origin()}/v3/monitors?limit=${limit}&cursor=${next}` };
  });

  app.post("/v3/monitors", async (request, reply) => {
    const given = asRecord(request.body);
    const problem = problemIn(given);
    if (problem) return reply.code(400).send({ message: problem });
    const id = kept.next;
    const url = given.type === "HEARTBEAT" ? `${origin()}/heartbeat/m${id}-${(id * 7919).toString(36)}` : given.url;
    const monitor: Row = {
      ...given,
      friendlyName: String(given.friendlyName),
      type: String(given.type),
      url,
      id,
      status: "STARTED",
      createDateTime: clock.now().toISOString(),
    };
    kept.monitors.push(monitor);
    kept.next += 1;
    await keep();
    return reply.code(201).send(monitor);
  });

  app.get<{ Params: { id: string } }>("/v3/monitors/:id", async ({ params }, reply) => {
    const monitor = byId(params.id);
    if (monitor) return monitor;
    const { status, body } = missing(params.id);
    return reply.code(status).send(body);
  });

  app.patch<{ Params: { id: string } }>("/v3/monitors/:id", async (request, reply) => {
    const monitor = byId(request.params.id);
    if (!monitor) {
      const { status, body } = missing(request.params.id);
      return reply.code(status).send(body);
    }
    const change = asRecord(request.body);
    if ("type" in change) return reply.code(400).send({ message: "type cannot be changed" });
    Object.assign(monitor, change);
    await keep();
    return monitor;
  });

  app.delete<{ Params: { id: string } }>("/v3/monitors/:id", async ({ params }, reply) => {
    const monitor = byId(params.id);
    if (!monitor) {
      const { status, body } = missing(params.id);
      return reply.code(status).send(body);
    }
    kept.monitors = kept.monitors.filter((one) => one !== monitor);
    kept.gone.push(monitor.id);
    await keep();
    return reply.code(204).send();
  });

  app.get<{ Params: { token: string } }>("/heartbeat/:token", async ({ params }, reply) => {
    const monitor = kept.monitors.find(({ url }) => String(url).endsWith(`/heartbeat/${params.token}`));
    if (!monitor) return reply.code(404).send({ message: "Not found" });
    kept.beats[monitor.friendlyName] = clock.now().toISOString();
    await keep();
    return { ok: true };
  });
  app.get("/_sandbox/heartbeats", async () => ({ beats: kept.beats }));

  const listening = await listen(app, serving);
  return { ...listening, origin: listening.origin, apiKey: settings.apiKey };
}

const empty = (): Kept => ({ next: 800_001, monitors: [], gone: [], beats: {} });

function tooMany(limit: number, seconds: number): VendorAnswer {
  return {
    status: 429,
    headers: { "x-ratelimit-limit": String(limit), "x-ratelimit-remaining": "0", "retry-after": String(seconds) },
    body: { message: "Too many requests." },
  };
}

function problemIn(given: Record<string, unknown>): string | null {
  if (typeof given.friendlyName !== "string" || given.friendlyName === "") return "friendlyName should not be empty";
  if (!TYPES.includes(String(given.type))) return "type is not valid";
  if (given.type !== "HEARTBEAT" && typeof given.url !== "string") return "url should not be empty";
  if (typeof given.interval !== "number" || given.interval < 30) return "interval must not be less than 30";
  if (given.type === "KEYWORD" && !["ALERT_EXISTS", "ALERT_NOT_EXISTS"].includes(String(given.keywordType))) {
    return "keywordType is not valid";
  }
  return null;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
