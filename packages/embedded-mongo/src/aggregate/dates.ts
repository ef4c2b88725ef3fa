import { MongoError } from "../errors/mongo-error.ts";

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
        era: "short",
      });
    } catch {
      throw new MongoError(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    formatters.set(zone, found);
  }
  return found;
}

const OFFSET = /^([+-])(\d{2}):?(\d{2})?$/;

/** How many milliseconds a zone is ahead of UTC at an instant. Zones are Olson names or offsets such as `-03:00`. */
export function offsetAt(instant: number, zone: string): number {
  if (zone === "" || zone === "UTC" || zone === "GMT" || zone === "Z") return 0;
  const fixed = OFFSET.exec(zone);
  if (fixed) {
    const [, sign, hours, minutes = "0"] = fixed;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  }
  const parts = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const year = Number(parts.get("year")) * (parts.get("era") === "BC" ? -1 : 1);
  const local = Date.UTC(
    year,
    Number(parts.get("month")) - 1,
    Number(parts.get("day")),
    Number(parts.get("hour")),
    Number(parts.get("minute")),
    Number(parts.get("second")),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** A Date whose UTC fields are the zone's clock at that instant. */
export const toLocal = (date: Date, zone: string): Date => new Date(date.getTime() + offsetAt(date.getTime(), zone));

/** The instant at which the zone's clock shows these UTC fields. */
export function fromLocal(local: number, zone: string): Date {
  const guess = local - offsetAt(local, zone);
  return new Date(local - offsetAt(guess, zone));
}

export const dateText = (date: Date): string => date.toISOString();

const DAY = 86_400_000;

export const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1;

/** Monday is 1. */
export const isoDay = (local: Date): number => local.getUTCDay() || 7;

export function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDay(local)) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

/** Weeks begin on Sunday; days before the first one are in week 0. */
export const weekOfYear = (local: Date): number => Math.floor((dayOfYear(local) - 1 + 7 - local.getUTCDay()) / 7);

const pad = (n: number, width: number): string => String(Math.abs(n)).padStart(width, "0");

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Writes a date as `$dateToString` does. */
export function formatDate(date: Date, format: string, zone: string): string {
  const local = toLocal(date, zone);
  const offset = Math.round((local.getTime() - date.getTime()) / 60_000);
  const week = isoWeek(local);
  const month = MONTHS[local.getUTCMonth()] ?? "";
  const parts: Record<string, string> = {
    Y: pad(local.getUTCFullYear(), 4),
    m: pad(local.getUTCMonth() + 1, 2),
    d: pad(local.getUTCDate(), 2),
    H: pad(local.getUTCHours(), 2),
    M: pad(local.getUTCMinutes(), 2),
    S: pad(local.getUTCSeconds(), 2),
    L: pad(local.getUTCMilliseconds(), 3),
    j: pad(dayOfYear(local), 3),
    u: String(isoDay(local)),
    w: String(local.getUTCDay() + 1),
    U: pad(weekOfYear(local), 2),
    V: pad(week.week, 2),
    G: pad(week.year, 4),
    b: month.slice(0, 3),
    B: month,
    z: `${offset < 0 ? "-" : "+"}${pad(Math.trunc(offset / 60), 2)}${pad(offset % 60, 2)}`,
    Z: String(offset),
    "%": "%",
  };
  return format.replace(/%(.)/g, (_, letter: string) => {
    const part = parts[letter];
    if (part === undefined) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
    return part;
  });
}

const FIELD_PATTERNS: Record<string, string> = {
  Y: "(?<Y>\\d{4})",
  m: "(?<m>\\d{1,2})",
  d: "(?<d>\\d{1,2})",
  H: "(?<H>\\d{1,2})",
  M: "(?<M>\\d{1,2})",
  S: "(?<S>\\d{1,2})",
  L: "(?<L>\\d{1,3})",
  z: "(?<z>[+-]\\d{2}:?\\d{2}|Z)",
  b: "(?<b>[A-Za-z]{3})",
  B: "(?<B>[A-Za-z]+)",
  "%": "%",
};

/** Reads a date by a format, or ISO 8601 without one; null when the text is none. */
export function parseDate(text: string, format: string | null, zone: string): Date | null {
  if (format === null) {
    const iso =
      /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
        text.trim(),
      );
    if (!iso) return null;
    const [, Y, m, d, H = "0", M = "0", S = "0", L = "0", z] = iso;
    return assemble({ Y, m, d, H, M, S, L: L.slice(0, 3).padEnd(3, "0"), z }, zone);
  }
  const pattern = format.replace(
    /%(.)|([.*+?^${}()|[\]\\])/g,
    (_, letter: string | undefined, special: string | undefined) => {
      if (special !== undefined) return `\\${special}`;
      const part = FIELD_PATTERNS[letter ?? ""];
      if (part === undefined) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`);
      return part;
    },
  );
  const match = new RegExp(`^${pattern}$`).exec(text);
  return match ? assemble(match.groups ?? {}, zone) : null;
}

function assemble(parts: Record<string, string | undefined>, zone: string): Date | null {
  const named = parts.B ?? parts.b;
  const month = named
    ? MONTHS.findIndex((one) => one.toLowerCase().startsWith(named.toLowerCase()))
    : Number(parts.m ?? 1) - 1;
  const day = Number(parts.d ?? 1);
  const local = Date.UTC(
    Number(parts.Y ?? 1970),
    month,
    day,
    Number(parts.H ?? 0),
    Number(parts.M ?? 0),
    Number(parts.S ?? 0),
    Number(parts.L ?? 0),
  );
  if (Number.isNaN(local) || new Date(local).getUTCDate() !== day) return null;
  return fromLocal(local, parts.z ?? zone);
}

export type DateUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second" | "millisecond";

const UNIT_MS: Partial<Record<DateUnit, number>> = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const UNITS: readonly string[] = ["year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond"];

export function dateUnit(value: unknown): DateUnit {
  const unit = UNITS.find((one): one is DateUnit => one === value);
  if (!unit) throw new MongoError("FailedToParse", `unknown time unit value: ${String(value)}`);
  return unit;
}

/** Adds calendar units in the zone; a month too short gives its last day. */
export function addUnits(date: Date, unit: DateUnit, amount: number, zone: string): Date {
  const step = UNIT_MS[unit];
  if (step !== undefined && step < DAY) return new Date(date.getTime() + amount * step);
  const local = toLocal(date, zone);
  if (step !== undefined) return fromLocal(local.getTime() + amount * step, zone);
  const months = amount * (unit === "year" ? 12 : unit === "quarter" ? 3 : 1);
  const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1);
  const start = new Date(first);
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  const time = local.getTime() - Math.floor(local.getTime() / DAY) * DAY;
  return fromLocal(first + (Math.min(local.getUTCDate(), length) - 1) * DAY + time, zone);
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const weekday = (name: string): number => {
  const day = WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
  if (day < 0) throw new MongoError("FailedToParse", `unknown day of week value: ${name}`);
  return day;
};

/** The number of a unit's boundaries since a fixed point, counted on the zone's clock. */
function ordinal(local: Date, unit: DateUnit, startOfWeek: string): number {
  switch (unit) {
    case "year":
      return local.getUTCFullYear();
    case "quarter":
      return local.getUTCFullYear() * 4 + Math.floor(local.getUTCMonth() / 3);
    case "month":
      return local.getUTCFullYear() * 12 + local.getUTCMonth();
    case "week": {
      const days = Math.floor(local.getTime() / DAY);
      return Math.floor((days + 4 - weekday(startOfWeek)) / 7);
    }
    default:
      return Math.floor(local.getTime() / (UNIT_MS[unit] ?? 1));
  }
}

export const dateDiff = (from: Date, to: Date, unit: DateUnit, zone: string, startOfWeek: string): number =>
  ordinal(toLocal(to, zone), unit, startOfWeek) - ordinal(toLocal(from, zone), unit, startOfWeek);

const REFERENCE = Date.UTC(2000, 0, 1);

/** The beginning of the bin that holds the date; bins are counted from 2000-01-01. */
export function truncateDate(date: Date, unit: DateUnit, size: number, zone: string, startOfWeek: string): Date {
  const reference = new Date(REFERENCE);
  const base = ordinal(reference, unit, startOfWeek);
  const bin = Math.floor((ordinal(toLocal(date, zone), unit, startOfWeek) - base) / size) * size + base;
  switch (unit) {
    case "year":
      return fromLocal(Date.UTC(bin, 0, 1), zone);
    case "quarter":
      return fromLocal(Date.UTC(Math.floor(bin / 4), (((bin % 4) + 4) % 4) * 3, 1), zone);
    case "month":
      return fromLocal(Date.UTC(Math.floor(bin / 12), ((bin % 12) + 12) % 12, 1), zone);
    case "week":
      return fromLocal((bin * 7 - 4 + weekday(startOfWeek)) * DAY, zone);
    default:
      return fromLocal(bin * (UNIT_MS[unit] ?? 1), zone);
  }
}
