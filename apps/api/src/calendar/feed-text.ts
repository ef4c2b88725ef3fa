import type { MyDueEntry } from "@vitrina/domain/calendar";
import { DAY, dayInAsuncion, type Locale } from "@vitrina/domain/time";
import ical from "ical-generator";

export type FeedEntry = MyDueEntry & { creatorName?: string };

const HOUR_IN_SECONDS = 60 * 60;

const WORDS = {
  es: {
    calendar: "Entregas · Vitrina",
    pieces: (open: number, all: number) =>
      open === 0 ? "Todo entregado y aprobado" : `Piezas pendientes: ${open} de ${all}`,
  },
  en: {
    calendar: "Deliveries · Vitrina",
    pieces: (open: number, all: number) =>
      open === 0 ? "All delivered and approved" : `Pieces open: ${open} of ${all}`,
  },
} satisfies Record<Locale, unknown>;

/**
 * Due dates as an iCalendar text (RFC 5545). A due date is the end of its day in Asunción, so each is a whole day there,
 * whatever zone the reader's program lives in.
 */
export function feedText(
  entries: readonly FeedEntry[],
  { now, locale, linkTo }: { now: Date; locale: Locale; linkTo: (entry: FeedEntry) => string },
): string {
  const words = WORDS[locale];
  const prodId = { company: "Vitrina", product: "due-dates" };
  const calendar = ical({ name: words.calendar, prodId, ttl: HOUR_IN_SECONDS });
  for (const entry of entries) {
    const day = new Date(`${dayInAsuncion(entry.dueAt)}T00:00:00Z`);
    const who = entry.creatorName ? `${entry.creatorName} · ` : "";
    calendar.createEvent({
      id: `${entry.applicationId}@vitrina`,
      stamp: now,
      start: day,
      end: new Date(day.getTime() + DAY),
      allDay: true,
      summary: `${entry.openPieces === 0 ? "✓ " : ""}${who}${entry.campaignTitle}`,
      description: words.pieces(entry.openPieces, entry.pieces),
      url: linkTo(entry),
    });
  }
  return calendar.toString();
}
