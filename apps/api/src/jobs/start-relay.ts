import { setTimeout as wait } from "node:timers/promises";
import { relayDue } from "../outbox/relay.ts";

export type Relay = {
  /** Lets the message under way end, and takes no other. */
  stop: () => Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const LOOK_AGAIN_AFTER_TROUBLE_MS = 5_000;

/** Delivers the outbox until it is stopped. A database that is away for a while does not end it. */
export function startRelay(needs: Parameters<typeof relayDue>[0] & { onLost?: (error: unknown) => void }): Relay {
  const stopped = new AbortController();
  const running = (async () => {
    while (!stopped.signal.aborted) {
      let pause = LOOK_EVERY_MS;
      try {
        await relayDue(needs, () => stopped.signal.aborted);
      } catch (error) {
        needs.onLost?.(error);
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
