import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { EJSON } from "bson";
import { type Document, MongoClient } from "mongodb";
import { startEmbeddedMongo } from "../src/index.ts";
import type { Server } from "./requirements.test-kit.ts";
import { type Outcome, runFile } from "./run-file.test-kit.ts";

const [directory, ...flags] = process.argv.slice(2);
if (!directory) {
  console.error(
    "usage: npm run specs -- DIRECTORY [MONGODB_URL]   runs every .json file of the unified test format in it",
  );
  process.exit(2);
}

const url = flags.find((flag) => flag.startsWith("mongodb"));
const embedded = url ? null : await startEmbeddedMongo({ failPoints: true });
const uri = url ?? embedded?.uri ?? "";
const own = await MongoClient.connect(uri);

async function describe(): Promise<Server> {
  const admin = own.db("admin");
  const { version } = await admin.command({ buildInfo: 1 });
  const { setName, msg } = await admin.command({ hello: 1 });
  const parameters = await admin.command({ getParameter: "*" });
  const failPoints = await admin.command({ configureFailPoint: "failCommand", mode: "off" }).then(
    () => true,
    () => false,
  );
  return {
    version,
    parameters,
    failPoints,
    topology: msg === "isdbgrid" ? "sharded" : setName ? "replicaset" : "single",
  };
}

const server = await describe();
const suites = new Map<string, Outcome[]>();
for (const path of globSync("**/*.json", { cwd: directory }).sort()) {
  const file: Document = EJSON.parse(readFileSync(join(directory, path), "utf8"), { relaxed: true });
  if (!file.schemaVersion || !Array.isArray(file.tests)) continue;
  const [first = ""] = dirname(path).split(sep);
  const suite = first === "." ? basename(resolve(directory)) : first;
  const outcomes = suites.get(suite) ?? [];
  suites.set(suite, outcomes);
  for (const outcome of await runFile(file, uri, own, server)) {
    outcomes.push({ ...outcome, test: `${path}: ${outcome.test}` });
    if (outcome.verdict === "failed") console.log(`FAILED ${path}: ${outcome.test}\n       ${outcome.why}`);
  }
}

const count = (outcomes: readonly Outcome[], verdict: Outcome["verdict"]): number =>
  outcomes.filter((outcome) => outcome.verdict === verdict).length;

let failed = 0;
for (const [suite, outcomes] of suites) {
  const [passed, bad, skipped] = [count(outcomes, "passed"), count(outcomes, "failed"), count(outcomes, "skipped")];
  failed += bad;
  console.log(`${suite}: ${passed + bad} run, ${passed} passed, ${bad} failed, ${skipped} skipped`);
  const reasons = new Map<string, number>();
  for (const { verdict, why } of outcomes) if (verdict === "skipped") reasons.set(why, (reasons.get(why) ?? 0) + 1);
  for (const [why, n] of reasons) console.log(`  skipped ${n}: ${why}`);
}
const all = [...suites.values()].flat();
console.log(`all: ${count(all, "passed")} passed, ${failed} failed, ${count(all, "skipped")} skipped`);

await own.close();
await embedded?.close();
process.exitCode = failed > 0 ? 1 : 0;
