import { z } from "zod";
import { id, line, pageRequest } from "../shapes.ts";

export const QUEUES = ["jobs", "outbox"] as const;
export const queue = z.enum(QUEUES);
export type Queue = z.infer<typeof queue>;

/**
 * `dead` was given up; `needs-review` may already be out, and nobody can tell by asking again: the mail company forgets
 * after a day which mails it took.
 */
export const DEAD_STATES = ["dead", "needs-review"] as const;
export const deadState = z.enum(DEAD_STATES);
export type DeadState = z.infer<typeof deadState>;

/** Work that waits for a person. */
export const deadWork = z.object({
  id,
  queue,
  state: deadState,
  kind: z.string(),
  /** A job's key, or what a message is about. */
  about: z.string(),
  attempts: z.number().int(),
  error: z.string(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type DeadWork = z.infer<typeof deadWork>;

const MANY = 100;

export const deadWorkRequest = pageRequest.extend({ queue });
export type DeadWorkRequest = z.infer<typeof deadWorkRequest>;
export const replayRequest = z.object({ queue, ids: z.array(id).min(1).max(MANY) });
export type ReplayRequest = z.infer<typeof replayRequest>;
export const discardRequest = z.object({ queue, ids: z.array(id).min(1).max(MANY), reason: line(300, 3) });
export type DiscardRequest = z.infer<typeof discardRequest>;
