export type Spread = { readonly median: number; readonly least: number; readonly most: number };

/**
 * Takes each measurement once per round, with another one first each time, so that a busy machine and whatever a
 * measurement leaves behind burden them alike.
 *
 * @returns what was measured in each round, by name
 */
export async function inTurns<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, (round: number) => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      taken[name].push(await measurements[name](round));
    }
  }
  return taken;
}

/** Middle and ends of some values. Throws a RangeError when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || least === undefined || most === undefined)
    throw new RangeError("No values to take the median of");
  return { median: (low + high) / 2, least, most };
}

/** The spread of `a` over `b`, round by round. */
export function ratioOf(a: readonly number[], b: readonly number[]): Spread {
  return spreadOf(a.map((value, round) => value / (b[round] ?? Number.NaN)));
}

/** `1.25–1.61`, as a note says it. */
export function rangeOf({ least, most }: Spread): string {
  return `${shown(least)}–${shown(most)}`;
}

/** Three digits that matter; whole numbers from a hundred on. */
export function shown(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}
