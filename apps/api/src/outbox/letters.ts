import { id } from "@vitrina/domain";
import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import { z } from "zod";

/** One thing to tell one person. `to` names them by what the announcement knows. */
export type Letter = {
  to: { creatorId: string } | { email: string; name: string };
  kind: string;
  facts: Record<string, string | number | Date | null>;
  /** Where the button of the mail leads, below the public address. */
  path: string;
};

const aboutApplication = z.object({ applicationId: id, creatorId: id, title: z.string() });
const dated = aboutApplication.extend({ dueAt: z.date().nullable() });
const moved = z.object({
  campaignId: id,
  title: z.string(),
  moves: z.array(z.object({ applicationId: id, creatorId: id, was: z.date().nullable(), is: z.date().nullable() })),
});
const invited = z.object({ email: z.string(), name: z.string(), role: z.string(), path: z.string() });

const toApplicant = (kind: string, { creatorId, applicationId, ...facts }: z.infer<typeof dated>): Letter[] => [
  { to: { creatorId }, kind, facts, path: `/creator/applications/${applicationId}` },
];

/** The letters that each kind of announcement turns into, always in the same order. */
const LETTERS: Record<string, (payload: unknown) => Letter[]> = {
  "application.received": (payload) =>
    toApplicant("application.received", { ...aboutApplication.parse(payload), dueAt: null }),
  "application.confirmed": (payload) => toApplicant("application.confirmed", dated.parse(payload)),
  "application.product-received": (payload) => toApplicant("application.product-received", dated.parse(payload)),
  "application.extension-granted": (payload) => toApplicant("application.extension-granted", dated.parse(payload)),
  "application.rejected": (payload) => {
    const { creatorId, title, message } = aboutApplication.extend({ message: z.string() }).parse(payload);
    return [{ to: { creatorId }, kind: "application.rejected", facts: { title, message }, path: "/creator/campaigns" }];
  },
  "creator.approved": (payload) => {
    const { creatorId } = z.object({ creatorId: id }).parse(payload);
    return [{ to: { creatorId }, kind: "creator.approved", facts: {}, path: "/creator/campaigns" }];
  },
  "deadline.moved": (payload) => {
    const { title, moves } = moved.parse(payload);
    return moves.map(({ applicationId, creatorId, was, is }) => ({
      to: { creatorId },
      kind: "deadline.moved",
      facts: { title, was, is },
      path: `/creator/applications/${applicationId}`,
    }));
  },
  "invitation.sent": (payload) => {
    const { email, name, role, path } = invited.parse(payload);
    return [{ to: { email, name }, kind: "invitation.sent", facts: { role }, path }];
  },
};

/**
 * What an announcement tells, and whom.
 *
 * @throws Error on a kind nobody wrote letters for: an announcement that reaches nobody is a fault
 */
export function lettersOf(kind: string, payload: unknown): Letter[] {
  const write = LETTERS[kind];
  if (!write) throw new Error(`There are no letters for announcements of kind ${kind}.`);
  return write(payload);
}

type Words = { subject: string; text: string; button: string };

const day = (fact: Letter["facts"][string] | undefined, locale: Locale) =>
  fact instanceof Date ? dateInAsuncion(fact, locale) : null;

const WORDS: Record<Locale, Record<string, (facts: Letter["facts"]) => Words>> = {
  es: {
    "application.received": ({ title }) => ({
      subject: `Recibimos tu postulación: ${title}`,
      text: `Tu postulación a «${title}» llegó bien. Te avisaremos por este medio cuando haya una respuesta.`,
      button: "Ver mi postulación",
    }),
    "application.confirmed": ({ title, dueAt }) => ({
      subject: `Confirmación: ${title}`,
      text: day(dueAt, "es")
        ? `Tu participación en «${title}» está confirmada. La fecha límite de entrega es el ${day(dueAt, "es")}.`
        : `Tu participación en «${title}» está confirmada. El plazo empieza cuando recibas el producto.`,
      button: "Ver qué debo entregar",
    }),
    "application.rejected": ({ title, message }) => ({
      subject: `Sobre tu postulación: ${title}`,
      text: `Esta vez no podremos contar contigo en «${title}». ${message || "Gracias por postularte; habrá más campañas."}`,
      button: "Ver otras campañas",
    }),
    "application.product-received": ({ title, dueAt }) => ({
      subject: `Producto recibido: ${title}`,
      text: day(dueAt, "es")
        ? `Registramos que recibiste el producto de «${title}». La fecha límite de entrega es el ${day(dueAt, "es")}.`
        : `Registramos que recibiste el producto de «${title}».`,
      button: "Ver mi entrega",
    }),
    "application.extension-granted": ({ title, dueAt }) => ({
      subject: `Extensión concedida: ${title}`,
      text: day(dueAt, "es")
        ? `Tienes más días para «${title}». La nueva fecha límite es el ${day(dueAt, "es")}.`
        : `Tienes más días para «${title}»; se sumarán cuando el plazo empiece.`,
      button: "Ver mi entrega",
    }),
    "creator.approved": () => ({
      subject: "Tu perfil fue aprobado",
      text: "Tu perfil de creador fue aprobado. Ya puedes postularte a las campañas abiertas.",
      button: "Ver campañas",
    }),
    "deadline.moved": ({ title, was, is }) => ({
      subject: `Cambió la fecha límite: ${title}`,
      text: movedText({ title, was: day(was, "es"), is: day(is, "es") }),
      button: "Ver mi entrega",
    }),
    "invitation.sent": () => ({
      subject: "Invitación a Vitrina",
      text: "Te invitaron a trabajar en el panel de la agencia. La invitación vale por siete días.",
      button: "Aceptar la invitación",
    }),
  },
  en: {
    "application.received": ({ title }) => ({
      subject: `We received your application: ${title}`,
      text: `Your application to “${title}” arrived. We will write to you here when there is an answer.`,
      button: "See my application",
    }),
    "application.confirmed": ({ title, dueAt }) => ({
      subject: `Confirmed: ${title}`,
      text: day(dueAt, "en")
        ? `You are confirmed for “${title}”. Your delivery is due on ${day(dueAt, "en")}.`
        : `You are confirmed for “${title}”. The clock starts when you receive the product.`,
      button: "See what I owe",
    }),
    "application.rejected": ({ title, message }) => ({
      subject: `About your application: ${title}`,
      text: `This time we cannot work with you on “${title}”. ${message || "Thank you for applying; there will be more campaigns."}`,
      button: "See other campaigns",
    }),
    "application.product-received": ({ title, dueAt }) => ({
      subject: `Product received: ${title}`,
      text: day(dueAt, "en")
        ? `We noted that you received the product of “${title}”. Your delivery is due on ${day(dueAt, "en")}.`
        : `We noted that you received the product of “${title}”.`,
      button: "See my delivery",
    }),
    "application.extension-granted": ({ title, dueAt }) => ({
      subject: `Extension granted: ${title}`,
      text: day(dueAt, "en")
        ? `You have more days for “${title}”. Your delivery is now due on ${day(dueAt, "en")}.`
        : `You have more days for “${title}”; they will count once the clock starts.`,
      button: "See my delivery",
    }),
    "creator.approved": () => ({
      subject: "Your profile was approved",
      text: "Your creator profile was approved. You may now apply to open campaigns.",
      button: "See campaigns",
    }),
    "deadline.moved": ({ title, was, is }) => {
      const to = day(is, "en");
      const from = day(was, "en");
      const now = to ? `It is now ${to}` : "The clock starts when you receive the product";
      return {
        subject: `Your due date changed: ${title}`,
        text: `The due date of “${title}” changed. ${now}${from ? ` (it was ${from})` : ""}.`,
        button: "See my delivery",
      };
    },
    "invitation.sent": () => ({
      subject: "Invitation to Vitrina",
      text: "You were invited to work in the agency's panel. The invitation is valid for seven days.",
      button: "Accept the invitation",
    }),
  },
};

function movedText({ title, was, is }: { title: unknown; was: string | null; is: string | null }): string {
  const now = is ? `Ahora es el ${is}` : "El plazo empezará cuando recibas el producto";
  return `Cambió la fecha límite de «${title}». ${now}${was ? ` (antes: ${was})` : ""}.`;
}

/** A letter in words. */
export function wordsOf(letter: Letter, locale: Locale): Words {
  const write = WORDS[locale][letter.kind];
  if (!write) throw new Error(`There are no words for letters of kind ${letter.kind}.`);
  return write(letter.facts);
}
