import { z } from "zod";
import { reportCheck } from "../health/report-check.ts";
import { jobKind } from "../jobs/job-kind.ts";
import { checkContactForm } from "./check-contact-form.ts";
import { CONTACT_CHECK_EVERY_MS, contactFormCheck, measuredRound } from "./contact-form-check.ts";

/** So often that a broken contact form is known within half an hour, and not from a customer. */
export const contactCheckJob = jobKind({
  payload: z.object({}),
  everyMs: CONTACT_CHECK_EVERY_MS,
  limitMs: 3 * 60_000,
  attempts: 1,
  run: async (ctx, { key, signal }) => {
    const startedAt = ctx.now();
    const round = await checkContactForm(ctx, { round: key, signal });
    await ctx.contactCheck.note(key, startedAt, round);
    await reportCheck(ctx, contactFormCheck.name, measuredRound(round));
    if (round.outcome === "arrived") await ctx.heartbeats.beat("contact-form");
  },
});
