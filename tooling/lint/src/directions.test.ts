import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { boundaryTags, lintDirections } from "./derive-configuration.ts";
import { DIRECTIONS } from "./directions.ts";
import { ROOT, roomsIn } from "./rooms.ts";

const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8"));
const rooms = roomsIn(ROOT);

test("both guards' configurations say what directions.ts says; `npx node tooling/lint/src/write-directions.ts` renews them", () => {
  expect(readJson("turbo.json").boundaries.tags).toEqual(boundaryTags());
  expect(readJson("tooling/lint/directions.json")).toEqual(lintDirections(rooms));
});

test.each(rooms)(
  "$path depends directly only on what its kind may import",
  ({ kind, dependencies, devDependencies }) => {
    const { product, tests } = DIRECTIONS[kind];
    const beyond = (names: string[], kinds: readonly string[]) =>
      names.filter((name) => rooms.some((room) => room.name === name && !kinds.includes(room.kind)));
    const isLink = kind === "wire";
    expect(beyond(dependencies, isLink ? product.filter((other) => other !== "server") : product)).toEqual([]);
    expect(beyond(devDependencies, [...product, ...tests])).toEqual([]);
  },
);
