import { setTimeout as wait } from "node:timers/promises";

/**
 * Lets so many through at once and no more. When the company says that it is too much, everybody waits and fewer go at a
 * time; each success in a row lets more go again, up to the limit.
 */
export class Gate {
  readonly #most: number;
  readonly #now: () => number;
  #limit: number;
  #running = 0;
  #pausedUntil = 0;
  #sinceGrowth = 0;
  #waiting: (() => void)[] = [];

  constructor(most: number, now: () => number) {
    this.#most = most;
    this.#limit = most;
    this.#now = now;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    while (this.#running >= this.limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
    try {
      for (let left = this.#pausedUntil - this.#now(); left > 0; left = this.#pausedUntil - this.#now())
        await wait(left);
      const value = await work();
      this.#succeeded();
      return value;
    } finally {
      this.#running -= 1;
      this.#wake();
    }
  }

  /** The company asked for less. Many who hear it at the same moment count as one. */
  tooMuch(waitMs = 500): void {
    const now = this.#now();
    if (now >= this.#pausedUntil) this.#limit = Math.max(1, this.#limit * 0.7);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + waitMs);
    this.#sinceGrowth = 0;
  }

  #succeeded(): void {
    this.#sinceGrowth += 1;
    if (this.#sinceGrowth < this.limit || this.#limit >= this.#most) return;
    this.#limit = Math.min(this.#most, this.#limit + 1);
    this.#sinceGrowth = 0;
    this.#wake();
  }

  #wake(): void {
    for (let free = this.limit - this.#running; free > 0; free -= 1) this.#waiting.shift()?.();
  }
}
