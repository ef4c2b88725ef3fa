/** A message the relay holds for a while. `delivered` says how many of its letters are already out. */
export type HeldMessage = {
  id: string;
  kind: string;
  aggregateId: string;
  payload: Record<string, unknown>;
  attempts: number;
  delivered: number;
  /** Since when nobody can say whether the company took its next letter; null when it certainly did not. */
  unsureSince: Date | null;
};

/** How far a message came: so many letters are out, and whether the next one may be out as well. */
export type Progress = { delivered: number; unsure: boolean };

/**
 * What the relay needs from storage. Several relays may work on one queue. Messages of one aggregate go out in the order
 * in which they were announced: one that fails and waits holds back all behind it. What was given up, taken back or put
 * aside for a person holds back nothing; replayed, it takes its old place, before what has not gone out by then.
 */
export type OutboxQueue = {
  /** Takes the next message that is due and whose aggregate has none before it; null when there is none. */
  hold: (now: Date, holdForMs: number) => Promise<HeldMessage | null>;
  /** Says that the work goes on; false when the message was lost to another relay. */
  beat: (message: HeldMessage, heldUntil: Date) => Promise<boolean>;
  /** Notes how far a long message has come; false when it was lost to another relay meanwhile. */
  progress: (message: HeldMessage, delivered: number) => Promise<boolean>;
  done: (message: HeldMessage, now: Date) => Promise<void>;
  retry: (message: HeldMessage, at: Date, error: string, progress: Progress) => Promise<void>;
  /** Gives up: the message stays, with its error, for a person to look at. `needs-review` may already be out. */
  bury: (
    message: HeldMessage,
    as: "dead" | "needs-review",
    now: Date,
    error: string,
    progress: Progress,
  ) => Promise<void>;
  /** When the next message is due, or one that is held would be free; null when nothing waits. */
  nextAt: (now: Date) => Promise<Date | null>;
};
