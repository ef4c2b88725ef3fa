/** A message the relay holds for a while. `delivered` says how many of its letters are already out. */
export type HeldMessage = {
  id: string;
  kind: string;
  aggregateId: string;
  payload: Record<string, unknown>;
  attempts: number;
  delivered: number;
};

/** What the relay needs from storage. Several relays may work on one queue. */
export type OutboxQueue = {
  /** Takes the next message that is due and whose aggregate has none before it; null when there is none. */
  hold: (now: Date, holdForMs: number) => Promise<HeldMessage | null>;
  /** Notes how far a long message has come and keeps holding it; false when it was lost to another relay meanwhile. */
  progress: (message: HeldMessage, delivered: number, heldUntil: Date) => Promise<boolean>;
  done: (message: HeldMessage, now: Date) => Promise<void>;
  retry: (message: HeldMessage, at: Date, error: string) => Promise<void>;
  /** Gives up: the message stays, with its error, for a person to look at. */
  bury: (message: HeldMessage, error: string) => Promise<void>;
};
