import type { LetterKind } from "@vitrina/domain/mail";
import type { CheckCause, CheckName } from "@vitrina/domain/system";
import type { Locale } from "@vitrina/domain/time";
import type { Words } from "./letter-words.ts";
import type { Letter } from "./letters.ts";

type Facts = Letter["facts"];

const CHECKS: Record<Locale, Record<CheckName, string>> = {
  es: {
    database: "la base de datos",
    worker: "el proceso de trabajos",
    outbox: "la salida de avisos y correos",
    "outbox-dead": "los avisos que no se pudieron entregar",
    jobs: "la cola de trabajos",
    "jobs-dead": "los trabajos que fallaron",
    media: "el servicio de imágenes y videos",
    mail: "el servicio de correo",
    "contact-form": "el formulario de contacto",
    backup: "las copias de seguridad",
    "restore-drill": "la prueba de restauración",
    "audit-log": "el registro de auditoría",
    "error-reporting": "el aviso de errores",
    monitoring: "la vigilancia desde afuera",
  },
  en: {
    database: "the database",
    worker: "the worker",
    outbox: "the way out of notices and mails",
    "outbox-dead": "notices that could not be delivered",
    jobs: "the job queue",
    "jobs-dead": "jobs that failed",
    media: "the picture and video service",
    mail: "the mail service",
    "contact-form": "the contact form",
    backup: "the backups",
    "restore-drill": "the restore drill",
    "audit-log": "the audit log",
    "error-reporting": "error reporting",
    monitoring: "the outside monitor",
  },
};

const CAUSES: Record<Locale, Record<CheckCause, string>> = {
  es: {
    fine: "todo en orden",
    "not-set-up": "falta configurarlo",
    "never-happened": "todavía no ocurrió ninguna vez",
    "too-old": "hace demasiado que no ocurre",
    "too-many": "hay casos que esperan a una persona",
    "no-answer": "no responde",
    slow: "responde lento",
    refused: "rechaza nuestra clave o nuestro pedido",
    "almost-full": "el espacio contratado está por agotarse",
    full: "el espacio contratado se agotó",
    broken: "falló de una forma que no esperábamos",
    tampered: "alguien lo cambió por fuera del producto",
    "not-measured": "no se pudo medir",
  },
  en: {
    fine: "all is well",
    "not-set-up": "it is not set up",
    "never-happened": "it has not happened yet",
    "too-old": "it has not happened for too long",
    "too-many": "something waits for a person",
    "no-answer": "it does not answer",
    slow: "it answers slowly",
    refused: "it refuses our key or our request",
    "almost-full": "the space we pay for is almost used up",
    full: "the space we pay for is used up",
    broken: "it failed in a way we did not expect",
    tampered: "somebody changed it behind the product's back",
    "not-measured": "it could not be measured",
  },
};

const told = ({ check, cause, minutes }: Facts, locale: Locale) => ({
  what: CHECKS[locale][check as CheckName] ?? String(check),
  why: CAUSES[locale][cause as CheckCause] ?? String(cause),
  minutes: Number(minutes),
});

type IncidentKind = Extract<LetterKind, `health.${string}`>;

/** The words of letters to whoever looks after the installation. */
export const INCIDENT_WORDS: Record<Locale, Record<IncidentKind, (facts: Facts) => Words>> = {
  es: {
    "health.incident-opened": (facts) => {
      const { what, why } = told(facts, "es");
      return {
        subject: `Hay un problema con ${what}`,
        text: `Detectamos un problema con ${what}: ${why}. Le avisaremos cuando se resuelva. En la página Sistema está qué hacer.`,
        button: "Ver el sistema",
      };
    },
    "health.incident-closed": (facts) => {
      const { what, minutes } = told(facts, "es");
      return {
        subject: `Resuelto: ${what}`,
        text: `Se resolvió el problema con ${what}. Duró ${minutes === 1 ? "un minuto" : `${minutes} minutos`}.`,
        button: "Ver el sistema",
      };
    },
  },
  en: {
    "health.incident-opened": (facts) => {
      const { what, why } = told(facts, "en");
      return {
        subject: `There is a problem with ${what}`,
        text: `We found a problem with ${what}: ${why}. We will tell you when it is over. The System page says what to do.`,
        button: "See the system",
      };
    },
    "health.incident-closed": (facts) => {
      const { what, minutes } = told(facts, "en");
      return {
        subject: `Over: ${what}`,
        text: `The problem with ${what} is over. It lasted ${minutes === 1 ? "one minute" : `${minutes} minutes`}.`,
        button: "See the system",
      };
    },
  },
};
