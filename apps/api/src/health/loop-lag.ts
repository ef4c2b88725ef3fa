import { monitorEventLoopDelay } from "node:perf_hooks";

export type LoopLag = {
  /** How long the event loop kept somebody waiting at worst, in this window or the one before it. */
  worstMs: () => number;
  stop: () => void;
};

const WINDOW_MS = 10_000;
const RESOLUTION_MS = 20;
const NANOSECONDS = 1_000_000;

/** Watches how long the event loop is blocked. */
export function loopLag(): LoopLag {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let before = 0;
  const worst = () => Math.max(0, Math.round(delay.max / NANOSECONDS) - RESOLUTION_MS);
  const window = setInterval(() => {
    before = worst();
    delay.reset();
  }, WINDOW_MS);
  window.unref();
  return {
    worstMs: () => Math.max(before, worst()),
    stop() {
      clearInterval(window);
      delay.disable();
    },
  };
}
