/**
 * Works on the items of a stream, so many at a time, and asks for the next one only when a lane is free. The first fault ends
 * it, once what is under way has settled.
 */
export async function inLanes<T>(
  items: AsyncIterable<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const underway = new Set<Promise<void>>();
  let fault: { thrown: unknown } | undefined;
  for await (const item of items) {
    const one: Promise<void> = work(item)
      .catch((thrown: unknown) => {
        fault ??= { thrown };
      })
      .finally(() => underway.delete(one));
    underway.add(one);
    if (underway.size >= lanes) await Promise.race(underway);
    if (fault) break;
  }
  await Promise.all(underway);
  if (fault) throw fault.thrown;
}
