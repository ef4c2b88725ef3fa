import { id } from "@vitrina/domain";
import { REMINDER_STAGES } from "@vitrina/domain/deadlines";
import { DELIVERABLE_TYPES } from "@vitrina/domain/deliverables";
import { isLetterKind, type LetterKind } from "@vitrina/domain/mail";
import { side } from "@vitrina/domain/messages";
import { checkCause, checkFacts, checkName } from "@vitrina/domain/system";
import { z } from "zod";
import { LETTERS_OF_SECURITY } from "./letters-of-security.ts";
import { LETTERS_TO_APPLICANTS } from "./letters-to-applicants.ts";

/** One thing to tell one person. `to` names them by what the announcement knows. */
export type Letter = {
  to: { creatorId: string } | { adminId: string } | { email: string; name: string };
  kind: LetterKind;
  facts: Record<string, string | number | Date | null>;
  /** Where the button of the mail leads: below the public address, or to a link that waits sealed. */
  link: { path: string } | { sealedUrl: string };
};

const aboutApplication = z.object({ applicationId: id, creatorId: id, title: z.string() });
const dated = aboutApplication.extend({ dueAt: z.date().nullable() });
const moved = z.object({
  campaignId: id,
  title: z.string(),
  moves: z.array(z.object({ applicationId: id, creatorId: id, was: z.date().nullable(), is: z.date().nullable() })),
});
const withLink = z.object({ email: z.string(), name: z.string(), sealedUrl: z.string() });

const aboutStanding = z.object({ creatorId: id, reason: z.string().default("") });
const aboutNote = z.object({ adminId: id, creatorId: id, name: z.string(), text: z.string() });

function toStanding(kind: LetterKind, payload: unknown, path: string): Letter[] {
  const { creatorId, reason } = aboutStanding.parse(payload);
  return [{ to: { creatorId }, kind, facts: { reason }, link: { path } }];
}

const toApplicant = (kind: LetterKind, { creatorId, applicationId, ...facts }: z.infer<typeof dated>): Letter[] => [
  { to: { creatorId }, kind, facts, link: { path: `/creator/applications/${applicationId}` } },
];

const aboutPiece = aboutApplication.extend({
  piece: z.enum(DELIVERABLE_TYPES),
  position: z.number().int(),
  comments: z.number().int().default(0),
});

function toMaker(kind: LetterKind, payload: unknown): Letter[] {
  const { creatorId, applicationId, ...facts } = aboutPiece.parse(payload);
  return [{ to: { creatorId }, kind, facts, link: { path: `/creator/applications/${applicationId}` } }];
}

function toHolder(kind: LetterKind, payload: unknown): Letter[] {
  const { email, name, sealedUrl } = withLink.parse(payload);
  return [{ to: { email, name }, kind, facts: {}, link: { sealedUrl } }];
}

const unread = aboutApplication.extend({ name: z.string(), reader: side, adminIds: z.array(id) });

const lead = z.object({
  leadId: id,
  name: z.string(),
  message: z.string(),
  readers: z.array(z.union([z.object({ adminId: id }), z.object({ email: z.string(), name: z.string() })])),
});

function toLeadReaders(payload: unknown): Letter[] {
  const { leadId, name, message, readers } = lead.parse(payload);
  const link = { path: `/admin/leads/${leadId}` };
  return readers.map((to) => ({ to, kind: "lead.received", facts: { name, message }, link }));
}

function toReaders(payload: unknown): Letter[] {
  const { applicationId, creatorId, title, name, reader, adminIds } = unread.parse(payload);
  const kind = "message.unread" as const;
  if (reader === "creator") {
    const link = { path: `/creator/applications/${applicationId}#messages` };
    return [{ to: { creatorId }, kind, facts: { title, name: null }, link }];
  }
  const link = { path: `/admin/messages?thread=${applicationId}` };
  return adminIds.map((adminId) => ({ to: { adminId }, kind, facts: { title, name }, link }));
}

const aboutIncident = z.object({
  check: checkName,
  cause: checkCause,
  facts: checkFacts,
  openedAt: z.date(),
  at: z.date(),
  adminIds: z.array(id),
});

function toKeepers(kind: LetterKind, payload: unknown): Letter[] {
  const { adminIds, check, cause, openedAt, at } = aboutIncident.parse(payload);
  const minutes = Math.max(1, Math.round((at.getTime() - openedAt.getTime()) / 60_000));
  const facts = { check, cause, openedAt, minutes };
  return adminIds.map((adminId) => ({ to: { adminId }, kind, facts, link: { path: "/admin/system" } }));
}

/** The letters that each kind of announcement turns into, always in the same order. */
const LETTERS: Record<LetterKind, (payload: unknown) => Letter[]> = {
  ...LETTERS_TO_APPLICANTS,
  ...LETTERS_OF_SECURITY,
  "application.received": (payload) =>
    toApplicant("application.received", { ...aboutApplication.parse(payload), dueAt: null }),
  "application.confirmed": (payload) => toApplicant("application.confirmed", dated.parse(payload)),
  "application.product-received": (payload) => toApplicant("application.product-received", dated.parse(payload)),
  "application.extension-granted": (payload) => toApplicant("application.extension-granted", dated.parse(payload)),
  "extension.refused": (payload) =>
    toApplicant("extension.refused", dated.extend({ reason: z.string() }).parse(payload)),
  "deadline.reminder": (payload) =>
    toApplicant(
      "deadline.reminder",
      dated.extend({ stage: z.enum(REMINDER_STAGES), pieces: z.number() }).parse(payload),
    ),
  "application.rejected": (payload) => {
    const { creatorId, title, message } = aboutApplication.extend({ message: z.string() }).parse(payload);
    return [
      {
        to: { creatorId },
        kind: "application.rejected",
        facts: { title, message },
        link: { path: "/creator/campaigns" },
      },
    ];
  },
  "creator.approved": (payload) => toStanding("creator.approved", payload, "/creator/campaigns"),
  "creator.paused": (payload) => toStanding("creator.paused", payload, "/creator/profile"),
  "creator.blocked": (payload) => toStanding("creator.blocked", payload, "/creator"),
  "application.completed": (payload) => toMaker("application.completed", payload),
  "deliverable.approved": (payload) => toMaker("deliverable.approved", payload),
  "deliverable.changes-requested": (payload) => toMaker("deliverable.changes-requested", payload),
  "deadline.moved": (payload) => {
    const { title, moves } = moved.parse(payload);
    return moves.map(({ applicationId, creatorId, was, is }) => ({
      to: { creatorId },
      kind: "deadline.moved",
      facts: { title, was, is },
      link: { path: `/creator/applications/${applicationId}` },
    }));
  },
  "invitation.sent": (payload) => toHolder("invitation.sent", payload),
  "note.reminder": (payload) => {
    const { adminId, creatorId, name, text } = aboutNote.parse(payload);
    return [
      {
        to: { adminId },
        kind: "note.reminder",
        facts: { name, text },
        link: { path: `/admin/creators/${creatorId}/notes` },
      },
    ];
  },
  "lead.received": toLeadReaders,
  "message.unread": toReaders,
  "health.incident-opened": (payload) => toKeepers("health.incident-opened", payload),
  "health.incident-closed": (payload) => toKeepers("health.incident-closed", payload),
  "sign-in.link": (payload) => toHolder("sign-in.link", payload),
  "sign-in.password-reset": (payload) => toHolder("sign-in.password-reset", payload),
  "sign-in.verify-email": (payload) => toHolder("sign-in.verify-email", payload),
};

/**
 * What an announcement tells, and whom.
 *
 * @throws Error on a kind nobody wrote letters for: an announcement that reaches nobody is a fault
 */
export function lettersOf(kind: string, payload: unknown): Letter[] {
  if (!isLetterKind(kind)) throw new Error(`There are no letters for announcements of kind ${kind}.`);
  return LETTERS[kind](payload);
}
