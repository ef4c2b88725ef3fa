export {
  type CalendarDay,
  DAY,
  dayInAsuncion,
  daysBetween,
  endOfCalendarDay,
  endOfDayInAsuncion,
  HOUR,
  TIME_ZONE,
} from "./asuncion.ts";
export { beganTooLongAgo, endOfBusinessDayInAsuncion, isBusinessDay } from "./business-days.ts";
export { dateInAsuncion, LOCALES, type Locale } from "./date-words.ts";
