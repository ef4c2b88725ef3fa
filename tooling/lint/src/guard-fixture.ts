import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, roomsIn } from "./rooms.ts";

export type Verdict = { isClean: boolean; said: string };

const GUARDED = ["package.json", "turbo.json", "biome.json", ".gitignore", "tooling/lint/directions.json"];
const PLUGINS = ["tooling/lint/no-clock.grit", "tooling/lint/no-waiting.grit"];

/** A copy of this tree's configuration with every room empty but for `files`, on which both guards can be let loose. */
export function guardedTree(files: Record<string, string>): string {
  const tree = mkdtempSync(join(tmpdir(), "vitrina-guard-"));
  const copies = [
    ...GUARDED,
    ...PLUGINS,
    ...roomsIn(ROOT).flatMap(({ path }) => [`${path}/package.json`, `${path}/turbo.json`]),
  ];
  for (const file of copies) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(join(ROOT, file), join(tree, file));
  }
  cpSync(join(ROOT, "package-lock.json"), join(tree, "package-lock.json"));
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"));
  spawnSync("git", ["init", "--quiet"], { cwd: tree });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  return tree;
}

/** What the linter says of each file put into the tree, in one run; a clean file is not in the answer. */
export function lint(tree: string): Map<string, string> {
  const { said } = run(tree, "biome", ["lint", "--max-diagnostics=none", "--reporter=json", "--colors=off", "."]);
  const report = JSON.parse(said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1));
  const byFile = new Map<string, string>();
  for (const { category, severity, message, location } of report.diagnostics) {
    if (severity !== "error") continue;
    const before = byFile.get(location.path) ?? "";
    byFile.set(location.path, `${before}${category}: ${JSON.stringify(message)}\n`);
  }
  return byFile;
}

/** What `turbo boundaries` says of the tree. */
export function boundaries(tree: string): Verdict {
  return run(tree, "turbo", ["boundaries", "--no-color"]);
}

export function remove(tree: string): void {
  rmSync(tree, { recursive: true, force: true });
}

function run(tree: string, tool: string, args: readonly string[]): Verdict {
  const done = spawnSync(join(ROOT, "node_modules/.bin", tool), args, {
    cwd: tree,
    encoding: "utf8",
    env: { ...process.env, DO_NOT_TRACK: "1", TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (done.error) throw done.error;
  return { isClean: done.status === 0, said: `${done.stdout}\n${done.stderr}` };
}
