/** How a round of the system writing to itself ended. Everything but `arrived` is trouble, at the step that is named. */
export const CONTACT_OUTCOMES = [
  "arrived",
  "page-broken",
  "form-incomplete",
  "not-accepted",
  "not-stored",
  "taken-for-spam",
  "not-sent",
] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

/** `detail` is for the agency's technicians: a status, a missing field, what the mail company said. Nothing of a person. */
export type ContactRound = { outcome: ContactOutcome; detail: string };

/** How far the message of a round came. */
export type ContactTraces = {
  lead: { status: string } | null;
  /** The announcement that waits, or why it was not delivered. */
  announcement: { status: string; lastError: string } | null;
  /** The mail company's id of the mail, once it has taken it. */
  mailId: string | null;
};

export type ContactCheck = {
  /** Who gets the mail of the check instead of the agency's people. */
  reader: { email: string; name: string };
  traces: (round: string) => Promise<ContactTraces>;
  /** Takes away all that rounds left behind, this one and those that were cut short. */
  cleanUp: () => Promise<void>;
  /** Keeps how a round ended, for two weeks; a second of the same key changes nothing. */
  note: (key: string, startedAt: Date, round: ContactRound) => Promise<void>;
};

/** The public form as a visitor's browser meets it, over HTTP at the public address. */
export type PublicForm = {
  /** @throws Error when nobody answered in time */
  open: (signal: AbortSignal) => Promise<{ status: number; html: string }>;
  /** @throws Error when nobody answered in time */
  send: (
    action: string,
    fields: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<{ status: number; location: string }>;
};
