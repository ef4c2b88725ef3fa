import { DAY, endOfDayInAsuncion, HOUR } from "@vitrina/domain/time";
import type { DaysAgo } from "./stories/story.ts";

export type Clock = { at: Date };

export type Diary = {
  /** Plans an entry; what is planned for the same day happens in the order in which it was planned. */
  on: (daysAgo: DaysAgo, write: () => Promise<void>) => void;
  /** Writes everything, the earliest first, with the clock at that moment. */
  play: () => Promise<void>;
};

const OFFICE_OPENS_BEFORE_MIDNIGHT_MS = 15.5 * HOUR;
const BETWEEN_ENTRIES_MS = 4 * 60_000 + 37_000;
const ENTRIES_PER_DAY = 120;

/** What happened before `now`, written down in any order and played in the right one. */
export function openDiary(now: Date, clock: Clock): Diary {
  const entries: { at: Date; write: () => Promise<void> }[] = [];
  return {
    on(daysAgo, write) {
      const turn = entries.length % ENTRIES_PER_DAY;
      entries.push({ at: momentOf(now, daysAgo, turn), write });
    },
    async play() {
      for (const { at, write } of entries.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
        clock.at = at;
        await write();
      }
      clock.at = now;
    },
  };
}

/** A moment of that day's office hours in Asunción; of today, the very moment. */
function momentOf(now: Date, daysAgo: DaysAgo, turn: number): Date {
  if (daysAgo < 1) return new Date(now.getTime() - daysAgo * DAY);
  const midnight = endOfDayInAsuncion(now, -daysAgo).getTime();
  return new Date(midnight - OFFICE_OPENS_BEFORE_MIDNIGHT_MS + turn * BETWEEN_ENTRIES_MS);
}
