import type { FastifyInstance } from "fastify";
import type { Mailbox } from "./mailbox.ts";
import { isMailEventKind, type WebhookEvent, type WebhookFault, type Webhooks } from "./webhooks.ts";

const FAULTS: readonly WebhookFault[] = ["duplicate", "late", "bad_signature", "stale"];

/** Lets tests, and people at the inbox, decide what becomes of a mail. */
export function installWebhookControl(
  app: FastifyInstance,
  { mailbox, webhooks }: { mailbox: Mailbox; webhooks: Webhooks },
): void {
  app.post("/_sandbox/webhooks", async (request, reply) => {
    const { mailId, events, fault } = asRecord(request.body);
    const mail = mailbox.byId(String(mailId));
    if (!mail) return reply.code(404).send({ error: "There is no such mail." });
    const told = Array.isArray(events) ? events.map(asEvent) : [];
    const known = fault === undefined ? undefined : FAULTS.find((one) => one === fault);
    if (told.length === 0 || told.includes(undefined) || (fault !== undefined && !known)) {
      return reply.code(400).send({ error: "Needs { mailId, events: [{ kind, agoMs?, bounce? }], fault? }." });
    }
    const wanted = told.filter((event) => event !== undefined);
    return { statuses: await webhooks.tell(mail, wanted, known) };
  });

  void app.register(async (forms) => {
    forms.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    forms.post<{ Params: { id: string } }>("/inbox/:id/tell", async (request, reply) => {
      const mail = mailbox.byId(request.params.id);
      const { kind } = asRecord(request.body);
      if (mail && isMailEventKind(kind)) await webhooks.tell(mail, [{ kind }]);
      return reply.redirect(`/inbox/${encodeURIComponent(request.params.id)}`, 303);
    });
  });
}

function asEvent(value: unknown): WebhookEvent | undefined {
  const { kind, agoMs, bounce } = asRecord(value);
  if (!isMailEventKind(kind)) return undefined;
  return {
    kind,
    ...(typeof agoMs === "number" && { agoMs }),
    ...(typeof bounce === "string" && { bounce }),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
