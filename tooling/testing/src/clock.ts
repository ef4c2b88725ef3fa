/** A stretch of time, its parts added up. Days are of 24 hours. */
export type Span = { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number };

export type Clock = {
  /** The instant it stands at, a new `Date` at each call; may be passed on alone. */
  now: () => Date;
  /** Moves it on (or back, with negative parts) and returns where it stands then. */
  advance: (span: Span) => Date;
  /** Puts it to another instant. */
  set: (iso: string) => Date;
};

const MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000, milliseconds: 1 };

/**
 * A clock that moves only when it is told to.
 *
 * @param iso - an instant such as `2026-03-01T12:00:00Z`; the zone is part of it, so that no test depends on the machine's
 * @throws RangeError when `iso` is no instant with a zone
 */
export function clockAt(iso: string): Clock {
  let instant = instantOf(iso);
  return {
    now: () => new Date(instant),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) => {
      instant +=
        days * MS.days +
        hours * MS.hours +
        minutes * MS.minutes +
        seconds * MS.seconds +
        milliseconds * MS.milliseconds;
      return new Date(instant);
    },
    set: (other) => {
      instant = instantOf(other);
      return new Date(instant);
    },
  };
}

function instantOf(iso: string): number {
  const instant = /(Z|[+-]\d\d:\d\d)$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(instant)) throw new RangeError(`"${iso}" is no instant with a zone, such as 2026-03-01T12:00:00Z`);
  return instant;
}
