import { globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesOf, collectionsOf, type OldHouse, openOldHouse, PICTURES } from "./old-house.test-kit.ts";

let house: OldHouse;
beforeAll(async () => {
  house = await openOldHouse({ documents: 120, seed: 4 });
}, 60_000);
afterAll(() => house.close());

const LONG = 120_000;
const state = () => house.db.collection<{ _id: string; holder?: object; phases: object }>("media_move_state");

test(
  "plan writes nothing, and its inventory names every value",
  async () => {
    const [before, collections] = [await bytesOf(house.db, PICTURES), await collectionsOf(house.db)];
    expect((await house.run("plan")).code).toBe(0);
    expect((await house.run("plan", "--strict")).code).toBe(3);
    expect(await bytesOf(house.db, PICTURES)).toEqual(before);
    expect(await collectionsOf(house.db)).toEqual(collections);
    const inventory = JSON.parse(readFileSync(join(house.out, "inventory.json"), "utf8"));
    expect(inventory.documents).toBe(120);
    expect(Object.keys(inventory.kinds)).toEqual(expect.arrayContaining(["upload", "gridfs", "data-uri", "outside"]));
    expect(inventory.problems).toMatchObject({ missing: expect.any(Number) });
  },
  LONG,
);

test.each([[["fly"]], [["copy", "verify"]], [["copy", "--concurrency", "0"]], [["copy", "--colour"]]])(
  "wrong arguments are told: %j",
  async ([phase = "", ...more]) => {
    const { code, output } = await house.run(phase, ...more);
    expect({ code, told: output.includes("npm run media:migrate") }).toEqual({ code: 2, told: true });
  },
  LONG,
);

test(
  "a copy that somebody else runs is not run twice, and one whose process died is",
  async () => {
    const holder = { host: "another-machine", pid: 1, phase: "copy", until: new Date(Date.now() + 600_000) };
    await state().updateOne({ _id: "move" }, { $set: { holder, phases: {} } }, { upsert: true });
    expect((await house.run("copy")).code).toBe(5);
    await state().updateOne({ _id: "move" }, { $set: { "holder.until": new Date(0) } });
    expect((await house.run("copy")).code).toBe(0);
  },
  LONG,
);

test(
  "of two that begin at the same moment one works and the other says so",
  async () => {
    const codes = (await Promise.all([house.run("copy"), house.run("copy")])).map(({ code }) => code);
    expect(codes.sort()).toEqual([0, 5]);
  },
  LONG,
);

test(
  "a folder that is not there is told, and nothing is called missing",
  async () => {
    const { code, output } = await house.run("copy", "--uploads", "/nowhere/uploads");
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining("/nowhere/uploads") });
  },
  LONG,
);

test(
  "a switch before anything was verified changes nothing",
  async () => {
    const before = await bytesOf(house.db, PICTURES);
    expect((await house.run("switch")).code).toBe(4);
    expect(await bytesOf(house.db, PICTURES)).toEqual(before);
  },
  LONG,
);

test(
  "a stored file that is not what was copied is not switched to",
  async () => {
    const { apiKey, apiSecret, cloudName, origin } = house.sandbox.cloudinary;
    const [file] = await house.stored();
    const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString("base64")}`;
    await fetch(`${origin}/v1_1/${cloudName}/resources/image/upload?public_ids[]=${file?.public_id}`, {
      method: "DELETE",
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
      body: `public_ids[]=${file?.public_id}`,
    });
    const { code, output } = await house.run("verify");
    expect(output).toContain("the stored file is gone: copy again");
    expect(code).toBe(4);
    expect((await house.run("copy")).output).toContain("1 files were stored");
    expect((await house.run("verify")).code).toBe(0);
  },
  LONG,
);

test(
  "one wrong byte of a stored file is found, and a new copy puts the right ones there",
  async () => {
    const [name = ""] = globSync("sandbox/**/*.bin", { cwd: dirname(house.out) });
    const path = join(dirname(house.out), name);
    const right = readFileSync(path);
    writeFileSync(path, Buffer.from(right.map((byte, index) => (index === right.length >> 1 ? byte ^ 1 : byte))));
    expect(await house.run("verify", "--again")).toMatchObject({
      code: 4,
      output: expect.stringContaining("copy again"),
    });
    expect((await house.run("copy")).output).toContain("1 files were stored");
    expect((await house.run("verify", "--again")).code).toBe(0);
    expect((await house.run("switch")).code).toBe(0);
  },
  LONG,
);

test(
  "what people edit is copied along until it is stopped",
  async () => {
    const product = await house.db.collection("products").findOne({ imageUrlLegacy: /^\/uploads\/products\// });
    const { child, ended } = house.start("copy", "--follow");
    await house.db
      .collection("products")
      .updateOne({ _id: product?._id }, { $set: { imageUrl: product?.imageUrlLegacy } });
    const next = async () => (await house.db.collection("products").findOne({ _id: product?._id }))?.imageUrlNext;
    while ((await next()) === undefined) await wait(100);
    child.kill("SIGTERM");
    expect(await next()).toBe(product?.imageUrl);
    expect((await ended).code).toBe(0);
    expect((await house.run("switch")).code).toBe(0);
  },
  LONG,
);

test(
  "finish asks for its word and for its days, and then takes away the old values and nothing else",
  async () => {
    const kept = { imageUrlLegacy: { $exists: true }, imageUrl: /migrated/ };
    const switched = await house.db.collection("products").countDocuments(kept);
    expect(switched).toBeGreaterThan(10);
    expect((await house.run("finish", "--after-days", "0")).code).toBe(6);
    expect((await house.run("finish", "--confirm")).code).toBe(0);
    expect(await house.db.collection("products").countDocuments(kept)).toBe(switched);
    expect((await house.run("finish", "--after-days", "0", "--confirm")).code).toBe(0);
    expect(await house.db.collection("products").countDocuments(kept)).toBe(0);
    expect(await house.db.collection("products").countDocuments({ imageUrl: /migrated/ })).toBe(switched);
  },
  LONG,
);

test("no secret is in what the program wrote", () => {
  const { apiSecret } = house.sandbox.cloudinary;
  const files = readdirSync(house.out).map((name) => readFileSync(join(house.out, name), "utf8"));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((text) => text.includes(apiSecret))).toEqual([]);
});
