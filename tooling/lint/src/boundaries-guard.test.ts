import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { boundaries, guardedTree, remove } from "./guard-fixture.ts";
import { ROOT } from "./rooms.ts";

const trees: string[] = [];
afterEach(() => trees.splice(0).forEach(remove));

function verdictOn(files: Record<string, string>) {
  const tree = guardedTree(files);
  trees.push(tree);
  return boundaries(tree);
}

function withDependency(room: string, name: string): Record<string, string> {
  const manifest = JSON.parse(readFileSync(join(ROOT, room, "package.json"), "utf8"));
  return {
    [`${room}/package.json`]: JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [name]: "*" } }),
  };
}

test("the tree as it is crosses no boundary", () => {
  const { isClean, said } = verdictOn({});
  expect(said).toMatch(/no issues found/);
  expect(isClean).toBe(true);
});

test.each([
  ["rules depend on nothing", "packages/domain", "@vitrina/db"],
  ["the look does not know the wire", "packages/ui", "@vitrina/client"],
  ["storage does not know an outside company", "packages/db", "@vitrina/media"],
  ["nothing depends on a web app", "packages/client", "@vitrina/admin"],
  ["the server does not know its client", "apps/api", "@vitrina/client"],
])("%s", (_promise, room, name) => {
  const { isClean, said } = verdictOn(withDependency(room, name));
  expect(said).toContain("found without any tag listed in allowlist");
  expect(isClean).toBe(false);
});

test("a dependency is declared before it is imported", () => {
  const { isClean, said } = verdictOn({ "packages/domain/src/a.ts": 'import "fastify";\n' });
  expect(said).toMatch(/cannot import package `fastify` because it is not a dependency/);
  expect(isClean).toBe(false);
});

test("a path out of the room is refused", () => {
  const { isClean, said } = verdictOn({
    "packages/ui/src/a.ts": 'import "../../domain/src/b.ts";\n',
    "packages/domain/src/b.ts": "export {};\n",
  });
  expect(said).toMatch(/leaves the\s+(\| )?package/);
  expect(isClean).toBe(false);
});
