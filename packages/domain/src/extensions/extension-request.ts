import { z } from "zod";
import { EXTENSION_DAYS_MAX } from "../applications/index.ts";
import { Refusal } from "../refusal.ts";
import { id, line, pageOf, pageRequest } from "../shapes.ts";

/** What a creator may ask for; the agency may grant more. */
export const EXTENSION_ASK_DAYS_MAX = 30;

export const EXTENSION_ANSWERS = ["waiting", "granted", "refused"] as const;

/** A creator asking for more days, and what the agency answered. */
export const extensionRequest = z.object({
  days: z.number().int(),
  reason: z.string(),
  askedAt: z.date(),
  answer: z.enum(EXTENSION_ANSWERS),
  answerReason: z.string(),
  answeredAt: z.date().nullable(),
});
export type ExtensionRequest = z.infer<typeof extensionRequest>;

const reason = line(500, 3);

export const extensionOfRequest = z.object({ applicationId: id });
export const askExtensionRequest = z.object({
  applicationId: id,
  days: z.number().int().min(1).max(EXTENSION_ASK_DAYS_MAX),
  reason,
});
export const answerExtensionRequest = z.discriminatedUnion("answer", [
  z.object({
    answer: z.literal("granted"),
    applicationId: id,
    days: z.number().int().min(1).max(EXTENSION_DAYS_MAX),
    reason,
  }),
  z.object({ answer: z.literal("refused"), applicationId: id, reason }),
]);
export type AnswerExtension = z.infer<typeof answerExtensionRequest>;

export const waitingExtensionsRequest = pageRequest;

/** A request that nobody has answered yet, as the agency lists it. */
export const waitingExtension = z.object({
  applicationId: id,
  campaignId: id,
  campaignTitle: z.string(),
  creatorName: z.string(),
  deliveryDueAt: z.date().nullable(),
  request: extensionRequest,
});
export type WaitingExtension = z.infer<typeof waitingExtension>;
export const waitingExtensions = pageOf(waitingExtension);

type Asking = {
  status: string;
  deliveryDueAt: Date | null;
  extension: { days: number } | null;
  request: { answer: string } | null;
};

/** Refuses unless more days may be asked for: while work is owed by a date, one request at a time, one extension in all. */
export function assertMayAskExtension(application: Asking, piecesOwed: number): void {
  const { status, extension, request, deliveryDueAt } = application;
  if (status !== "confirmed") throw new Refusal("wrong-moment", "application-not-confirmed", { status });
  if (extension) throw new Refusal("wrong-moment", "extension-already-granted", { days: extension.days });
  if (request?.answer === "waiting") throw new Refusal("wrong-moment", "extension-already-asked");
  if (!deliveryDueAt || piecesOwed === 0) throw new Refusal("wrong-moment", "nothing-is-due");
}

/** Refuses when nobody waits for an answer any more. */
export function assertExtensionAsked(request: { answer: string } | null): void {
  if (request?.answer !== "waiting") throw new Refusal("wrong-moment", "extension-not-asked");
}
