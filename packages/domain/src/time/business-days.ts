import { type CalendarDay, DAY, dayInAsuncion, endOfCalendarDay } from "./asuncion.ts";

/**
 * Paraguay's holidays that fall on the same day every year (Law 8/1990 and those that changed it). A holiday that a decree
 * moves to a Monday stays here on its own day.
 */
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set([
  "01-01",
  "03-01",
  "05-01",
  "05-14",
  "05-15",
  "06-12",
  "08-15",
  "09-29",
  "12-08",
  "12-25",
]);

const MAUNDY_THURSDAY = -3;
const GOOD_FRIDAY = -2;

/** Easter Sunday of the Gregorian calendar, as the Nautical Almanac's algorithm of 1876 finds it. */
function easterOf(year: number): CalendarDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)).toISOString().slice(0, 10);
}

const later = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Whether people work on this day in Paraguay: no weekend, no holiday. */
export function isBusinessDay(day: CalendarDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (FIXED_HOLIDAYS.has(day.slice(5))) return false;
  const easter = easterOf(Number(day.slice(0, 4)));
  return day !== later(easter, MAUNDY_THURSDAY) && day !== later(easter, GOOD_FRIDAY);
}

/** The last millisecond of the business day that is the `days`-th after the one on which `start` falls, in Asunción. */
export function endOfBusinessDayInAsuncion(start: Date, days: number): Date {
  let day = dayInAsuncion(start);
  for (let left = days; left > 0; ) {
    day = later(day, 1);
    if (isBusinessDay(day)) left -= 1;
  }
  return endOfCalendarDay(day);
}

/**
 * The last instant whose `days`-th business day after it is over by now: what began until then has waited too long.
 */
export function beganTooLongAgo(now: Date, days: number): Date {
  let day = dayInAsuncion(now);
  for (let left = days; left > 0; ) {
    day = later(day, -1);
    if (isBusinessDay(day)) left -= 1;
  }
  return endOfCalendarDay(later(day, -1));
}
