import { z } from "zod";

/** What has to go on happening. Each is told to the outside monitor when it really happened, and to nobody when it did not. */
export const HEARTBEATS = ["worker", "outbox", "contact-form", "backup", "restore-drill"] as const;
export const heartbeatName = z.enum(HEARTBEATS);
export type HeartbeatName = z.infer<typeof heartbeatName>;
