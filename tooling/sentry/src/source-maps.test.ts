import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { debugIdOf } from "@vitrina/error-reporting/debug-id";
import { controlOf, errorsAt, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("./source-maps-main.ts", import.meta.url));

let dataDir: string;
let root: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "vitrina-source-maps-"));
  sandbox = await startSandbox({ dataDir });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await controlOf(sandbox.sentry.origin).reset();
  root = mkdtempSync(join(dataDir, "root-"));
  for (const app of ["admin", "creator"]) build(app);
});

const CHUNK = "assets/index-Ab12Cd34.js";
/** The second line of the built file is the second of `src/form.ts`. */
const MAP = { version: 3, sources: ["../../src/form.ts"], names: [], mappings: "AAAA;AACA" };

function build(app: string, { padding = "" } = {}): void {
  const debugId = debugIdOf(`${app}/${CHUNK}`);
  mkdirSync(join(root, "apps", app, "dist/assets"), { recursive: true });
  mkdirSync(join(root, "apps", app, "source-maps/assets"), { recursive: true });
  writeFileSync(join(root, "apps", app, "dist", CHUNK), `let a;\nthrow a;\n//# debugId=${debugId}\n`);
  const map = { ...MAP, sourcesContent: [`const form;\nthrow form;\n${padding}`], debugId, debug_id: debugId };
  writeFileSync(join(root, "apps", app, "source-maps", `${CHUNK}.map`), JSON.stringify(map));
}

async function run(change: Record<string, string> = {}, args: string[] = []) {
  const { authToken, organization, project, origin } = sandbox.sentry;
  const child = spawn(process.execPath, [PROGRAM, "--root", root, ...args], {
    env: {
      PATH: process.env.PATH ?? "",
      ...{ SENTRY_AUTH_TOKEN: authToken, SENTRY_ORG: organization, SENTRY_PROJECT: project, SENTRY_URL: origin },
      ...change,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await ended)[0], said: `${out}${err}` };
}
const kept = () => errorsAt(sandbox.sentry.origin).sourceMaps();

test("the maps of both apps are handed over, and a place in a served file is found by its debug id", async () => {
  expect(await run()).toMatchObject({ code: 0, said: expect.stringMatching(/admin +1 files.*taken in\n.*creator/) });
  const files = await kept();
  expect(files.map(({ url, type }) => `${type} ${url}`).sort()).toEqual(
    ["admin", "creator"]
      .flatMap((app) => [`minified_source ~/${app}/${CHUNK}`, `source_map ~/${app}/${CHUNK}.map`])
      .sort(),
  );
  const ofCreator = files.filter(({ debugId }) => debugId === debugIdOf(`creator/${CHUNK}`));
  expect(ofCreator).toHaveLength(2);
  const map = ofCreator.find(({ type }) => type === "source_map");
  const place = new SourceMap(JSON.parse(map?.text ?? "")).findEntry(1, 0);
  expect(place).toMatchObject({ originalSource: "../../src/form.ts", originalLine: 1 });
});

test("what is there already is not sent again, and an upload that was cut short is taken up where it broke off", async () => {
  build("admin", { padding: Array.from({ length: 400_000 }, (_, index) => (index * 7919).toString(36)).join(" ") });
  await controlOf(sandbox.sentry.origin).arm({
    fault: "reset_after_effect",
    match: { method: "POST", path: "/chunk-upload" },
    times: 1,
  });
  expect(await run()).toMatchObject({ code: 0, said: expect.stringMatching(/admin.*taken in/) });
  const told = await (await fetch(`${sandbox.sentry.origin}/_sandbox/faults`)).json();
  expect(told).toMatchObject({ faults: [{ spent: 1 }] });
  expect(await run()).toMatchObject({ code: 0, said: expect.stringMatching(/admin.*was there already/) });
  expect(await kept()).toHaveLength(4);
});

test.each([
  ["no token", { SENTRY_AUTH_TOKEN: "" }, /SENTRY_AUTH_TOKEN missing/],
  ["no organization and no project", { SENTRY_ORG: "", SENTRY_PROJECT: "" }, /SENTRY_ORG, SENTRY_PROJECT missing/],
  ["another token", { SENTRY_AUTH_TOKEN: "sntrys_of_somebody_else" }, /needs the scope org:ci/],
  ["another organization", { SENTRY_ORG: "other" }, /SENTRY_ORG or SENTRY_PROJECT is not what/],
  ["another project", { SENTRY_PROJECT: "other" }, /SENTRY_ORG or SENTRY_PROJECT is not what/],
])("says which setting to put right: %s", async (_what, change, words) => {
  const { code, said } = await run(change);
  expect(said).toMatch(words);
  expect(said).not.toContain("somebody_else");
  expect(code).toBe(2);
  expect(await kept()).toEqual([]);
});

test("without a token a build that may do without goes on, and sends nothing", async () => {
  expect(await run({ SENTRY_AUTH_TOKEN: "" }, ["--optional"])).toMatchObject({ code: 0 });
  expect(await kept()).toEqual([]);
});

test("maps of another build than what is served are not sent", async () => {
  writeFileSync(join(root, "apps/creator/dist", CHUNK), "throw 1;\n");
  expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining("of different builds") });
  rmSync(join(root, "apps/creator/source-maps"), { recursive: true });
  expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining("run npm run build first") });
  expect(await kept()).toEqual([]);
});

test("a Sentry that refuses the bundle is a failure, in its own words", async () => {
  await controlOf(sandbox.sentry.origin).arm({ fault: "status:500", match: { path: "/artifactbundle" } });
  const { code, said } = await run();
  expect([code, said]).toEqual([1, expect.stringContaining("sentry assemble")]);
});
