import type { Bell } from "./bell.ts";

export type Doing = {
  /** Lets what is under way end, and begins nothing else. */
  stop: () => Promise<void>;
};

type Round = {
  round: (stopping: () => boolean) => Promise<unknown>;
  /** When there will be something to do, as far as is known. */
  nextAt: () => Promise<Date | null>;
  now: () => Date;
  bell: Bell;
  onLost: (error: unknown) => void;
};

/** How long one sleeps at most: rings can get lost with a connection, and clocks differ. */
const SLEEP_MS = 30_000;
const SLEEP_DEAF_MS = 5_000;
const SHORTEST_MS = 50;
const LOOK_AGAIN_AFTER_TROUBLE_MS = 5_000;

/**
 * Does a round of work whenever there is some, until it is stopped: when the bell rings, when the next work is due, and
 * otherwise so seldom that an idle process costs the database next to nothing. A database that is away does not end it.
 */
export function keepDoing({ round, nextAt, now, bell, onLost }: Round): Doing {
  const stopped = new AbortController();
  const { signal } = stopped;
  const running = (async () => {
    while (!signal.aborted) {
      const rings = bell.rings();
      let pause = LOOK_AGAIN_AFTER_TROUBLE_MS;
      let lost = false;
      try {
        await round(() => signal.aborted);
        pause = bell.hearsOthers ? SLEEP_MS : SLEEP_DEAF_MS;
        const next = await nextAt();
        if (next) pause = Math.min(pause, Math.max(SHORTEST_MS, next.getTime() - now().getTime()));
      } catch (error) {
        onLost(error);
        lost = true;
      }
      if (lost || bell.rings() === rings) await bell.wait(pause, signal);
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
