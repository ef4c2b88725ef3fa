import { id } from "@vitrina/domain";
import type { LetterKind } from "@vitrina/domain/mail";
import { carrier } from "@vitrina/domain/shipping";
import { z } from "zod";
import type { Letter } from "./letters.ts";

const aboutApplication = z.object({ applicationId: id, creatorId: id, title: z.string() });
const withMessage = aboutApplication.extend({ message: z.string() });
const dated = aboutApplication.extend({ dueAt: z.date().nullable() });
const shipped = aboutApplication.extend({ carrier, trackingCode: z.string() });
const closed = z.object({
  title: z.string(),
  message: z.string(),
  answered: z.array(z.object({ applicationId: id, creatorId: id })),
});

type About = z.infer<typeof aboutApplication>;

/** A letter whose button leads to the application it is about. */
const toApplicant =
  (kind: LetterKind, shape: z.ZodType<About & Letter["facts"]>) =>
  (payload: unknown): Letter[] => {
    const { applicationId, creatorId, ...facts } = shape.parse(payload);
    return [{ to: { creatorId }, kind, facts, link: { path: `/creator/applications/${applicationId}` } }];
  };

/** What is told to those who applied, were invited, or wait for a parcel. */
export const LETTERS_TO_APPLICANTS = {
  "application.invited": toApplicant("application.invited", withMessage),
  "application.fee-offered": toApplicant("application.fee-offered", withMessage),
  "application.fee-accepted": toApplicant("application.fee-accepted", aboutApplication),
  "application.fee-declined": toApplicant("application.fee-declined", aboutApplication),
  "application.released": toApplicant("application.released", withMessage),
  "parcel.shipped": toApplicant("parcel.shipped", shipped),
  "parcel.problem-reported": toApplicant("parcel.problem-reported", aboutApplication),
  "parcel.problem-resolved": toApplicant("parcel.problem-resolved", dated.extend({ resolution: z.string() })),
  "parcel.lost": toApplicant("parcel.lost", aboutApplication),
  "selection.closed": (payload: unknown): Letter[] => {
    const { title, message, answered } = closed.parse(payload);
    return answered.map(({ applicationId, creatorId }) => ({
      to: { creatorId },
      kind: "selection.closed",
      facts: { title, message },
      link: { path: `/creator/applications/${applicationId}` },
    }));
  },
} satisfies Partial<Record<LetterKind, (payload: unknown) => Letter[]>>;
