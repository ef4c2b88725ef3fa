import { z } from "zod";

export const MAIL_CATEGORIES = [
  "access",
  "commitments",
  "receipts",
  "reminders",
  "messages",
  "leads",
  "system",
] as const;
export const mailCategory = z.enum(MAIL_CATEGORIES);
export type MailCategory = z.infer<typeof mailCategory>;

/** What each category is to its readers. An essential one cannot be switched off: without it work or access is lost. */
export const CATEGORY_RULES: Record<MailCategory, { essential: boolean; for: readonly ("admin" | "creator")[] }> = {
  access: { essential: true, for: ["admin", "creator"] },
  commitments: { essential: true, for: ["creator"] },
  receipts: { essential: false, for: ["creator"] },
  reminders: { essential: false, for: ["admin", "creator"] },
  messages: { essential: false, for: ["admin", "creator"] },
  leads: { essential: false, for: ["admin"] },
  system: { essential: true, for: ["admin"] },
};

/** Every kind of letter the product writes, and what it is to its reader: the one table. */
export const CATEGORY_OF = {
  "sign-in.link": "access",
  "sign-in.password-reset": "access",
  "sign-in.verify-email": "access",
  "invitation.sent": "access",
  "security.payout-account-changed": "access",
  "security.new-sign-in": "access",
  "security.password-changed": "access",
  "security.second-factor-off": "access",
  "privacy.export-ready": "access",
  "privacy.deletion-asked": "access",
  "privacy.deleted": "access",
  "creator.approved": "access",
  "creator.paused": "access",
  "creator.blocked": "access",
  "application.confirmed": "commitments",
  "application.rejected": "commitments",
  "application.product-received": "commitments",
  "application.extension-granted": "commitments",
  "application.invited": "commitments",
  "application.fee-offered": "commitments",
  "application.fee-accepted": "commitments",
  "application.fee-declined": "commitments",
  "application.released": "commitments",
  "extension.refused": "commitments",
  "selection.closed": "commitments",
  "deadline.moved": "commitments",
  "deliverable.approved": "commitments",
  "deliverable.changes-requested": "commitments",
  "parcel.shipped": "commitments",
  "parcel.problem-resolved": "commitments",
  "parcel.lost": "commitments",
  "application.received": "receipts",
  "application.completed": "receipts",
  "parcel.problem-reported": "receipts",
  "deadline.reminder": "reminders",
  "note.reminder": "reminders",
  "message.unread": "messages",
  "lead.received": "leads",
  "health.incident-opened": "system",
  "health.incident-closed": "system",
} as const satisfies Record<string, MailCategory>;

export type LetterKind = keyof typeof CATEGORY_OF;
export const LETTER_KINDS = Object.keys(CATEGORY_OF) as LetterKind[];
export const letterKind = z.enum(LETTER_KINDS as [LetterKind, ...LetterKind[]]);

/** Whether stored text names a kind of letter that is still written. */
export const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(CATEGORY_OF, kind);

/** The categories that somebody of this kind may switch off. */
export const optionalFor = (reader: "admin" | "creator"): MailCategory[] =>
  MAIL_CATEGORIES.filter((one) => !CATEGORY_RULES[one].essential && CATEGORY_RULES[one].for.includes(reader));

/** What somebody's wishes come to: only what is theirs to switch off, each once, always in the same order. */
export const mutedAmong = (wished: readonly string[], reader: "admin" | "creator"): MailCategory[] =>
  optionalFor(reader).filter((category) => wished.includes(category));
