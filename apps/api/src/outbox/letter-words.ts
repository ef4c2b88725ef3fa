import { isLetterKind, type LetterKind } from "@vitrina/domain/mail";
import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import { INCIDENT_WORDS } from "./incident-words.ts";
import type { Letter } from "./letters.ts";
import { reminder } from "./reminder-words.ts";
import { WORDS_OF_SECURITY } from "./words-of-security.ts";
import { WORDS_TO_APPLICANTS } from "./words-to-applicants.ts";

export type Words = { subject: string; text: string; button: string };

const day = (fact: Letter["facts"][string] | undefined, locale: Locale) =>
  fact instanceof Date ? dateInAsuncion(fact, locale) : null;

const PIECES: Record<Locale, Record<string, string>> = {
  es: { photo: "foto", video: "video", reel: "reel", story: "historia", carousel: "carrusel" },
  en: { photo: "photo", video: "video", reel: "reel", story: "story", carousel: "carousel" },
};

const pieceWords = (type: unknown, position: unknown, locale: Locale) => {
  const what = PIECES[locale][String(type)] ?? String(type);
  return locale === "es" ? `La pieza ${position} (${what})` : `Piece ${position} (${what})`;
};

const WORDS: Record<Locale, Record<LetterKind, (facts: Letter["facts"]) => Words>> = {
  es: {
    ...WORDS_TO_APPLICANTS.es,
    ...INCIDENT_WORDS.es,
    ...WORDS_OF_SECURITY.es,
    "application.received": ({ title }) => ({
      subject: `Recibimos su postulación: ${title}`,
      text: `Su postulación a «${title}» llegó bien. Le avisaremos por este medio cuando haya una respuesta.`,
      button: "Ver mi postulación",
    }),
    "application.confirmed": ({ title, dueAt }) => ({
      subject: `Confirmación: ${title}`,
      text: day(dueAt, "es")
        ? `Su participación en «${title}» está confirmada. La fecha límite de entrega es el ${day(dueAt, "es")}.`
        : `Su participación en «${title}» está confirmada. El plazo empieza cuando reciba el producto.`,
      button: "Ver qué debo entregar",
    }),
    "application.rejected": ({ title, message }) => ({
      subject: `Sobre su postulación: ${title}`,
      text: `Esta vez no podremos contar con usted en «${title}». ${message || "Gracias por postularse; habrá más campañas."}`,
      button: "Ver otras campañas",
    }),
    "application.product-received": ({ title, dueAt }) => ({
      subject: `Producto recibido: ${title}`,
      text: day(dueAt, "es")
        ? `Registramos que recibió el producto de «${title}». La fecha límite de entrega es el ${day(dueAt, "es")}.`
        : `Registramos que recibió el producto de «${title}».`,
      button: "Ver mi entrega",
    }),
    "application.extension-granted": ({ title, dueAt }) => ({
      subject: `Extensión concedida: ${title}`,
      text: day(dueAt, "es")
        ? `Tiene más días para «${title}». La nueva fecha límite es el ${day(dueAt, "es")}.`
        : `Tiene más días para «${title}»; se sumarán cuando el plazo empiece.`,
      button: "Ver mi entrega",
    }),
    "extension.refused": ({ title, reason, dueAt }) => ({
      subject: `Sobre los días que pidió: ${title}`,
      text: `No pudimos darle más días para «${title}»: ${reason} La fecha límite sigue siendo el ${day(dueAt, "es")}.`,
      button: "Ver mi entrega",
    }),
    "deadline.reminder": (facts) => reminder.es(facts),
    "application.completed": ({ title }) => ({
      subject: `Colaboración completa: ${title}`,
      text: `Todas sus piezas de «${title}» están publicadas. ¡Gracias por su trabajo! En su página de la colaboración se ve cómo sigue el pago.`,
      button: "Ver la colaboración",
    }),
    "deliverable.approved": ({ title, piece, position }) => ({
      subject: `Aprobado: ${title}`,
      text: `${pieceWords(piece, position, "es")} de «${title}» está aprobada. Publíquela y agregue el enlace para cerrar esta pieza.`,
      button: "Agregar el enlace",
    }),
    "deliverable.changes-requested": ({ title, piece, position, comments }) => ({
      subject: `Cambios pedidos: ${title}`,
      text: `${pieceWords(piece, position, "es")} de «${title}» necesita cambios: ${comments === 1 ? "hay un comentario" : `hay ${comments} comentarios`}. Responda a cada uno y envíe una nueva versión.`,
      button: "Ver los comentarios",
    }),
    "creator.approved": () => ({
      subject: "Su perfil fue aprobado",
      text: "Su perfil de creador fue aprobado. Ya puede postularse a las campañas abiertas.",
      button: "Ver campañas",
    }),
    "creator.paused": ({ reason }) => ({
      subject: "Su perfil está en pausa",
      text: `Pusimos su perfil en pausa por un tiempo. Motivo: «${reason}». Lo que ya tiene confirmado sigue en pie; mientras dure la pausa no podrá postularse a campañas nuevas. Si algo no es correcto, respóndanos y lo vemos.`,
      button: "Ver mi perfil",
    }),
    "creator.blocked": ({ reason }) => ({
      subject: "Sobre su cuenta",
      text: `Cerramos el acceso a su cuenta. Motivo: «${reason}». Si cree que es un error, respóndanos y lo revisamos juntos. Gracias por el trabajo que hizo con nosotros.`,
      button: "Ir a Vitrina",
    }),
    "deadline.moved": ({ title, was, is }) => ({
      subject: `Cambió la fecha límite: ${title}`,
      text: movedText({ title, was: day(was, "es"), is: day(is, "es") }),
      button: "Ver mi entrega",
    }),
    "invitation.sent": () => ({
      subject: "Invitación a Vitrina",
      text: "Le invitaron a trabajar en el panel de la agencia. La invitación vale por siete días.",
      button: "Aceptar la invitación",
    }),
    "note.reminder": ({ name, text }) => ({
      subject: `Recordatorio: ${name}`,
      text: `Usted pidió que se lo recordemos hoy. Su nota sobre ${name}: «${text}»`,
      button: "Ver la nota",
    }),
    "lead.received": ({ name, message }) => ({
      subject: `Mensaje nuevo de la web: ${name}`,
      text: `${name} escribió por el formulario de contacto:\n\n${message}`,
      button: "Leer y responder",
    }),
    "message.unread": ({ title, name }) => ({
      subject: `Mensajes sin leer: ${title}`,
      text: name
        ? `${name} escribió sobre «${title}» y todavía nadie lo leyó.`
        : `La agencia le escribió sobre «${title}» y todavía no lo leyó.`,
      button: "Leer y responder",
    }),
    "sign-in.link": () => ({
      subject: "Su enlace para entrar",
      text: "Con este enlace entra sin contraseña. Vale por quince minutos y una sola vez. Si no lo pidió, ignore este mensaje.",
      button: "Entrar",
    }),
    "sign-in.password-reset": () => ({
      subject: "Nueva contraseña",
      text: "Alguien pidió cambiar la contraseña de esta cuenta. El enlace vale por una hora. Si no fue usted, ignore este mensaje.",
      button: "Elegir una contraseña",
    }),
    "sign-in.verify-email": () => ({
      subject: "Confirme su correo",
      text: "Confirme que esta dirección es suya, para que los avisos lleguen bien.",
      button: "Confirmar",
    }),
  },
  en: {
    ...WORDS_TO_APPLICANTS.en,
    ...INCIDENT_WORDS.en,
    ...WORDS_OF_SECURITY.en,
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
    "extension.refused": ({ title, reason, dueAt }) => ({
      subject: `About the days you asked for: ${title}`,
      text: `We could not give you more days for “${title}”: ${reason} It is still due on ${day(dueAt, "en")}.`,
      button: "See my delivery",
    }),
    "deadline.reminder": (facts) => reminder.en(facts),
    "application.completed": ({ title }) => ({
      subject: `Collaboration complete: ${title}`,
      text: `All your pieces of “${title}” are published. Thank you for your work! The collaboration's page shows how the payment goes on.`,
      button: "See the collaboration",
    }),
    "deliverable.approved": ({ title, piece, position }) => ({
      subject: `Approved: ${title}`,
      text: `${pieceWords(piece, position, "en")} of “${title}” is approved. Publish it and add the link to close this piece.`,
      button: "Add the link",
    }),
    "deliverable.changes-requested": ({ title, piece, position, comments }) => ({
      subject: `Changes asked for: ${title}`,
      text: `${pieceWords(piece, position, "en")} of “${title}” needs changes: ${comments === 1 ? "there is one comment" : `there are ${comments} comments`}. Answer each one and send a new version.`,
      button: "See the comments",
    }),
    "creator.approved": () => ({
      subject: "Your profile was approved",
      text: "Your creator profile was approved. You may now apply to open campaigns.",
      button: "See campaigns",
    }),
    "creator.paused": ({ reason }) => ({
      subject: "Your profile is paused",
      text: `We paused your profile for a while. Reason: “${reason}”. What is already confirmed goes on; while the pause lasts you cannot apply to new campaigns. If something is not right, answer us and we will look at it.`,
      button: "See my profile",
    }),
    "creator.blocked": ({ reason }) => ({
      subject: "About your account",
      text: `We closed the access to your account. Reason: “${reason}”. If you think this is a mistake, answer us and we will look at it together. Thank you for the work you did with us.`,
      button: "Go to Vitrina",
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
    "note.reminder": ({ name, text }) => ({
      subject: `Reminder: ${name}`,
      text: `You asked to be reminded of this. Your note about ${name}: “${text}”`,
      button: "See the note",
    }),
    "lead.received": ({ name, message }) => ({
      subject: `New message from the website: ${name}`,
      text: `${name} wrote through the contact form:\n\n${message}`,
      button: "Read and answer",
    }),
    "message.unread": ({ title, name }) => ({
      subject: `Unread messages: ${title}`,
      text: name
        ? `${name} wrote about “${title}” and nobody has read it yet.`
        : `The agency wrote to you about “${title}” and you have not read it yet.`,
      button: "Read and answer",
    }),
    "sign-in.link": () => ({
      subject: "Your link to sign in",
      text: "This link signs you in without a password. It is valid for fifteen minutes, once. If you did not ask for it, ignore this message.",
      button: "Sign in",
    }),
    "sign-in.password-reset": () => ({
      subject: "New password",
      text: "Somebody asked to change the password of this account. The link is valid for one hour. If it was not you, ignore this message.",
      button: "Choose a password",
    }),
    "sign-in.verify-email": () => ({
      subject: "Confirm your address",
      text: "Confirm that this address is yours, so that notices arrive.",
      button: "Confirm",
    }),
  },
};

function movedText({ title, was, is }: { title: unknown; was: string | null; is: string | null }): string {
  const now = is ? `Ahora es el ${is}` : "El plazo empezará cuando reciba el producto";
  return `Cambió la fecha límite de «${title}». ${now}${was ? ` (antes: ${was})` : ""}.`;
}

/** A letter in words. A stored notice may be of a kind that is written no more; that is a fault, not an empty line. */
export function wordsOf({ kind, facts }: { kind: string; facts: Letter["facts"] }, locale: Locale): Words {
  if (!isLetterKind(kind)) throw new Error(`There are no words for letters of kind ${kind}.`);
  return WORDS[locale][kind](facts);
}
