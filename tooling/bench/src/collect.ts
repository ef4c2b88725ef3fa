import { shown } from "./rounds.ts";

/** What a figure should be. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** One line of a bench's result. */
export type BenchRow = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
  readonly aim?: Aim;
};

/** `quick`: with less data and fewer rounds, where a bench knows how; for a look, not for a figure. */
export type Bench = (how: { readonly quick: boolean }) => Promise<BenchRow[]>;

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

/** Whether a figure is what it should be; nothing to say of a row without an aim. */
export function isMet({ value, aim }: Pick<BenchRow, "value" | "aim">): boolean | null {
  if (!aim) return null;
  return "atLeast" in aim ? value >= aim.atLeast : value <= aim.atMost;
}

/** Rows as people read them: what, how much, whether that is what it should be, and how it was measured. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => ({
    name: row.name,
    value: `${shown(row.value)} ${row.unit}`,
    aim: verdictOn(row),
    note: row.note,
  }));
  const width = (column: "name" | "value" | "aim") => Math.max(0, ...cells.map((cell) => cell[column].length));
  return cells
    .map(({ name, value, aim, note }) =>
      [name.padEnd(width("name")), value.padStart(width("value")), aim.padEnd(width("aim")), note]
        .join("  ")
        .replace(/^/, "  ")
        .trimEnd(),
    )
    .join("\n");
}

function verdictOn(row: BenchRow): string {
  const { aim } = row;
  if (!aim) return "";
  const wanted = "atLeast" in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
  return `${wanted} ${isMet(row) ? "met" : "MISSED"}`;
}
