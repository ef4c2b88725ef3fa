import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleSizes, firstLoadFiles, type Manifest } from "./bundle-size.ts";

const MANIFEST: Manifest = {
  "index.html": {
    file: "assets/main.js",
    isEntry: true,
    imports: ["_react.js"],
    dynamicImports: ["src/routes/sign-in.tsx?tsr-split=component"],
  },
  "_react.js": { file: "assets/react.js" },
  "_form.js": { file: "assets/form.js" },
  "src/routes/sign-in.tsx?tsr-split=component": { file: "assets/sign-in.js", imports: ["_react.js", "_form.js"] },
  "src/routes/campaigns.tsx?tsr-split=component": { file: "assets/campaigns.js" },
  "src/messages/es/door.ts": { file: "assets/es.js" },
  "src/messages/en/door.ts": { file: "assets/en.js" },
};

test("the first load is the entry, the sign-in route, its words, and what they import; no other route", () => {
  expect(firstLoadFiles(MANIFEST)).toEqual([
    "assets/es.js",
    "assets/form.js",
    "assets/main.js",
    "assets/react.js",
    "assets/sign-in.js",
  ]);
});

test("a manifest without the sign-in route does not pass as a light one", () => {
  const { "src/routes/sign-in.tsx?tsr-split=component": _gone, ...rest } = MANIFEST;
  expect(() => firstLoadFiles(rest)).toThrow("no chunk of the sign-in route");
});

test("an app over the limit fails by name, one under it passes", () => {
  const root = mkdtempSync(join(tmpdir(), "vitrina-bundle-"));
  for (const [app, bytes] of Object.entries({ light: 10, heavy: 5_000 })) {
    mkdirSync(join(root, `apps/${app}/dist/.vite`), { recursive: true });
    mkdirSync(join(root, `apps/${app}/dist/assets`), { recursive: true });
    writeFileSync(join(root, `apps/${app}/dist/.vite/manifest.json`), JSON.stringify(MANIFEST));
    for (const file of firstLoadFiles(MANIFEST))
      writeFileSync(join(root, `apps/${app}/dist`, file), randomBytes(bytes));
  }
  const { passed, failed, output } = bundleSizes(["light", "heavy"], root, 20_000);
  expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
  expect(output).toMatch(/heavy loads \d+ bytes before sign-in, 20000 are allowed/);
});

test("an app that was not built is an error, not a light one", () => {
  expect(() => bundleSizes(["admin"], mkdtempSync(join(tmpdir(), "vitrina-bundle-")))).toThrow(/is not there/);
});
