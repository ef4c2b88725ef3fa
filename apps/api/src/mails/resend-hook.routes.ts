import { resendWebhook } from "@vitrina/mail";
import type { FastifyInstance } from "fastify";
import type { Ports } from "../ports.ts";
import { hearOfMail } from "./hear-of-mail.ts";

type Needs = { ports: Pick<Ports, "deliveries" | "suppressions" | "now">; secrets: readonly string[] };

/** Where Resend tells what became of a mail: believed only with a signature over the raw bytes, not older than five minutes, and once. */
export async function resendHookRoutes(app: FastifyInstance, { ports, secrets }: Needs): Promise<void> {
  const read = resendWebhook(secrets);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    scope.post("/api/webhooks/resend", async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const header = (name: string) => {
        const value = request.headers[name];
        return typeof value === "string" ? value : undefined;
      };
      const verdict = read(header, body, ports.now());
      if (verdict.outcome === "refused") {
        request.log.warn({ reason: verdict.reason }, "a webhook of the mail company was not believed");
        return reply.code(verdict.reason === "malformed" ? 400 : 401).send({ error: verdict.reason });
      }
      const outcome = verdict.outcome === "report" ? await hearOfMail(ports, verdict.report) : "ignored";
      return reply.code(200).send({ outcome });
    });
  });
}
