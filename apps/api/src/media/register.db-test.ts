import { objectId } from "@vitrina/db";
import { contract } from "@vitrina/prisma";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, creatorActor } from "../testing/api.test-kit.ts";
import { compareRegister } from "./compare-register.ts";
import { referencePlaces } from "./reference-places.ts";
import { anyJpeg, post, startMediaApi } from "./sandbox-api.test-kit.ts";
import { sweepReservations } from "./sweep-reservations.ts";
import { sweepUnused } from "./sweep-unused.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const manager = admin("manager");
const owner = admin("owner");

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.control.reset();
  await house.api.wiring.db.collection("media_assets").deleteMany({});
  house.api.setNow(new Date());
});

const ports = () => house.api.wiring.ports;
const later = (ms: number) => house.api.setNow(new Date(house.api.now().getTime() + ms));
const stateOf = async (id: string) => (await house.api.as(manager).media.detail({ id })).file.state;
const isStored = async (id: string) => {
  const row = await house.register.byId(id);
  return row !== null && (await ports().shelf.find(row)) !== null;
};
async function brandWith(logoAssetId: string) {
  const { id } = await house.api.as(manager).brands.create({ name: `Marca ${logoAssetId}` });
  const { revision } = await house.api.as(manager).brands.detail({ id });
  await house.api.as(manager).brands.update({ id, revision, content: { logoAssetId } });
  return { id };
}

test("every field that names a file is a place that keeps it", () => {
  expect(referencePlaces(contract).map(({ collection, field }) => `${collection}.${field}`)).toEqual(
    expect.arrayContaining([
      "brands.logoAssetId",
      "products.images.assetId",
      "ugc_campaigns.coverAssetId",
      "ugc_creators.profilePictureAssetId",
      "deliverables.versions.assetIds",
      "messages.files.assetId",
      "media_assets.posterAssetId",
    ]),
  );
});

describe("a reservation", () => {
  test("whose answer was lost is taken into the register, and one without a file has failed", async () => {
    const bytes = await anyJpeg();
    const arrived = await house.sign(manager, "brand_logo", bytes);
    await post(arrived.url, arrived.fields, bytes);
    const never = await house.sign(manager, "brand_logo", await anyJpeg());
    expect(await sweepReservations(ports())).toEqual({ adopted: 0, failed: 0 });
    later(HOUR + 1);
    expect(await sweepReservations(ports())).toEqual({ adopted: 1, failed: 1 });
    expect([await stateOf(arrived.assetId), await stateOf(never.assetId)]).toEqual(["in_use", "failed"]);
    expect(await sweepReservations(ports())).toEqual({ adopted: 0, failed: 0 });
  });

  test("stays as it is while the media company does not answer", async () => {
    const { assetId } = await house.sign(manager, "brand_logo", await anyJpeg());
    later(HOUR + 1);
    await house.control.arm({ fault: "status:401" });
    await expect(sweepReservations(ports())).rejects.toMatchObject({ reason: "media-unavailable" });
    await house.control.disarm();
    expect(await stateOf(assetId)).toBe("reserved");
  });
});

describe("a file that nothing refers to", () => {
  test("is kept for thirty days and then deleted, and one that something refers to never is", async () => {
    const [unused, used] = [
      await house.upload(manager, "brand_logo", await anyJpeg()),
      await house.upload(manager, "brand_logo", await anyJpeg()),
    ];
    await brandWith(used);
    expect(await sweepUnused(ports())).toEqual({ orphaned: 0, deleted: 0 });
    later(DAY + 1);
    expect(await sweepUnused(ports())).toEqual({ orphaned: 1, deleted: 0 });
    later(29 * DAY);
    expect(await sweepUnused(ports())).toEqual({ orphaned: 0, deleted: 0 });
    later(DAY);
    await sweepUnused(ports());
    expect([await stateOf(unused), await isStored(unused)]).toEqual(["deleting", true]);
    later(HOUR);
    expect(await sweepUnused(ports())).toEqual({ orphaned: 0, deleted: 1 });
    expect([await stateOf(unused), await isStored(unused)]).toEqual(["deleted", false]);
    expect([await stateOf(used), await isStored(used)]).toEqual(["in_use", true]);
  });

  test("is kept when something refers to it again, even at the last look", async () => {
    const id = await house.upload(manager, "brand_logo", await anyJpeg());
    later(DAY + 1);
    await sweepUnused(ports());
    later(30 * DAY);
    await sweepUnused(ports());
    expect(await stateOf(id)).toBe("deleting");
    const brand = await house.api.as(manager).brands.list({});
    const some = brand.items[0]?.id ?? "";
    await house.api.wiring.db.collection("brands").updateOne({ _id: objectId(some) }, { $set: { logoAssetId: id } });
    later(HOUR);
    expect(await sweepUnused(ports())).toEqual({ orphaned: 0, deleted: 0 });
    expect([await stateOf(id), await isStored(id)]).toEqual(["in_use", true]);
  });
});

describe("replacing", () => {
  test("puts the new file wherever the old one was, keeps the old one, and restoring puts it back", async () => {
    const [old, fresh] = [
      await house.upload(manager, "brand_logo", await anyJpeg()),
      await house.upload(manager, "brand_logo", await anyJpeg()),
    ];
    const brand = await brandWith(old);
    await house.api.as(manager).media.replace({ id: old, replacement: fresh });
    const usesOf = async (id: string) => (await house.api.as(manager).media.detail({ id })).uses;
    expect(await usesOf(fresh)).toMatchObject([{ collection: "brands", id: brand.id, field: "logoAssetId" }]);
    expect([await stateOf(old), await usesOf(old)]).toEqual(["replaced", []]);
    later(29 * DAY);
    await sweepUnused(ports());
    await house.api.as(manager).media.restore({ id: old });
    expect((await usesOf(old)).length).toBe(1);
    expect([await stateOf(old), await stateOf(fresh)]).toEqual(["in_use", "replaced"]);
  });

  test("is refused for another purpose, a file that is not public, and twice", async () => {
    const [logo, other, cover] = [
      await house.upload(manager, "brand_logo", await anyJpeg()),
      await house.upload(manager, "brand_logo", await anyJpeg()),
      await house.upload(manager, "campaign_cover", await anyJpeg()),
    ];
    const replace = (id: string, replacement: string) => house.api.as(manager).media.replace({ id, replacement });
    await expect(replace(logo, cover)).rejects.toMatchObject({ message: "wrong-kind-of-file" });
    const raced = await Promise.allSettled([replace(logo, other), replace(logo, other)]);
    expect(raced.filter(({ status }) => status === "fulfilled").length).toBe(1);
    await expect(house.api.as(manager).media.restore({ id: other })).rejects.toMatchObject({
      message: "file-not-restorable",
    });
  });
});

test("the comparison finds what differs in either direction, and the owner sees the last one", async () => {
  const [kept, lost] = [
    await house.upload(manager, "brand_logo", await anyJpeg()),
    await house.upload(manager, "brand_logo", await anyJpeg()),
  ];
  expect(await compareRegister(ports())).toMatchObject({ rows: 2, files: 2, found: 0 });
  const row = await house.register.byId(lost);
  if (row) await ports().shelf.destroy(row);
  await house.api.wiring.db.collection("media_assets").deleteOne({ _id: objectId(kept) });
  later(1_000);
  await house.api.as(owner).media.compare();
  const last = await house.api.as(owner).media.comparison();
  expect(last?.differences.map(({ kind }) => kind).sort()).toEqual(["file-without-row", "row-without-file"]);
});

describe("a sensitive file", () => {
  test("opens for those who may, for five minutes, and every opening is in the log", async () => {
    const finance = admin("finance");
    const id = await house.upload(finance, "payout_receipt", await anyJpeg());
    const { url } = await house.api.as(owner).media.open({ assetId: id });
    expect((await fetch(url)).status).toBe(200);
    const guess = url.replace(/expires_at=\d+/, (told) => `expires_at=${Number(told.slice(11)) + 600}`);
    expect((await fetch(guess)).status).toBe(401);
    await house.control.moveClock(5 * 60_000 + 2_000);
    expect((await fetch(url)).status).toBe(401);
    await house.control.moveClock(0);
    for (const stranger of [manager, admin("reviewer"), creatorActor("0".repeat(24))]) {
      await expect(house.api.as(stranger).media.open({ assetId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await house.api.as(finance).media.open({ assetId: id });
    const { items } = await house.api.as(owner).media.openings({ assetId: id });
    expect(items.map(({ role }) => role).sort()).toEqual(["finance", "owner"]);
  });

  test("has no address that opens without a signature, and a public one is not opened this way", async () => {
    const id = await house.upload(admin("finance"), "payout_receipt", await anyJpeg());
    const row = await house.register.byId(id);
    const { deliveryBase } = house.api.wiring.media;
    for (const type of ["authenticated", "upload"]) {
      const bare = await fetch(`${deliveryBase}/image/${type}/v${row?.version}/${row?.publicId}.jpg`);
      expect([401, 404]).toContain(bare.status);
    }
    const logo = await house.upload(manager, "brand_logo", await anyJpeg());
    await expect(house.api.as(owner).media.open({ assetId: logo })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("the library finds by name, class, state and brand, and asks for the plan's usage once in five minutes", async () => {
  const logo = await house.upload(manager, "brand_logo", await anyJpeg());
  const brand = await brandWith(logo);
  await house.upload(manager, "campaign_cover", await anyJpeg());
  const ids = async (request: object) => (await house.api.as(manager).media.library(request)).items.map(({ id }) => id);
  expect(await ids({ brandId: [brand.id] })).toEqual([logo]);
  expect((await ids({ search: "FOTO", mediaClass: ["public"], state: ["in_use"] })).length).toBe(2);
  expect(await ids({ state: ["replaced"] })).toEqual([]);
  for (let asked = 0; asked < 5; asked += 1) await house.api.as(manager).media.usage();
  const calls = (await house.control.log()).filter(({ path }) => path.includes("/usage"));
  expect(calls.length).toBe(1);
});
