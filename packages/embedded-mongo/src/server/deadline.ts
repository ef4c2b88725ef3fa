import { MongoError } from "../errors/mongo-error.ts";

const expired = (): MongoError => new MongoError("MaxTimeMSExpired", "operation exceeded time limit");

/** Until when a command must be done, by its `maxTimeMS`. What a cursor fetches after the first batch is not under it. */
export class Deadline {
  private at: number;

  constructor(ms: number) {
    this.at = performance.now() + ms;
  }

  /** Throws MaxTimeMSExpired when the time is over. */
  check(): void {
    if (performance.now() > this.at) throw expired();
  }

  lift(): void {
    this.at = Number.POSITIVE_INFINITY;
  }

  /** Waits for something, no longer than there is time. */
  async wait(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(expired()), Math.max(0, this.at - performance.now()));
    });
    await Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  /** The same items, as long as there is time for them. */
  *over<T>(items: Iterable<T>): Generator<T> {
    for (const item of items) {
      this.check();
      yield item;
    }
  }
}
