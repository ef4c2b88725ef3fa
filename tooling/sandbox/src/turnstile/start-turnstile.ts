import Fastify from "fastify";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen } from "../listen.ts";

export type TurnstileSandbox = Listening;

const ANSWER_FIELD = `for (const place of document.querySelectorAll(".cf-turnstile")) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "cf-turnstile-response";
  field.value = "passes-" + crypto.randomUUID();
  place.append(field);
}
globalThis.turnstile = { reset() {} };
`;

function codeFor(status: number): string {
  if (status >= 500) return "internal-error";
  return status === 401 || status === 403 ? "invalid-input-secret" : "bad-request";
}

/**
 * Stands in for Cloudflare Turnstile: answers that begin with `passes` are good, once. A question that comes again under its
 * idempotency key gets the first verdict.
 */
export async function startTurnstile({
  secretKey,
  port = 0,
}: {
  secretKey: string;
  port?: number;
}): Promise<TurnstileSandbox> {
  const app = Fastify({ forceCloseConnections: true });
  const verdicts = new Map<string, object>();
  const used = new Set<string>();
  installControlPlane(app, {
    errorAnswer: (status) => ({ status, body: JSON.stringify({ success: false, "error-codes": [codeFor(status)] }) }),
    rateLimitAnswer: () => ({ status: 429, body: "" }),
    onReset: () => {
      verdicts.clear();
      used.clear();
    },
  });

  const judge = (secret: unknown, response: unknown): object => {
    if (secret !== secretKey) return { success: false, "error-codes": ["invalid-input-secret"] };
    if (typeof response !== "string" || !response.startsWith("passes")) {
      return { success: false, "error-codes": ["invalid-input-response"] };
    }
    if (used.has(response)) return { success: false, "error-codes": ["timeout-or-duplicate"] };
    used.add(response);
    return { success: true, "error-codes": [], challenge_ts: new Date().toISOString(), hostname: "localhost" };
  };

  app.post("/turnstile/v0/siteverify", async (request) => {
    const body: Record<string, unknown> =
      typeof request.body === "object" && request.body !== null ? { ...request.body } : {};
    const key = String(body.idempotency_key);
    const verdict = verdicts.get(key) ?? judge(body.secret, body.response);
    verdicts.set(key, verdict);
    return verdict;
  });
  app.get("/turnstile/v0/api.js", async (_request, reply) => reply.type("text/javascript").send(ANSWER_FIELD));
  return listen(app, { dataDir: "", port });
}
