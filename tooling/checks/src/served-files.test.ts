import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { servedFiles } from "./served-files.ts";

const GOOD = "run();\n//# debugId=cf2456b3-a7f4-5ec7-a03b-751eb36f5802\n";
const CLEAN = { "dist/assets/index-Ab12.js": GOOD, "dist/sw.js": GOOD, "source-maps/assets/index-Ab12.js.map": "{}" };

function built(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "vitrina-served-"));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(root, "apps/admin", dirname(file)), { recursive: true });
    writeFileSync(join(root, "apps/admin", file), content);
  }
  return root;
}
const check = (files: Record<string, string>) => servedFiles(["admin"], built(files));

test("what is served as it should be passes", () => {
  expect(check(CLEAN)).toMatchObject({ passed: 1, failed: 0 });
});

test.each([
  ["a script without its id", { ...CLEAN, "dist/sw.js": "run();\n" }, /admin\/sw\.js does not end with its debug id/],
  ["an id that is none", { ...CLEAN, "dist/sw.js": "run();\n//# debugId=1\n" }, /does not end with its debug id/],
  ["a source map among it", { ...CLEAN, "dist/assets/index-Ab12.js.map": "{}" }, /serves the source map assets/],
  [
    "an address of a source map",
    { ...CLEAN, "dist/sw.js": `//# sourceMappingURL=a.map\n${GOOD}` },
    /names its source map/,
  ],
  ["no script", { "dist/index.html": "", "source-maps/a.js.map": "{}" }, /serves no script/],
  ["no source maps beside it", { "dist/sw.js": GOOD }, /built without source maps/],
])("%s is found", (_what, files, says) => {
  expect(check(files).output).toMatch(says);
});

test("an app that was not built is no app that passes", () => {
  expect(() => check({ "src/main.ts": "" })).toThrow("has to be built");
});
