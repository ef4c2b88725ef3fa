import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./tree.ts";

export type Tally = { passed: number; failed: number; skipped?: number };

export type Step = {
  name: string;
  run: () => Promise<Tally & { output?: string }>;
};

export type Result = Tally & { name: string; seconds: number; output: string };

/** Runs lanes beside each other, the steps of a lane one after another, and tells of each step when it ends. */
export async function runLanes(
  lanes: readonly (readonly Step[])[],
  say = (line: string) => console.log(line),
): Promise<Result[]> {
  const results = await Promise.all(lanes.map((lane) => runInOrder(lane, say)));
  return results.flat();
}

async function runInOrder(steps: readonly Step[], say: (line: string) => void): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) {
    const result = await runStep(step);
    results.push(result);
    say(lineOf(result));
    if (result.failed > 0) say(result.output.trimEnd());
  }
  return results;
}

async function runStep({ name, run }: Step): Promise<Result> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  try {
    const { output = "", ...tally } = await run();
    return { name, ...tally, output, seconds: seconds() };
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, passed: 0, failed: 1, output, seconds: seconds() };
  }
}

function lineOf({ name, passed, failed, skipped = 0, seconds }: Result): string {
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return `${failed > 0 ? "✗" : "✓"} ${name.padEnd(28)} ${counts.join(", ").padEnd(24)} ${seconds.toFixed(1)} s`;
}

/** The last line of every run, which tells the whole. */
export function sumUp(results: readonly Tally[]): { line: string; isGood: boolean } {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, isGood: failed === 0 && passed > 0 };
}

export type Ended = { code: number; output: string };

/** Runs a tool of the project from the root and keeps what it says. Nothing is asked of the keyboard. */
export function runTool(tool: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const running = spawn(join(ROOT, "node_modules/.bin", tool), args, {
    cwd: ROOT,
    env: { ...process.env, DO_NOT_TRACK: "1", TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (text) => (output += text));
  running.once("error", reject);
  running.once("close", (code) => resolve({ code: code ?? 1, output }));
  return promise;
}

/** A tool that only says yes or no. */
export async function asOne({ code, output }: Ended): Promise<Tally & { output: string }> {
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}
