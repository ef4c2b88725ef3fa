const lines = new Map<string, Promise<unknown>>();

/**
 * Lets work under one key run one after the other within this process. It decides nothing: the database does. But people who
 * write the same document at once would otherwise interrupt each other again and again, where in line each needs one try.
 * Not for work that itself waits in a line.
 */
export function inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key) ?? Promise.resolve();
  const mine = before.then(work);
  const settled = mine.then(
    () => {},
    () => {},
  );
  lines.set(key, settled);
  void settled.then(() => {
    if (lines.get(key) === settled) lines.delete(key);
  });
  return mine;
}
