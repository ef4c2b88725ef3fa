/** So many bytes may be held at once. Whoever needs more than there is in all waits until it is alone. */
export class MemoryBudget {
  readonly #total: number;
  #held = 0;
  #waiting: { bytes: number; go: () => void }[] = [];

  constructor(total: number) {
    this.#total = total;
  }

  async hold<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    const share = await this.take(bytes);
    try {
      return await work();
    } finally {
      this.give(share);
    }
  }

  /** @returns what has to be given back */
  async take(bytes: number): Promise<number> {
    const share = Math.min(bytes, this.#total);
    if (this.#waiting.length > 0 || this.#held + share > this.#total) {
      await new Promise<void>((go) => this.#waiting.push({ bytes: share, go }));
    } else this.#held += share;
    return share;
  }

  give(share: number): void {
    this.#held -= share;
    for (let next = this.#waiting[0]; next && this.#held + next.bytes <= this.#total; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#held += next.bytes;
      next.go();
    }
  }
}
