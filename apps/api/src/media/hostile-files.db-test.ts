import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { inspectPicture, pictureProblem, pictureProblemInSteps, withoutPlace } from "@vitrina/domain/picture-bytes";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endless, endlessFiles, hostileFiles, offerAll } from "./hostile-files.test-kit.ts";
import { startMediaApi } from "./sandbox-api.test-kit.ts";

const COUNT = process.env.VITRINA_TEST_FULL ? 500 : 84;
const RULES = { formats: ["jpg", "png", "webp"], maxPixels: 50_000_000, isPublic: true };

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());

test("hostile files are accepted correctly or refused clearly, and leave nothing behind", {
  timeout: 600_000,
}, async () => {
  const files = [...(await hostileFiles(COUNT - 5)), ...endlessFiles(3_000_000)];
  const here = () => readdirSync(process.cwd()).sort();
  const before = here();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { wrong, said } = await offerAll(house, files);
  delay.disable();
  console.log(`${COUNT} hostile files`, said);
  console.log(`longest wait of the event loop, which the stand-in shares: ${Math.round(delay.max / 1e6)} ms`);
  expect(wrong).toEqual([]);
  expect(here()).toEqual(before);
  expect(statSync(join(process.cwd(), "package.json")).isFile()).toBe(true);
  const rows = await house.api.wiring.db.orm.media_assets.where({ status: "verified" }).all();
  expect(rows.length).toBe(files.filter(({ accepted }) => accepted).length);
});

test.each(Object.entries(endless(10_000_000)))(
  "looking through an endless picture keeps nobody waiting: %s",
  (_what, bytes) => {
    let pauses = 0;
    const steps = pictureProblemInSteps(bytes, RULES);
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses += 1;
    expect(step.value).not.toBe(null);
    expect(pictureProblem(bytes, RULES)).toBe(step.value);
    // What is not looked through in steps is not looked through: a megabyte at most.
    const looked = bytes.includes(Buffer.from([0xff, 0xda])) ? bytes.length : 0;
    expect(pauses).toBeGreaterThanOrEqual(Math.floor(looked / 1_000_000) - 1);
  },
);

test("a picture that tells more aside than any picture does may tell its place", () => {
  const { aside = Buffer.alloc(0) } = endless(2_000_000);
  expect(inspectPicture(aside).hasLocation).toBe(true);
  expect(inspectPicture(endless(500_000).aside ?? aside).hasLocation).toBe(false);
});

test("a cleaned picture has lost its place and nothing else", async () => {
  const pixels = sharp({ create: { width: 90, height: 40, channels: 3, background: "#a1135d" } });
  const place = { IFD0: { Orientation: "6" }, IFD3: { GPSLatitudeRef: "S", GPSLatitude: "25/1 17/1 0/1" } };
  for (const format of ["jpeg", "png", "webp"] as const) {
    const told = await pixels.clone().toFormat(format).withExif(place).toBuffer();
    expect(inspectPicture(told).hasLocation, format).toBe(true);
    const clean = Buffer.from(withoutPlace(Buffer.concat([told, Buffer.from("PK\x03\x04")])));
    expect(pictureProblem(clean, RULES), format).toBe(null);
    expect(inspectPicture(clean)).toMatchObject({ hasLocation: false, trailingBytes: 0 });
    expect(inspectPicture(clean).orientation, format).toBe(inspectPicture(told).orientation);
    const raw = (bytes: Buffer) => sharp(bytes).raw().toBuffer();
    expect((await raw(clean)).equals(await raw(told)), format).toBe(true);
  }
});
