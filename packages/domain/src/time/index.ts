export {
  type CalendarDay,
  DAY,
  dayInAsuncion,
  endOfCalendarDay,
  endOfDayInAsuncion,
  HOUR,
  TIME_ZONE,
} from "./asuncion.ts";
