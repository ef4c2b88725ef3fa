import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stampOf } from "./build-what-is-stale.ts";

function tree(): string {
  const root = mkdtempSync(join(tmpdir(), "vitrina-stamp-"));
  mkdirSync(join(root, "apps/admin/src"), { recursive: true });
  mkdirSync(join(root, "apps/admin/dist"), { recursive: true });
  writeFileSync(join(root, "apps/admin/src/main.tsx"), "one");
  return root;
}

test("writing, adding or deleting a source makes the build stale; what the build writes does not", () => {
  const root = tree();
  const first = stampOf(root, ["apps"]);
  writeFileSync(join(root, "apps/admin/dist/index.html"), "built");
  expect(stampOf(root, ["apps"])).toBe(first);

  utimesSync(join(root, "apps/admin/src/main.tsx"), 1, 1);
  const touched = stampOf(root, ["apps"]);
  writeFileSync(join(root, "apps/admin/src/new.tsx"), "");
  const added = stampOf(root, ["apps"]);
  rmSync(join(root, "apps/admin/src/main.tsx"));
  expect(new Set([first, touched, added, stampOf(root, ["apps"])]).size).toBe(4);
});
