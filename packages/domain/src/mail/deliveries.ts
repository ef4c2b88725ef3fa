import { z } from "zod";

/** What the mail company tells of a mail after it took it. */
export const MAIL_EVENT_KINDS = ["delivered", "delayed", "bounced", "complained", "failed", "suppressed"] as const;
export type MailEventKind = (typeof MAIL_EVENT_KINDS)[number];

/**
 * What became of a mail. `refused` is an attempt the mail company did not take, which is tried again; `withheld` went
 * nowhere because the address must not be written to, `muted` because its reader does not want such mail.
 */
export const DELIVERY_STATUSES = ["accepted", "refused", "withheld", "muted", ...MAIL_EVENT_KINDS] as const;
export const deliveryStatus = z.enum(DELIVERY_STATUSES);
export type DeliveryStatus = z.infer<typeof deliveryStatus>;

/** `bounce` is the company's word for the kind of bounce, such as `Permanent`; empty when it was none. */
export type MailEvent = { kind: MailEventKind; bounce: string; reason: string; at: Date };

/** Of two events of the same instant the one further on is the later one. */
const FURTHER_ON: Record<MailEventKind, number> = {
  delayed: 0,
  delivered: 1,
  failed: 2,
  suppressed: 3,
  bounced: 4,
  complained: 5,
};

const later = (one: MailEvent, other: MailEvent): MailEvent => {
  const apart = one.at.getTime() - other.at.getTime();
  if (apart !== 0) return apart > 0 ? one : other;
  return FURTHER_ON[one.kind] >= FURTHER_ON[other.kind] ? one : other;
};

/** The event that says how a mail stands: the latest by its own time, in whatever order the events arrived. */
export function latestEvent(events: readonly MailEvent[]): MailEvent | null {
  const [first, ...others] = events;
  return first ? others.reduce(later, first) : null;
}

/**
 * Whether an event means that nobody must write to this address again: it does not exist, its reader called a mail spam,
 * or the company itself stopped writing to it. A full mailbox or a short trouble does not.
 */
export function endsWriting({ kind, bounce }: Pick<MailEvent, "kind" | "bounce">): boolean {
  if (kind === "complained" || kind === "suppressed") return true;
  return kind === "bounced" && bounce.toLowerCase() === "permanent";
}
