import { join } from "node:path";
import Fastify, { type FastifyRequest } from "fastify";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";
import { BundleShelf } from "./bundle-shelf.ts";
import { EventBox } from "./event-box.ts";
import { eventPage, eventsPage } from "./events-page.ts";
import { readEnvelope, unpack } from "./read-envelope.ts";
import { limitedAnswer, SentryError, sentryAnswer } from "./sentry-error.ts";
import { LOCAL_SENTRY, type SentrySettings } from "./sentry-settings.ts";
import { uploadApi } from "./upload-api.ts";

export type { SentrySettings };

export type SentrySandbox = Listening & SentrySettings & { dsn: string; eventsUrl: string };

/** Where errors are reported to: takes envelopes in, shows what it caught, and answers those who ask for an event. */
export async function startSentry(serving: Serving & { settings?: Partial<SentrySettings> }): Promise<SentrySandbox> {
  const settings = { ...LOCAL_SENTRY, ...serving.settings };
  const box = await EventBox.open(join(serving.dataDir, "sentry"));
  const shelf = await BundleShelf.open(join(serving.dataDir, "sentry-source-maps"));
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 200_000_000,
    routerOptions: { ignoreTrailingSlash: true },
  });

  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => sentryAnswer(new SentryError(status, `Sandbox fault ${status}`)),
    rateLimitAnswer: limitedAnswer,
    onReset: async () => {
      await box.clear();
      await shelf.clear();
    },
  });

  app.setErrorHandler((error, _request, reply) => {
    const told = error instanceof SentryError ? error : new SentryError(400, "malformed request");
    const answer = sentryAnswer(told);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });
  app.setNotFoundHandler((_request, reply) => {
    const answer = sentryAnswer(new SentryError(404, "The requested resource does not exist"));
    return reply.code(404).headers(answer.headers).send(answer.body);
  });

  void app.register(async (ingest) => {
    // Neither SDK names a content type that says JSON, and the body may be packed.
    ingest.removeAllContentTypeParsers();
    ingest.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));

    ingest.post<{ Params: { project: string } }>("/api/:project/envelope", async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const bytes = unpack(body, request.headers["content-encoding"]);
      const envelope = readEnvelope(bytes);
      checkKey(request, envelope.header.dsn, settings);
      if (request.params.project !== settings.projectId) {
        throw new SentryError(403, "event submission rejected with_reason: ProjectId");
      }
      await box.keep(bytes, envelope, clock.now());
      reply.header("access-control-allow-origin", "*");
      return { id: envelope.header.event_id ?? null };
    });
  });

  app.get<{ Params: { organization: string; project: string; id: string } }>(
    "/api/0/projects/:organization/:project/events/:id",
    async (request) => {
      checkToken(request, settings);
      const { organization, project, id } = request.params;
      if (organization !== settings.organization || project !== settings.project) {
        throw new SentryError(404, "The requested resource does not exist");
      }
      const event = box.event(id);
      if (!event) throw new SentryError(404, "Event not found");
      return { id: event.event_id, eventID: event.event_id, projectID: settings.projectId, tags: tagsOf(event.tags) };
    },
  );

  uploadApi(app, shelf, { ...settings, checkToken: (request) => checkToken(request, settings) });

  app.get("/_sandbox/events", async (request) => ({ events: box.events(asked(request)) }));
  app.get("/_sandbox/spans", async () => ({ spans: box.spans() }));
  app.get("/_sandbox/discarded", async () => ({ discarded: box.discarded() }));
  app.get("/_sandbox/envelopes", async (_request, reply) => reply.type("text/plain; charset=utf-8").send(box.raw()));
  app.get("/", async (_request, reply) => reply.redirect("/events"));
  app.get("/events", async (request, reply) => {
    const filter = asked(request);
    return html(reply).send(eventsPage(box.events(filter), box.discarded(), filter.message ?? ""));
  });
  app.get<{ Params: { id: string } }>("/events/:id", async ({ params }, reply) => {
    const event = box.event(params.id);
    if (!event) throw new SentryError(404, "Event not found");
    return html(reply).send(eventPage(event));
  });

  const listening = await listen(app, serving);
  const { host } = new URL(listening.origin);
  return {
    ...listening,
    ...settings,
    dsn: `http://${settings.publicKey}@${host}/${settings.projectId}`,
    eventsUrl: `${listening.publicOrigin}/events`,
  };
}

/** The key comes in the query, in a header, or in the address that the envelope names. */
function checkKey(request: FastifyRequest, dsn: unknown, { publicKey }: SentrySettings): void {
  const { sentry_key: inQuery } = queryOf(request);
  const inHeader = /sentry_key=(\w+)/.exec(String(request.headers["x-sentry-auth"] ?? ""))?.[1];
  const inDsn = typeof dsn === "string" && URL.canParse(dsn) ? new URL(dsn).username : undefined;
  const given = inQuery ?? inHeader ?? inDsn;
  if (!given) throw new SentryError(401, "missing authorization information");
  if (given !== publicKey) throw new SentryError(403, "event submission rejected with_reason: ProjectId");
}

function checkToken(request: FastifyRequest, { authToken }: SentrySettings): void {
  const given = request.headers.authorization;
  if (!given) throw new SentryError(401, "Authentication credentials were not provided.");
  if (given !== `Bearer ${authToken}`) throw new SentryError(401, "Invalid token");
}

function tagsOf(tags: Record<string, string> = {}): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

function queryOf(request: FastifyRequest): Record<string, string | undefined> {
  return typeof request.query === "object" && request.query !== null ? { ...request.query } : {};
}

function asked(request: FastifyRequest): { release?: string; message?: string } {
  const { release, message } = queryOf(request);
  return { ...(release && { release }), ...(message && { message }) };
}

function html<Reply extends { type(contentType: string): Reply }>(reply: Reply): Reply {
  return reply.type("text/html; charset=utf-8");
}
