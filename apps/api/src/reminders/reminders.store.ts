import type { Reminded } from "@vitrina/domain/deadlines";

/** A confirmed application that has a due date. */
export type DueApplication = {
  id: string;
  campaignId: string;
  creatorId: string;
  deliveryDueAt: Date;
  reminded: Reminded | null;
};

/** What reminding creators of their due dates needs from storage. */
export type ReminderStore = {
  /** Confirmed applications due within the bounds, a batch at a time. */
  dueWithin: (bounds: { from: Date; to: Date }) => AsyncIterable<DueApplication[]>;
  /** How many pieces of each application still have to be handed in; those with none are left out. */
  piecesOwed: (applicationIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** False when the date moved meanwhile, or when another worker was faster. */
  note: (was: DueApplication, reminded: Reminded) => Promise<boolean>;
};
