// Plain JavaScript that any Node can read: the first thing every npm script runs, before anything that needs Node 24.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { whatIsMissing } from "./what-is-missing.mjs";

const [node = "node", , program = "", ...rest] = process.argv;
const missing = whatIsMissing({
  node: process.versions.node,
  installed: existsSync(new URL("../../node_modules", import.meta.url)),
});

if (missing) {
  console.error(missing);
  process.exitCode = 1;
} else {
  const file = resolve(program);
  process.argv = [node, file, ...rest];
  await import(pathToFileURL(file).href);
}
