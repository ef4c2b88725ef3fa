import { CALL_SITES } from "@vitrina/outside";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUCKET_ROWS } from "./faults/bucket-rows.test-kit.ts";
import { CLOUDINARY_ROWS } from "./faults/cloudinary-rows.test-kit.ts";
import { FAULTS, type FaultName } from "./faults/fault-table.test-kit.ts";
import { startWorld, type World } from "./faults/fault-world.test-kit.ts";
import { OTHER_ROWS } from "./faults/other-rows.test-kit.ts";
import type { Row } from "./faults/row.test-kit.ts";
import { runCell, runMended } from "./faults/run-cell.test-kit.ts";

const ROWS: Readonly<Record<string, Row>> = { ...CLOUDINARY_ROWS, ...BUCKET_ROWS, ...OTHER_ROWS };
/** Last what Sentry itself is told: asked to be quiet, its SDK is quiet for a minute. */
const SITES = Object.entries(CALL_SITES)
  .flatMap(([service, ops]) => ops.map((op) => ({ service, op })))
  .sort((one, other) => Number(one.op === "transport") - Number(other.op === "transport"));
const QUIETENING: readonly FaultName[] = ["rate_limit", "quota"];
const NAMES = [...FAULTS.keys()].sort(
  (one, other) => Number(QUIETENING.includes(one)) - Number(QUIETENING.includes(other)),
);

/** In the default size every fourth fault at each place, shifted from place to place, so that every fault is met somewhere. */
const EVERY = process.env.VITRINA_TEST_FULL ? 1 : 4;
/** For machines that do much else; nothing is measured by it. */
const PATIENCE = { timeout: 120_000 };
const faultsAt = (place: number) => NAMES.filter((_name, index) => (index + place) % EVERY === 0);

let world: World;
const ended: { service: string; fault: FaultName; how: string }[] = [];
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.close();
  console.log(summary());
});

describe.each(SITES.map((site, place) => ({ name: `${site.service} ${site.op}`, site, place })))(
  "$name",
  ({ name, site, place }) => {
    const row = ROWS[name];
    if (!row) {
      test("has a row", () => {
        throw new Error(
          `packages/outside/src/call-sites.ts lists "${name}", and no row here asks it: add one to faults/*-rows.test-kit.ts that makes the call with the product's own client.`,
        );
      });
      return;
    }
    test.each(faultsAt(place))("%s", PATIENCE, async (fault) => {
      ended.push({ service: site.service, fault, how: await runCell(world, site, row, fault) });
    });
    test.skipIf(row.mends)("one answer of 503 is made good by the next attempt", PATIENCE, () =>
      runMended(world, site, row),
    );
  },
);

test("every row is of a place that is listed", () => {
  expect(Object.keys(ROWS).filter((name) => !SITES.some(({ service, op }) => name === `${service} ${op}`))).toEqual([]);
});

test("every place and every fault is met", () => {
  expect(new Set(SITES.flatMap((_site, place) => faultsAt(place)))).toEqual(new Set(NAMES));
});

function summary(): string {
  const hows = [...new Set(ended.map(({ how }) => how))].sort();
  const lines = Object.entries(Object.groupBy(ended, ({ service }) => service)).map(([service, cells = []]) =>
    [service, cells.length, ...hows.map((how) => cells.filter((cell) => cell.how === how).length)].join(" | "),
  );
  const head = ["company", "cells", ...hows].join(" | ");
  return [`${ended.length} cells of ${SITES.length} places and ${NAMES.length} faults`, head, ...lines].join("\n");
}
