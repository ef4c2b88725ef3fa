export const TIME_ZONE = "America/Asuncion";

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A day of the calendar as people in Asunción write it, `2026-11-22`. */
export type CalendarDay = string;

const wallClock = new Intl.DateTimeFormat("en-CA", {
  timeZone: TIME_ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const offsets = new Map<number, number>();
const OFFSETS_KEPT = 10_000;

/** Asunción's distance from UTC in milliseconds. It only ever changed on the hour, so each hour is looked up once. */
function offsetAt(instant: number): number {
  const hour = Math.floor(instant / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const part = Object.fromEntries(wallClock.formatToParts(hour * HOUR).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour: hourOfDay = 0, minute = 0, second = 0 } = part;
  const offset = Date.UTC(year, month - 1, day, hourOfDay, minute, second) - hour * HOUR;
  if (offsets.size >= OFFSETS_KEPT) offsets.clear();
  offsets.set(hour, offset);
  return offset;
}

const wallClockAsUtc = (instant: Date): number => instant.getTime() + offsetAt(instant.getTime());

/** The instant at which Asunción's clocks show the given wall time (milliseconds of that wall time read as UTC). */
function instantOfWallClock(wall: number): Date {
  const guess = wall - (wallClockAsUtc(new Date(wall)) - wall);
  return new Date(wall - (wallClockAsUtc(new Date(guess)) - guess));
}

/** The calendar day in Asunción on which an instant falls. */
export function dayInAsuncion(instant: Date): CalendarDay {
  return new Date(wallClockAsUtc(instant)).toISOString().slice(0, 10);
}

/** The last millisecond, in Asunción, of the day that lies `days` after the one on which `start` falls. */
export function endOfDayInAsuncion(start: Date, days: number): Date {
  const midnight = Date.parse(`${dayInAsuncion(start)}T00:00:00.000Z`);
  return instantOfWallClock(midnight + (days + 1) * DAY - 1);
}

/** The last millisecond of a calendar day in Asunción. */
export function endOfCalendarDay(day: CalendarDay): Date {
  return instantOfWallClock(Date.parse(`${day}T23:59:59.999Z`));
}

/** How many midnights of Asunción lie between two instants; negative when the second comes first. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(dayInAsuncion(to)) - Date.parse(dayInAsuncion(from))) / DAY);
}
