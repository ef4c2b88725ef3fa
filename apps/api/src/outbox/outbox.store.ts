export type Announcement = {
  /** What happened, `deadline.moved`; the relay has one way of telling each kind. */
  kind: string;
  /** Announcements of one aggregate are delivered in the order in which they were made. */
  aggregateId: string;
  payload: Record<string, unknown>;
  /** Not told before this instant, and until then it can be taken back. */
  notBefore?: Date;
};

/** What must be told to the world: kept in the transaction of the change it tells of, delivered afterwards. */
export type Outbox = {
  announce: (message: Announcement) => Promise<void>;
  announceAll: (messages: readonly Announcement[]) => Promise<void>;
  /** Takes back what nobody has been told yet; false when the telling has begun. */
  takeBack: (message: Pick<Announcement, "kind" | "aggregateId">) => Promise<boolean>;
};
