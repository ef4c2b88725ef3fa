import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { countPlaywright, countVitest } from "./read-reports.ts";
import { runTool, type Step } from "./steps.ts";
import { ROOT } from "./tree.ts";

const REPORTS = join(ROOT, "test-results");

/** Vitest over one project of the root's vitest.config.ts. */
export function vitestStep(name: string, project: "unit" | "db" | "types", env: Record<string, string> = {}): Step {
  return {
    name,
    run: async () => {
      const file = freshReport(`${project}.json`);
      const ended = await runTool(
        "vitest",
        ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
        { ...env, NO_COLOR: "1" },
      );
      return { ...countVitest(readReport(file), ended), output: ended.output };
    },
  };
}

/** The journeys, in a real browser. */
export function journeysStep(env: Record<string, string> = {}): Step {
  return {
    name: "journeys",
    run: async () => {
      const file = freshReport("journeys.json");
      const ended = await runTool(
        "playwright",
        ["test", "--config", "tooling/journeys/playwright.config.ts", "--reporter=list,json"],
        {
          ...env,
          NO_COLOR: "1",
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        },
      );
      return { ...countPlaywright(readReport(file), ended), output: ended.output };
    },
  };
}

export function turboStep(name: string, args: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const ended = await runTool("turbo", [...args, "--no-color"]);
      return { passed: ended.code === 0 ? 1 : 0, failed: ended.code === 0 ? 0 : 1, output: ended.output };
    },
  };
}

function freshReport(name: string): string {
  const file = join(REPORTS, name);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
