import { createHmac, randomUUID } from "node:crypto";
import type { SandboxClock } from "../control/sandbox-clock.ts";
import { bareAddress, type CaughtMail } from "./mailbox.ts";

export type MailEventKind = "delivered" | "delivery_delayed" | "bounced" | "complained" | "failed" | "suppressed";

/** How a report goes wrong on its way. `stale` is signed at a time long past, as somebody who replays it would send it. */
export type WebhookFault = "duplicate" | "late" | "bad_signature" | "stale";

export type WebhookEvent = {
  kind: MailEventKind;
  /** How long ago it happened; nothing means now. */
  agoMs?: number;
  /** `Permanent` or `Transient`. */
  bounce?: string;
};

type Settings = { webhookUrl: string | null; webhookSecret: string; webhookRetryMs: readonly number[] };

const KINDS: readonly MailEventKind[] = [
  "delivered",
  "delivery_delayed",
  "bounced",
  "complained",
  "failed",
  "suppressed",
];
const LATE_MS = 1_500;
const STALE_SECONDS = 600;

export const isMailEventKind = (value: unknown): value is MailEventKind => KINDS.some((kind) => kind === value);

/** What Resend's own test addresses stand for: `bounced@resend.dev`, `complained+label@resend.dev` and so on. */
export function eventsFor(mail: CaughtMail): WebhookEvent[] {
  const [name = "", domain] = bareAddress(mail.to[0] ?? "")
    .toLowerCase()
    .split("@");
  const asked = domain === "resend.dev" ? name.split("+")[0] : "";
  if (asked === "bounced") return [{ kind: "bounced", bounce: "Permanent" }];
  if (asked === "complained") return [{ kind: "delivered" }, { kind: "complained" }];
  if (asked === "suppressed") return [{ kind: "suppressed" }];
  return [{ kind: "delivered" }];
}

/** Tells of mails the way Resend does: signed as Standard Webhooks are, tried again until somebody takes it. */
export class Webhooks {
  readonly #settings: Settings;
  readonly #clock: SandboxClock;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(settings: Settings, clock: SandboxClock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Tells what happened to a mail, in its own time. */
  announce(mail: CaughtMail): void {
    for (const event of eventsFor(mail)) {
      void this.#deliver(`msg_${randomUUID()}`, this.#bodyOf(mail, event), [...this.#settings.webhookRetryMs]);
    }
  }

  /** Tells these events in this order, once each, and gives the statuses they were answered with. */
  async tell(mail: CaughtMail, events: readonly WebhookEvent[], fault?: WebhookFault): Promise<number[]> {
    const statuses: number[] = [];
    for (const event of events) {
      const [id, body] = [`msg_${randomUUID()}`, this.#bodyOf(mail, event)];
      if (fault === "late") await new Promise((done) => setTimeout(done, LATE_MS));
      for (let time = 0; time < (fault === "duplicate" ? 2 : 1); time += 1) {
        statuses.push(await this.#attempt(id, body, fault));
      }
    }
    return statuses;
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #bodyOf(mail: CaughtMail, { kind, agoMs = 0, bounce = "Permanent" }: WebhookEvent): string {
    const at = new Date(this.#clock.now().getTime() - agoMs).toISOString();
    return JSON.stringify({
      type: `email.${kind}`,
      created_at: at,
      data: {
        created_at: mail.createdAt,
        email_id: mail.id,
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        tags: Object.fromEntries(mail.tags.map(({ name, value }) => [name, value])),
        ...(kind === "bounced" && {
          bounce: { type: bounce, subType: "General", message: "The recipient's mail server rejected the message." },
        }),
        ...(kind === "failed" && { failed: { reason: "reached_daily_quota" } }),
        ...(kind === "suppressed" && { suppressed: { message: "The address is on the suppression list." } }),
      },
    });
  }

  async #deliver(id: string, body: string, waits: number[]): Promise<void> {
    const status = await this.#attempt(id, body);
    const wait = waits.shift();
    if ((status >= 200 && status < 300) || wait === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(id, body, waits);
    }, wait);
    timer.unref();
    this.#timers.add(timer);
  }

  /** The status of the answer; 0 when there was none. */
  async #attempt(id: string, body: string, fault?: WebhookFault): Promise<number> {
    const { webhookUrl, webhookSecret } = this.#settings;
    if (webhookUrl === null) return 0;
    const timestamp = this.#clock.seconds() - (fault === "stale" ? STALE_SECONDS : 0);
    const secret = fault === "bad_signature" ? Buffer.from("another's secret").toString("base64") : webhookSecret;
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    try {
      const answer = await fetch(webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "svix-id": id,
          "svix-timestamp": String(timestamp),
          "svix-signature": `v1,${signature}`,
        },
        body,
        signal: AbortSignal.timeout(15_000),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}
