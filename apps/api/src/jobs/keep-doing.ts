import { setTimeout as wait } from "node:timers/promises";

export type Doing = {
  /** Lets what is under way end, and begins nothing else. */
  stop: () => Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const LOOK_AGAIN_AFTER_TROUBLE_MS = 5_000;

/** Does a round of work every second until it is stopped. A database that is away for a while does not end it. */
export function keepDoing(
  round: (stopping: () => boolean) => Promise<unknown>,
  onLost: (error: unknown) => void = () => {},
): Doing {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      let pause = LOOK_EVERY_MS;
      try {
        await round(() => stopped.signal.aborted);
      } catch (error) {
        onLost(error);
        pause = LOOK_AGAIN_AFTER_TROUBLE_MS;
      }
      await wait(pause, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
