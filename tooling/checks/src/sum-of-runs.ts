import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Result, sumUp } from "./steps.ts";
import { ROOT } from "./tree.ts";

type Kept = Omit<Result, "output">;

/** What several commands found together. A step that both ran counts once, and as failed when it failed once. */
export function sumOfRuns(runs: readonly (readonly Kept[] | undefined)[]): { line: string; isGood: boolean } {
  const steps = new Map<string, Kept>();
  for (const step of runs.flatMap((run) => run ?? [])) {
    const before = steps.get(step.name);
    steps.set(step.name, before && before.failed > step.failed ? before : step);
  }
  const missing = runs.filter((run) => !run).length;
  return sumUp([...steps.values(), { passed: 0, failed: missing }]);
}

if (import.meta.main) {
  const read = (name: string): Kept[] | undefined => {
    const file = join(ROOT, `test-results/summary-${name}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  };
  const { line, isGood } = sumOfRuns([read("check"), read("test")]);
  console.log(line);
  process.exitCode = isGood ? 0 : 1;
}
