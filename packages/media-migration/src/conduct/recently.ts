/** Remembers the newest so many answers, and answers that are still being worked out, so that nothing is worked out twice. */
export class Recently<T> {
  readonly #most: number;
  readonly #kept = new Map<string, T>();
  readonly #underway = new Map<string, Promise<T>>();

  constructor(most: number) {
    this.#most = most;
  }

  async get(key: string, work: () => Promise<T>, isWorthKeeping: (value: T) => boolean): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const underway = this.#underway.get(key);
    if (underway) return underway;
    const started = work();
    this.#underway.set(key, started);
    try {
      const value = await started;
      if (isWorthKeeping(value)) this.#keep(key, value);
      return value;
    } finally {
      this.#underway.delete(key);
    }
  }

  #keep(key: string, value: T): void {
    this.#kept.set(key, value);
    if (this.#kept.size <= this.#most) return;
    const oldest = this.#kept.keys().next();
    if (!oldest.done) this.#kept.delete(oldest.value);
  }
}
