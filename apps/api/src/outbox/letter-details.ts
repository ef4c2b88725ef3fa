import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import type { Letter } from "./letters.ts";
import { sentBy } from "./words-to-applicants.ts";

const LABELS: Record<Locale, Record<"title" | "dueAt" | "was" | "is" | "parcel", string>> = {
  es: { title: "Campaña", dueAt: "Fecha límite", was: "Antes", is: "Fecha límite", parcel: "Envío" },
  en: { title: "Campaign", dueAt: "Due", was: "Before", is: "Due", parcel: "Parcel" },
};

/** What a reader wants at a glance: the campaign, the dates, the parcel. Nothing for letters about none of these. */
export function detailsOf({ facts }: Pick<Letter, "facts">, locale: Locale): { label: string; value: string }[] {
  const labels = LABELS[locale];
  const date = (fact: unknown) => (fact instanceof Date ? dateInAsuncion(fact, locale) : "");
  const rows = [
    { label: labels.title, value: String(facts.title ?? "") },
    { label: labels.dueAt, value: date(facts.dueAt) },
    { label: labels.is, value: date(facts.is) },
    { label: labels.was, value: date(facts.was) },
    { label: labels.parcel, value: facts.trackingCode === undefined ? "" : sentBy(facts) },
  ];
  return rows.filter(({ value }) => value !== "");
}
