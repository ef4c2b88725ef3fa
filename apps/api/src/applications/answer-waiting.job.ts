import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { answerWhoeverWaits } from "./close-selection.ts";

const EVERY_MS = 10 * 60_000;

/** Nobody applies and hears nothing: campaigns past their application deadline answer whom they will not take. */
export const answerWaiting = jobKind({
  payload: z.object({}),
  limitMs: 5 * 60_000,
  attempts: 5,
  everyMs: EVERY_MS,
  run: async (ctx, { signal }) => {
    for (const id of await ctx.campaigns.pastApplications(ctx.now())) {
      if (signal.aborted) return;
      await ctx.transaction(async () => {
        const campaign = await ctx.campaigns.byId(id);
        if (campaign) await answerWhoeverWaits(ctx, campaign, { kind: "system" });
      });
    }
  },
});
