/** How fast a file travels; `secondsLeft` is null until there is enough to judge by. */
export type Pace = { bytesPerSecond: number | null; secondsLeft: number | null };

type Sample = { at: number; sentBytes: number };

const WINDOW_MS = 12_000;
const ENOUGH_MS = 1_500;

/** Judges the pace by the last seconds alone, so that a line that became slow is told as slow. */
export class Pacer {
  #samples: Sample[] = [];

  /** @param at milliseconds of any one clock */
  tell(at: number, sentBytes: number): void {
    const last = this.#samples.at(-1);
    if (last && sentBytes < last.sentBytes) this.#samples = [];
    this.#samples.push({ at, sentBytes });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift();
  }

  pace(totalBytes: number): Pace {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < ENOUGH_MS) return { bytesPerSecond: null, secondsLeft: null };
    const bytesPerSecond = ((last.sentBytes - first.sentBytes) * 1000) / (last.at - first.at);
    const secondsLeft = bytesPerSecond > 0 ? Math.ceil((totalBytes - last.sentBytes) / bytesPerSecond) : null;
    return { bytesPerSecond, secondsLeft };
  }
}
