/** One line of a bench's result. */
export type BenchRow = { readonly name: string; readonly value: number; readonly unit: string; readonly note: string };

export type Bench = () => Promise<BenchRow[]>;

/**
 * The bench that a module exports: its one function whose name ends in `Bench`.
 *
 * @throws Error when there is none, or more than one
 */
export function benchIn(module: Record<string, unknown>, file: string): Bench {
  const found = Object.entries(module).filter(([name, value]) => name.endsWith("Bench") && typeof value === "function");
  const [one, ...more] = found;
  if (!one || more.length > 0)
    throw new Error(`${file} must export one function called …Bench, and exports ${found.length}.`);
  return one[1] as Bench;
}

/** Rows as people read them: what, how much, and how it was measured. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ name, value, unit, note }) => ({ name, value: `${rounded(value)} ${unit}`, note }));
  const width = (column: "name" | "value") => Math.max(0, ...cells.map((cell) => cell[column].length));
  return cells
    .map(({ name, value, note }) =>
      `  ${name.padEnd(width("name"))}  ${value.padStart(width("value"))}  ${note}`.trimEnd(),
    )
    .join("\n");
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
}
