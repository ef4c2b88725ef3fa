import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin } from "../testing/api.test-kit.ts";
import { compareRegister } from "./compare-register.ts";
import { anyJpeg, MEDIA_CANARY, md5, post, startMediaApi } from "./sandbox-api.test-kit.ts";
import { sweepReservations } from "./sweep-reservations.ts";

const COUNT = process.env.VITRINA_TEST_FULL ? 1_000 : 60;
const AT_ONCE = 8;
const TRIES = 6;
const HOUR = 60 * 60 * 1000;
const manager = admin("manager");

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());

const CLEAR = ["media-unavailable", "upload-not-verified", "gave up"];

/** A sender that tries again, as the product's do; ends as stored or with the words a person would get. */
async function carried(told: string[]): Promise<"stored" | string> {
  const bytes = await anyJpeg();
  const sum = md5(bytes);
  const { assetId, url, fields } = await house.sign(manager, "brand_logo", bytes);
  let result: Awaited<ReturnType<typeof post>>["result"] | null = null;
  for (let attempt = 0; attempt < TRIES && !result; attempt += 1) {
    const answer = await post(url, fields, bytes).catch(() => null);
    if (answer?.status === 200) result = answer.result;
  }
  if (!result) return "gave up";
  try {
    await house.api.as(manager).media.confirmFile({ assetId, md5: sum, result });
    return "stored";
  } catch (error) {
    told.push(inspect(error, { depth: 9 }) + JSON.stringify(error));
    return error instanceof Error ? error.message : "no error";
  }
}

test("uploads through a bad line are stored once and whole, or refused clearly", { timeout: 1_800_000 }, async () => {
  await house.control.arm({ fault: "reset_before", probability: 0.1, seed: 11 });
  await house.control.arm({ fault: "status:503", probability: 0.05, seed: 12 });
  await house.control.arm({ fault: "rate_limit", probability: 0.02, seed: 13 });
  await house.control.arm({ fault: "reset_after_effect", probability: 0.02, seed: 14 });
  await house.control.arm({ fault: "slow:40", probability: 0.3, seed: 15 });
  const told: string[] = [];
  const outcomes: Record<string, number> = {};
  let left = COUNT;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const outcome = await carried(told);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await house.control.disarm();
  expect(Object.keys(outcomes).filter((outcome) => outcome !== "stored" && !CLEAR.includes(outcome))).toEqual([]);
  expect(told.join("\n")).not.toContain(MEDIA_CANARY);

  house.api.setNow(new Date(Date.now() + HOUR + 1_000));
  for (let swept = 1; swept > 0; ) {
    const { adopted, failed } = await sweepReservations(house.api.wiring.ports);
    swept = adopted + failed;
  }
  house.api.setNow(new Date(Date.now() + HOUR + 2_000));
  const compared = await compareRegister(house.api.wiring.ports);
  console.log(`${COUNT} uploads`, outcomes, { rows: compared.rows, files: compared.files, found: compared.found });
  expect(compared.differences).toEqual([]);
  expect(compared.rows).toBe(compared.files);
  const stored: string[] = [];
  await house.api.wiring.ports.shelf.list(async (files) => void stored.push(...files.map(({ publicId }) => publicId)));
  expect(new Set(stored).size).toBe(stored.length);
  expect(stored.length).toBe(compared.files);
  expect(stored.length).toBeGreaterThan(COUNT / 2);
  const rows = await house.api.wiring.db.orm.media_assets.where({ status: "verified" }).all();
  expect(rows.map(({ publicId }) => publicId).sort()).toEqual(stored.sort());
  expect(new Set(rows.map(({ expectedMd5 }) => expectedMd5)).size).toBe(rows.length);
  expect(new Set(rows.map(({ outsideAssetId }) => outsideAssetId)).size).toBe(rows.length);
  for (const row of rows) {
    const file = await house.api.wiring.ports.shelf.find({ publicId: row.publicId, purpose: "brand_logo" });
    expect([file?.etag, file?.bytes]).toEqual([row.expectedMd5, row.expectedBytes]);
  }
});
