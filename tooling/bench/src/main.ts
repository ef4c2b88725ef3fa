import { globSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type BenchRow, benchIn, tableOf } from "./collect.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const files = globSync("{apps,packages,prisma,tooling}/**/*.bench.ts", {
  cwd: ROOT,
  exclude: ["**/node_modules/**", "**/dist/**"],
})
  .sort()
  .filter((file) => positionals.length === 0 || positionals.some((word) => basename(file).includes(word)));

if (files.length === 0) {
  console.error(`No bench is called ${positionals.join(", ")}.`);
  process.exitCode = 1;
}

for (const file of files) {
  console.log(`\n${basename(file, ".bench.ts")}  (${file})`);
  try {
    const bench = benchIn(await import(pathToFileURL(`${ROOT}${file}`).href), file);
    const rows: BenchRow[] = await bench({ quick: values.quick });
    console.log(tableOf(rows));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}
process.exit();
