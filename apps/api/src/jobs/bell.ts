/** Wakes whoever waits for work, so that nobody has to keep asking the database. */
export type Bell = {
  ring: () => void;
  /** How often it has rung; one who compares before and after work cannot miss a ring. */
  rings: () => number;
  /** Waits for a ring, at most so long, or until the signal ends. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Whether rings of other processes arrive too. While they do not, one has to look more often. */
  hearsOthers: boolean;
};

export function bell(): Bell {
  let rung = 0;
  const waiting = new Set<() => void>();
  return {
    hearsOthers: false,
    rings: () => rung,
    ring() {
      rung += 1;
      for (const wake of [...waiting]) wake();
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
        signal.addEventListener("abort", wake, { once: true });
        if (signal.aborted) wake();
      }),
  };
}
