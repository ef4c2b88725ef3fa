import { id, pageRequest } from "@vitrina/domain";
import {
  deliveries,
  deliveriesRequest,
  liftRequest,
  mailPreferences,
  mailPreview,
  mailStanding,
  muteRequest,
  previewRequest,
  suppressions,
} from "@vitrina/domain/mail";
import { z } from "zod";
import { admin, inPerson, router, signedIn } from "../trpc/procedures.ts";
import { liftSuppression } from "./lift-suppression.ts";
import { mailStandingOf } from "./mail-standing.ts";
import { mailPreferencesOf, setMailPreference } from "./preferences.ts";
import { previewMail } from "./preview-mail.ts";

export const mailsRouter = router({
  deliveries: admin("mail:manage")
    .input(deliveriesRequest)
    .output(deliveries)
    .query(({ ctx, input }) => ctx.deliveries.page(input)),
  suppressed: admin("mail:manage")
    .input(pageRequest)
    .output(suppressions)
    .query(({ ctx, input }) => ctx.suppressions.page(input)),
  lift: admin("mail:manage")
    .input(liftRequest)
    .output(z.object({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await liftSuppression(ctx, input);
      return { ok: true as const };
    }),
  ofCreator: admin("creators:read")
    .input(z.object({ creatorId: id }))
    .output(mailStanding)
    .query(({ ctx, input }) => mailStandingOf(ctx, input.creatorId)),
  preview: admin("mail:manage")
    .input(previewRequest)
    .output(mailPreview)
    .query(({ input }) => previewMail(input)),
  preferences: signedIn.output(mailPreferences).query(({ ctx }) => mailPreferencesOf(ctx)),
  setPreference: inPerson
    .input(muteRequest)
    .output(mailPreferences)
    .mutation(({ ctx, input }) => setMailPreference(ctx, input)),
});
