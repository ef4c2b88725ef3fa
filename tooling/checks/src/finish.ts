import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Result, sumUp } from "./steps.ts";
import { ROOT } from "./tree.ts";

/** Keeps the results for .ci/run, says the sum as the last line and sets the exit code. */
export function finish(command: "check" | "test", results: readonly Result[]): void {
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const kept = results.map(({ output: _output, ...result }) => result);
  writeFileSync(join(ROOT, `test-results/summary-${command}.json`), JSON.stringify(kept));
  const { line, isGood } = sumUp(results);
  console.log(line);
  process.exitCode = isGood ? 0 : 1;
}
