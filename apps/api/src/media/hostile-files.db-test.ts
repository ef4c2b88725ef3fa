import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { inspectPicture, pictureProblem, withoutPlace } from "@vitrina/domain/picture-bytes";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin } from "../testing/api.test-kit.ts";
import { type Hostile, hostileFiles } from "./hostile-files.test-kit.ts";
import { md5, post, startMediaApi } from "./sandbox-api.test-kit.ts";

const COUNT = process.env.VITRINA_TEST_FULL ? 500 : 84;
const RULES = { formats: ["jpg", "png", "webp"], maxPixels: 50_000_000, isPublic: true };
const manager = admin("manager");

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());

/** The whole way of one file whose sender cleans nothing; the answer is "accepted" or what was said. */
async function offered({ name, bytes }: Hostile): Promise<string> {
  try {
    const { assetId, url, fields } = await house.sign(manager, "brand_logo", bytes, name);
    const { status, result } = await post(url, fields, bytes);
    if (status >= 500) return `the company failed with ${status}`;
    if (status !== 200) return "refused by the company";
    await house.api.as(manager).media.confirmFile({ assetId, md5: md5(bytes), result });
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : "no error";
  }
}

test("hostile files are accepted correctly or refused clearly, and leave nothing behind", {
  timeout: 600_000,
}, async () => {
  const files = await hostileFiles(COUNT);
  const here = () => readdirSync(process.cwd()).sort();
  const before = here();
  const wrong: string[] = [];
  const said: Record<string, number> = {};
  for (const file of files) {
    const answer = await offered(file);
    said[answer] = (said[answer] ?? 0) + 1;
    const isClear = /^(accepted|upload-[a-z-]+|refused by the company)$/.test(answer);
    if (!isClear || (answer === "accepted") !== file.accepted) wrong.push(`${file.name}: ${answer}`);
  }
  console.log(`${COUNT} hostile files`, said);
  expect(wrong).toEqual([]);
  expect(here()).toEqual(before);
  expect(statSync(join(process.cwd(), "package.json")).isFile()).toBe(true);
  const rows = await house.api.wiring.db.orm.media_assets.where({ status: "verified" }).all();
  expect(rows.length).toBe(files.filter(({ accepted }) => accepted).length);
});

test("looking into ten million bytes of any sort keeps nobody waiting", async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const evil = [
    Buffer.alloc(10_000_000, 0xff),
    Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(9_999_000, 0xff)]),
    Buffer.concat([Buffer.from("\xff\xd8\xff\xda\0\x02", "latin1"), Buffer.alloc(9_999_000, Buffer.from([0xff, 0]))]),
    Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(9_999_000)]),
  ];
  delay.enable();
  for (const bytes of evil) {
    expect(pictureProblem(bytes, RULES)).not.toBe(null);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  delay.disable();
  console.log(`longest wait of the event loop: ${Math.round(delay.max / 1e6)} ms`);
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
