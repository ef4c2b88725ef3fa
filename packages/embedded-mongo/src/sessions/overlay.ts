/** What a transaction lays over the rows that are stored. */
export type Overlay<R> = {
  /** Another number whenever what lies over the rows has changed. */
  generation(): number;
  /** The rows it sees elsewhere than they are stored, in any order. */
  extra(): R[];
  order(a: R, b: R): number;
  /** How a stored row reads here; null when it is not there, or is among the extra ones. */
  reading(row: R): R | null;
};

/**
 * Stored rows, in order, as a transaction sees them. Whoever reads may pause, and others may write meanwhile: what they changed behind
 * the place reached is then read from the overlay, where its former state was put.
 */
export function* overlay<R>(stored: Iterable<R>, over: Overlay<R>): Generator<R> {
  let generation = -1;
  let waiting: R[] = [];
  let last: R | null = null;
  const nextExtra = (): R | undefined => {
    if (over.generation() !== generation) {
      generation = over.generation();
      const reached = last;
      waiting = over
        .extra()
        .filter((row) => reached === null || over.order(row, reached) > 0)
        .sort((a, b) => over.order(b, a));
    }
    return waiting.at(-1);
  };
  for (const row of stored) {
    for (let extra = nextExtra(); extra !== undefined && over.order(extra, row) < 0; extra = nextExtra()) {
      waiting.pop();
      last = extra;
      yield extra;
    }
    const seen = over.reading(row);
    if (seen === null) continue;
    last = seen;
    yield seen;
  }
  for (let extra = nextExtra(); extra !== undefined; extra = nextExtra()) {
    waiting.pop();
    last = extra;
    yield extra;
  }
}
