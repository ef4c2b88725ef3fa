import { afterAll, beforeAll, expect, test } from "vitest";
import { guardedTree, lint, remove } from "./guard-fixture.ts";

const VIOLATIONS: [promise: string, file: string, text: string, says: RegExp][] = [
  [
    "a rule imports no other room",
    "packages/domain/src/a.ts",
    'export { connect } from "@vitrina/db";\n',
    /packages\/domain imports no other room/,
  ],
  [
    "a rule waits for nothing",
    "packages/domain/src/a.ts",
    "export const rule = async (fact: Promise<number>) => await fact;\n",
    /waits for nothing/,
  ],
  [
    "a rule reads no clock",
    "packages/domain/src/a.ts",
    "export const late = (due: Date) => due < new Date();\n",
    /handed in/,
  ],
  ["a verb reads no clock", "apps/api/src/campaigns/move.ts", "export const now = () => Date.now();\n", /handed in/],
  [
    "a verb throws no dice",
    "apps/api/src/campaigns/move.ts",
    "export const id = () => crypto.randomUUID();\n",
    /handed in/,
  ],
  [
    "a package reads no environment",
    "packages/media/src/a.ts",
    "export const url = process.env.CLOUDINARY_URL;\n",
    /noProcessEnv/,
  ],
  [
    "an app reads its environment in main.ts alone",
    "apps/api/src/campaigns/a.ts",
    "export const url = process.env.X;\n",
    /noProcessEnv/,
  ],
  [
    "a screen does not reach the server",
    "apps/admin/src/a.ts",
    'import "@vitrina/api/router";\n',
    /apps\/admin imports only packages\/client, packages\/domain, packages\/error-reporting, packages\/ui/,
  ],
  [
    "a screen does not reach storage, not even late",
    "apps/creator/src/a.ts",
    'export const db = () => import("@vitrina/db");\n',
    /apps\/creator imports only/,
  ],
  [
    "nothing imports an app by its path",
    "packages/ui/src/a.ts",
    'export * from "../../../apps/admin/src/a.ts";\n',
    /imported by its package name/,
  ],
  [
    "the client takes the router and nothing else of the server",
    "packages/client/src/a.ts",
    'export * from "@vitrina/api/wiring";\n',
    /packages\/client imports only/,
  ],
  [
    "storage knows no outside company",
    "packages/db/src/a.ts",
    'export * from "@vitrina/media";\n',
    /packages\/db imports only/,
  ],
  [
    "an outside company's library has one room",
    "apps/api/src/media/a.ts",
    'import "cloudinary";\n',
    /belongs to one room/,
  ],
  [
    "storage's own library stays with storage",
    "apps/api/src/campaigns/a.ts",
    'import "@prisma/orm-mongo/runtime";\n',
    /belongs to one room/,
  ],
  ["what ships knows no stand-in", "packages/mail/src/a.ts", 'import "@vitrina/sandbox";\n', /in code that ships/],
  ["what ships knows no test library", "packages/ui/src/a.ts", 'import "vitest";\n', /does not ship/],
  [
    "a test reaches no further than its room may",
    "packages/domain/src/a.test.ts",
    'import "@vitrina/db";\n',
    /packages\/domain imports only tooling\/legacy-data, tooling\/testing/,
  ],
  [
    "nothing is called any",
    "packages/domain/src/a.ts",
    "export const shape = (given: any) => given;\n",
    /noExplicitAny/,
  ],
];

const CLEAN: [promise: string, file: string, text: string][] = [
  [
    "a rule may compute with the instant it is given",
    "packages/domain/src/a.ts",
    "export const late = (due: Date, now: Date) => due < now;\n",
  ],
  [
    "a screen may use rules, the look and the client",
    "apps/admin/src/a.ts",
    'export * from "@vitrina/client/react";\nexport * from "@vitrina/domain/campaigns";\nexport * from "@vitrina/ui";\n',
  ],
  [
    "the client may take the router's type",
    "packages/client/src/a.ts",
    'export type { AppRouter } from "@vitrina/api/router";\n',
  ],
  [
    "the server's start reads the environment and the clock",
    "apps/api/src/main.ts",
    "export const started = [process.env.PORT, new Date()];\n",
  ],
  [
    "a test of an outside package may use its stand-in",
    "packages/mail/src/a.test.ts",
    'import "@vitrina/sandbox";\nimport "vitest";\n',
  ],
];

/** One run of the linter judges every case, each in a folder of its own. */
const placed = [...VIOLATIONS, ...CLEAN].map(([promise, file, text], index) => ({
  promise,
  file: file.endsWith("/main.ts") ? file : file.replace(/\/([^/]+)$/, `/case-${index}/$1`),
  text,
}));
let tree: string;
let said: Map<string, string>;

beforeAll(() => {
  tree = guardedTree(Object.fromEntries(placed.map(({ file, text }) => [file, text])));
  said = lint(tree);
});
afterAll(() => remove(tree));

const saidOf = (promise: string) => said.get(placed.find((one) => one.promise === promise)?.file ?? "");

test.each(VIOLATIONS)("%s", (promise, _file, _text, says) => {
  expect(saidOf(promise)).toMatch(says);
});

test.each(CLEAN)("%s", (promise) => {
  expect(saidOf(promise)).toBeUndefined();
});

test("every case was put before the linter under a name of its own", () => {
  expect(new Set(placed.map(({ promise }) => promise)).size).toBe(placed.length);
  expect(new Set(placed.map(({ file }) => file)).size).toBe(placed.length);
});
