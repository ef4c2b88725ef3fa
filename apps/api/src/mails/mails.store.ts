import type { Page } from "@vitrina/domain";
import type {
  DeliveriesRequest,
  Delivery,
  DeliveryStatus,
  LetterKind,
  MailCategory,
  MailEvent,
  Suppression,
} from "@vitrina/domain/mail";
import type { Locale } from "@vitrina/domain/time";

/** One mail to one person, named by its idempotency key. Addresses are bare and in lower case. */
export type MailRecord = {
  key: string;
  kind: LetterKind;
  category: MailCategory;
  address: string;
  userId: string | null;
  subject: string;
  locale: Locale;
  status: DeliveryStatus;
  reason: string;
};

/** What the mail company told; `id` makes a second telling harmless. */
export type ToldEvent = MailEvent & { id: string; mailId: string; address: string };

/** What became of every mail. */
export type Deliveries = {
  /** Whether the company already took the mail of this key. */
  isAccepted: (key: string) => Promise<boolean>;
  /** Notes how an attempt ended, over what was noted of an earlier one. */
  note: (record: MailRecord) => Promise<void>;
  /** Notes that the company took it. Events that were faster than this are applied. */
  accepted: (record: Omit<MailRecord, "status" | "reason">, mailId: string) => Promise<void>;
  /** Keeps what was told, once, and applies it; false when it was known already. */
  hear: (event: ToldEvent) => Promise<boolean>;
  page: (request: DeliveriesRequest) => Promise<Page<Delivery>>;
  /** The newest mail to an address that did not arrive, unless a later one did. */
  troubleOf: (address: string) => Promise<Delivery | null>;
};

export type LiftedSuppression = Suppression & { liftedAt: Date | null };

/** The addresses that nobody must write to. */
export type Suppressions = {
  of: (address: string) => Promise<Suppression | null>;
  /** Adds one, unless it was lifted after `since`: an old report must not undo what a person decided. */
  add: (suppression: Suppression & { mailId: string }) => Promise<void>;
  /** False when the address was not on the list. */
  lift: (address: string, by: { name: string; reason: string }) => Promise<boolean>;
  page: (request: { cursor?: string | null; limit: number }) => Promise<Page<Suppression>>;
};

/** What people do not want to be written; `person` is a user id, or an address where there is no account. */
export type MailWishes = {
  mutedBy: (person: string) => Promise<string[]>;
  mute: (person: string, categories: readonly MailCategory[]) => Promise<void>;
  unmute: (person: string, categories: readonly MailCategory[]) => Promise<void>;
};
