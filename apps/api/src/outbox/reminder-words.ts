import type { ReminderStage } from "@vitrina/domain/deadlines";
import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import type { Words } from "./letter-words.ts";
import type { Letter } from "./letters.ts";

type Facts = Letter["facts"];
type Told = { title: string; pieces: number; date: string; stage: ReminderStage };

const told = ({ title, pieces, dueAt, stage }: Facts, locale: Locale): Told => ({
  title: String(title),
  pieces: Number(pieces),
  date: dueAt instanceof Date ? dateInAsuncion(dueAt, locale) : "",
  stage: stage as ReminderStage,
});

const SUBJECT: Record<Locale, Record<ReminderStage, (title: string) => string>> = {
  es: {
    "two-days": (title) => `Quedan dos días: ${title}`,
    "one-day": (title) => `Queda un día: ${title}`,
    due: (title) => `El plazo terminó: ${title}`,
    "one-day-late": (title) => `Un día de atraso: ${title}`,
  },
  en: {
    "two-days": (title) => `Two days left: ${title}`,
    "one-day": (title) => `One day left: ${title}`,
    due: (title) => `The time is up: ${title}`,
    "one-day-late": (title) => `One day late: ${title}`,
  },
};

const isPast = (stage: ReminderStage) => stage === "due" || stage === "one-day-late";

/** A reminder of a due date: what is still owed, by when, and what to do when it cannot be kept. */
export const reminder: Record<Locale, (facts: Facts) => Words> = {
  es(facts) {
    const { title, pieces, date, stage } = told(facts, "es");
    const owed = pieces === 1 ? "falta una pieza" : `faltan ${pieces} piezas`;
    const text = isPast(stage)
      ? `Para «${title}» ${owed}, y la fecha límite fue el ${date}. Súbalas cuanto antes o escríbanos.`
      : `Para «${title}» ${owed}. La fecha límite es el ${date}. Si no llega a tiempo, pida más días desde la app.`;
    return { subject: SUBJECT.es[stage](title), text, button: "Subir mi entrega" };
  },
  en(facts) {
    const { title, pieces, date, stage } = told(facts, "en");
    const owed = pieces === 1 ? "one piece is missing" : `${pieces} pieces are missing`;
    const text = isPast(stage)
      ? `For “${title}” ${owed}, and the due date was ${date}. Please upload as soon as you can, or write to us.`
      : `For “${title}” ${owed}. It is due on ${date}. If you cannot make it, ask for more days in the app.`;
    return { subject: SUBJECT.en[stage](title), text, button: "Upload my delivery" };
  },
};
