/**
 * Why the business says no. `unauthenticated` means nobody is signed in; `not-found` also covers what a person may not
 * know exists; `changed-meanwhile` means somebody else was faster.
 */
export const REFUSAL_CODES = [
  "unauthenticated",
  "not-allowed",
  "not-found",
  "wrong-moment",
  "changed-meanwhile",
  "breaks-a-rule",
  "too-many",
  "try-later",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * The sentence a person gets, as a key of both apps' message catalogues (`refusals.<reason>`). Complete by type there.
 */
export const REFUSAL_REASONS = [
  "sign-in-needed",
  "permission-missing",
  "scope-missing",
  "session-needed",
  "foreign-page",
  "password-too-common",
  "password-needed",
  "password-wrong",
  "fresh-sign-in-needed",
  "no-payout-account",
  "no-such-request",
  "request-open-already",
  "request-not-open",
  "export-not-ready",
  "quota-used-up",
  "thread-closed",
  "no-such-campaign",
  "no-such-application",
  "no-such-brand",
  "no-such-product",
  "no-such-asset",
  "no-such-creator",
  "no-such-person",
  "no-such-key",
  "no-such-view",
  "no-such-note",
  "no-such-suppression",
  "no-such-lead",
  "lead-changed",
  "too-many-views",
  "note-changed",
  "invitation-invalid",
  "campaign-changed",
  "brand-changed",
  "product-changed",
  "application-changed",
  "profile-changed",
  "campaign-not-open",
  "application-deadline-passed",
  "already-applied",
  "no-slots-left",
  "status-move-illegal",
  "application-not-open",
  "application-not-confirmed",
  "product-already-received",
  "invitation-not-answered",
  "undo-too-late",
  "offer-not-open",
  "offer-is-own",
  "offer-open",
  "too-many-offers",
  "fee-not-agreed",
  "nothing-to-ship",
  "address-missing",
  "already-shipped",
  "problem-already-reported",
  "no-open-problem",
  "parcel-not-on-its-way",
  "parcel-not-lost",
  "extension-already-granted",
  "extension-already-asked",
  "extension-not-asked",
  "nothing-is-due",
  "creator-not-approved",
  "profile-incomplete",
  "date-in-the-past",
  "cover-missing",
  "content-plan-missing",
  "delivery-terms-fixed",
  "too-many-images",
  "no-such-deliverable",
  "no-such-comment",
  "deliverable-changed",
  "deliverable-not-awaited",
  "deliverable-not-submitted",
  "deliverable-not-approved",
  "checklist-incomplete",
  "comments-unanswered",
  "wrong-kind-of-file",
  "nothing-to-change",
  "no-rounds-left",
  "comment-misplaced",
  "comment-closed",
  "not-a-post-link",
  "duplicate",
  "upload-not-verified",
  "upload-too-large",
  "upload-empty",
  "upload-wrong-type",
  "upload-not-yours",
  "upload-heic",
  "upload-has-location",
  "upload-broken",
  "upload-too-many-pixels",
  "file-not-replaceable",
  "file-not-restorable",
  "media-unavailable",
  "move-running",
  "move-not-running",
  "move-not-confirmed",
  "mail-unavailable",
  "idempotency-key-reused",
  "idempotency-key-running",
  "last-owner",
  "invalid-input",
  "too-many-requests",
  "work-decided",
  "database-away",
  "busy",
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Values that a sentence may need: a field, a count, a limit. Never secrets, never whole documents. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The business saying no: expected, coded, translated, shown. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly reason: RefusalReason;
  readonly facts: RefusalFacts;

  constructor(code: RefusalCode, reason: RefusalReason, facts: RefusalFacts = {}) {
    super(reason);
    this.code = code;
    this.reason = reason;
    this.facts = facts;
  }
}
