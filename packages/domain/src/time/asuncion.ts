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

function wallClockAsUtc(instant: Date): number {
  const part = Object.fromEntries(wallClock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second, instant.getUTCMilliseconds());
}

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
