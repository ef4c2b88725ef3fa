import { createHash } from "node:crypto";
import { join } from "node:path";
import Fastify, { type FastifyRequest } from "fastify";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";
import { inboxPage, messageBody, messagePage } from "./inbox-page.ts";
import { Mailbox } from "./mailbox.ts";
import { readMail } from "./read-mail.ts";
import { ResendError, resendAnswer, resendErrorFor } from "./resend-error.ts";
import { installWebhookControl } from "./webhook-control.ts";
import { Webhooks } from "./webhooks.ts";

export type ResendSandbox = Listening & { apiKey: string; webhookSecret: string; inboxUrl: string };

export type ResendSettings = {
  apiKey: string;
  /** Resend itself allows 2 by default, for the whole team; more here, so that a developer's burst is not throttled. */
  requestsPerSecond: number;
  /** The domains from which mail may be sent. */
  domains: readonly string[];
  /** Where reports of what became of mails go; null tells nobody. */
  webhookUrl: string | null;
  /** `whsec_…`; what they are signed with. */
  webhookSecret: string;
  /** The waits before further attempts when nobody took a report. */
  webhookRetryMs: readonly number[];
};

const LOCAL_SETTINGS: ResendSettings = {
  apiKey: "re_LocalSandboxKey_NotForProduction",
  requestsPerSecond: 20,
  domains: ["vitrina.local", "vitrina.example"],
  webhookUrl: null,
  webhookSecret: `whsec_${Buffer.from("the stand-in's own secret").toString("base64")}`,
  webhookRetryMs: [5_000, 60_000],
};
const A_DAY_MS = 86_400_000;

export async function startResend(serving: Serving & { settings?: Partial<ResendSettings> }): Promise<ResendSandbox> {
  const settings = { ...LOCAL_SETTINGS, ...serving.settings };
  const mailbox = await Mailbox.open(join(serving.dataDir, "resend"));
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 40_000_000 });
  const underway = new Set<string>();
  let second = { at: 0, calls: 0 };

  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => resendAnswer(resendErrorFor(status)),
    rateLimitAnswer: () => resendAnswer(tooMany(), limitHeaders(settings.requestsPerSecond, 0)),
    quotaAnswer: () =>
      resendAnswer(new ResendError(429, "daily_quota_exceeded", "You have reached your daily email sending quota.")),
    onReset: () => mailbox.clear(),
  });

  const webhooks = new Webhooks(settings, clock);
  installWebhookControl(app, { mailbox, webhooks });

  app.setErrorHandler((error, _request, reply) => {
    const told =
      error instanceof ResendError
        ? error
        : new ResendError(400, "validation_error", "The request body is not valid JSON.");
    const answer = resendAnswer(told);
    return reply.code(answer.status).headers(answer.headers).send(answer.body);
  });
  app.setNotFoundHandler((_request, reply) => {
    const answer = resendAnswer(new ResendError(404, "not_found", "The requested endpoint does not exist."));
    return reply.code(404).headers(answer.headers).send(answer.body);
  });

  void app.register(async (api) => {
    api.addHook("onRequest", async (request, reply) => {
      checkKey(request, settings.apiKey);
      const at = clock.seconds();
      if (second.at !== at) second = { at, calls: 0 };
      second.calls += 1;
      const left = settings.requestsPerSecond - second.calls;
      reply.headers(limitHeaders(settings.requestsPerSecond, left));
      if (left < 0) throw tooMany();
    });

    api.post("/emails", async (request) =>
      once(request, async (key) => {
        const mail = readMail(request.body, clock.now().toISOString());
        await mailbox.keep(key ? { ...mail, idempotencyKey: key } : mail);
        webhooks.announce(mail);
        return { id: mail.id };
      }),
    );

    api.post("/emails/batch", async (request) =>
      once(request, async (key) => {
        if (!Array.isArray(request.body) || request.body.length === 0 || request.body.length > 100) {
          throw new ResendError(422, "validation_error", "The batch must hold between 1 and 100 emails.");
        }
        // Resend drops attachments of a batch without a word; a stand-in that kept them would hide that.
        const mails = request.body.map((body: unknown) => ({
          ...readMail(body, clock.now().toISOString()),
          attachments: [],
        }));
        for (const mail of mails) await mailbox.keep(key ? { ...mail, idempotencyKey: key } : mail);
        for (const mail of mails) webhooks.announce(mail);
        return { data: mails.map(({ id }) => ({ id })) };
      }),
    );

    api.get("/domains", async () => ({
      data: settings.domains.map((name) => ({ id: idOf(name), name, status: "verified", region: "us-east-1" })),
    }));

    api.get<{ Params: { id: string } }>("/emails/:id", async ({ params }) => {
      const mail = mailbox.byId(params.id);
      if (!mail) throw new ResendError(404, "not_found", "Email not found");
      return {
        object: "email",
        id: mail.id,
        to: mail.to,
        from: mail.from,
        created_at: mail.createdAt,
        subject: mail.subject,
        html: mail.html,
        text: mail.text,
        cc: mail.cc,
        bcc: mail.bcc,
        reply_to: mail.replyTo,
        tags: mail.tags,
        last_event: "delivered",
      };
    });
  });

  /** The same key within a day gives the first answer again and sends nothing; the same key with another body is refused. */
  const once = async (
    request: FastifyRequest,
    send: (key: string | undefined) => Promise<unknown>,
  ): Promise<unknown> => {
    const header = request.headers["idempotency-key"];
    const key = Array.isArray(header) ? header[0] : header;
    if (key === undefined) return send(undefined);
    if (key.length < 1 || key.length > 256) {
      throw new ResendError(400, "invalid_idempotency_key", "The key must be between 1-256 chars.");
    }
    const bodyHash = createHash("sha256").update(JSON.stringify(request.body)).digest("hex");
    const used = mailbox.usedKey(key);
    if (used && clock.now().getTime() - Date.parse(used.usedAt) < A_DAY_MS) {
      if (used.bodyHash === bodyHash) return used.answer;
      throw new ResendError(
        409,
        "invalid_idempotent_request",
        "Same idempotency key used with a different request payload.",
      );
    }
    if (underway.has(key)) {
      throw new ResendError(
        409,
        "concurrent_idempotent_requests",
        "Same idempotency key used while original request is still in progress.",
      );
    }
    underway.add(key);
    try {
      const answer = await send(key);
      await mailbox.useKey(key, { bodyHash, usedAt: clock.now().toISOString(), answer });
      return answer;
    } finally {
      underway.delete(key);
    }
  };

  app.get("/_sandbox/mails", async (request) => {
    const to = asQuery(request).to;
    return { mails: mailbox.list(to ? { to } : {}) };
  });
  app.get("/", async (_request, reply) => reply.redirect("/inbox"));
  app.get("/inbox", async (request, reply) => {
    const to = asQuery(request).to ?? "";
    return html(reply).send(inboxPage(mailbox.list(to ? { to } : {}), to));
  });
  app.get<{ Params: { id: string } }>("/inbox/:id", async ({ params }, reply) => {
    const mail = mailbox.byId(params.id);
    if (!mail) throw new ResendError(404, "not_found", "Email not found");
    return html(reply).send(messagePage(mail));
  });
  app.get<{ Params: { id: string } }>("/inbox/:id/html", async ({ params }, reply) => {
    const mail = mailbox.byId(params.id);
    if (!mail) throw new ResendError(404, "not_found", "Email not found");
    return html(reply)
      .header("content-security-policy", "sandbox allow-popups allow-popups-to-escape-sandbox; script-src 'none'")
      .send(messageBody(mail));
  });

  const listening = await listen(app, serving);
  return {
    ...listening,
    apiKey: settings.apiKey,
    webhookSecret: settings.webhookSecret,
    inboxUrl: `${listening.publicOrigin}/inbox`,
    close: async () => {
      webhooks.close();
      await listening.close();
    },
  };
}

const idOf = (name: string) => createHash("sha256").update(name).digest("hex").slice(0, 32);

function checkKey(request: FastifyRequest, apiKey: string): void {
  const given = request.headers.authorization;
  if (!given) throw new ResendError(401, "missing_api_key", "Missing API key in the authorization header.");
  if (given !== `Bearer ${apiKey}`) throw new ResendError(403, "invalid_api_key", "API key is invalid");
}

function tooMany(): ResendError {
  return new ResendError(
    429,
    "rate_limit_exceeded",
    "Too many requests. You can only make a limited number of requests per second.",
  );
}

function limitHeaders(limit: number, left: number): Record<string, string> {
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(Math.max(0, left)),
    "ratelimit-reset": "1",
    ...(left <= 0 && { "retry-after": "1" }),
  };
}

function asQuery(request: FastifyRequest): { to?: string } {
  const query: Record<string, unknown> =
    typeof request.query === "object" && request.query !== null ? { ...request.query } : {};
  return typeof query.to === "string" && query.to !== "" ? { to: query.to.trim() } : {};
}

function html<Reply extends { type(contentType: string): Reply }>(reply: Reply): Reply {
  return reply.type("text/html; charset=utf-8");
}
