import { createHmac, timingSafeEqual } from "node:crypto";

/** What happened to a mail after the company took it, in our words. */
export type MailReport = {
  /** The company's id of this report; a report that comes again carries the same. */
  id: string;
  mailId: string;
  kind: "delivered" | "delayed" | "bounced" | "complained" | "failed" | "suppressed";
  /** When it happened, which is not when it was told. */
  at: Date;
  /** The receiver's bare address, in lower case; empty when none was named. */
  address: string;
  /** The company's word for the kind of bounce, `Permanent` or `Transient`; empty when it was none. */
  bounce: string;
  reason: string;
};

export type WebhookVerdict =
  | { outcome: "report"; report: MailReport }
  /** Signed, and about something nobody here acts on. */
  | { outcome: "ignored" }
  | { outcome: "refused"; reason: "not-signed" | "too-old" | "malformed" };

const KINDS: Record<string, MailReport["kind"]> = {
  "email.delivered": "delivered",
  "email.delivery_delayed": "delayed",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.failed": "failed",
  "email.suppressed": "suppressed",
};

const TOLERANCE_SECONDS = 300;
const PREFIX = "whsec_";
const WORDS_MAX = 500;

/**
 * Reads Resend's webhooks. They are signed as Standard Webhooks are: HMAC-SHA256 over `id.timestamp.body` with the base64
 * part of `whsec_…`, in a header that may hold several signatures. Source: https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests
 * @param secrets - every secret that is valid now; two during a rotation, in any order
 */
export function resendWebhook(secrets: readonly string[]) {
  const keys = secrets.map((secret) => Buffer.from(secret.replace(PREFIX, ""), "base64"));

  /**
   * @param header - looks up a request header by its lower-case name
   * @param body - the bytes as they came, before anything parsed them
   */
  return function read(header: (name: string) => string | undefined, body: Buffer, now: Date): WebhookVerdict {
    const part = (name: string) => header(`svix-${name}`) ?? header(`webhook-${name}`) ?? "";
    const [id, timestamp, signatures] = [part("id"), part("timestamp"), part("signature")];
    const isSigned = keys.some((key) => isSignedWith(key, `${id}.${timestamp}.`, body, signatures));
    if (id === "" || !isSigned) return { outcome: "refused", reason: "not-signed" };
    const isFresh = Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= TOLERANCE_SECONDS;
    if (!isFresh) return { outcome: "refused", reason: "too-old" };
    return reportIn(id, body);
  };
}

function isSignedWith(key: Buffer, head: string, body: Buffer, signatures: string): boolean {
  const right = createHmac("sha256", key).update(head).update(body).digest();
  return signatures.split(" ").some((signature) => {
    if (!signature.startsWith("v1,")) return false;
    const given = Buffer.from(signature.slice(3), "base64");
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

function reportIn(id: string, body: Buffer): WebhookVerdict {
  const told = asRecord(jsonIn(body));
  const kind = KINDS[text(told.type)];
  if (text(told.type) === "") return { outcome: "refused", reason: "malformed" };
  if (!kind) return { outcome: "ignored" };
  const data = asRecord(told.data);
  const mailId = text(data.email_id);
  const at = new Date(text(told.created_at));
  if (mailId === "" || Number.isNaN(at.getTime())) return { outcome: "refused", reason: "malformed" };
  const bounce = asRecord(data.bounce);
  const reason = text(bounce.message) || text(asRecord(data.failed).reason) || text(asRecord(data.suppressed).message);
  return {
    outcome: "report",
    report: {
      id,
      mailId,
      kind,
      at,
      address: bareAddress(text(Array.isArray(data.to) ? data.to[0] : data.to)),
      bounce: text(bounce.type),
      reason: reason.slice(0, WORDS_MAX),
    },
  };
}

/** `Name <A@b.c>` → `a@b.c` */
export function bareAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
