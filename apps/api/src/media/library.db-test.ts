import { searchKeys as keys, searchText as search } from "@vitrina/db";
import { MEDIA_POLICIES, type MediaPurpose } from "@vitrina/domain/media";
import type { AdminActor } from "@vitrina/domain/people";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";
import { anyJpeg, startMediaApi } from "./sandbox-api.test-kit.ts";

const [owner, manager, editor, finance] = [admin("owner"), admin("manager"), admin("editor"), admin("finance")];

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.control.reset();
  await house.api.wiring.db.collection("media_assets").deleteMany({});
});

const logo = async () => house.upload(manager, "brand_logo", await anyJpeg());
/** A creator whose searchable name is this. */
async function creatorNamed(name: string) {
  const actor = await approvedCreator(house.api);
  const { searchText, searchKeys } = { searchText: search(name), searchKeys: keys(search(name)) };
  const creators = house.api.wiring.db.collection("ugc_creators");
  await creators.updateOne({ userId: actor.userId }, { $set: { name, searchText, searchKeys } });
  return actor;
}
const idsFor = async (actor: AdminActor, request: object = {}) =>
  (await house.api.as(actor).media.library({ limit: 100, ...request })).items.map(({ id }) => id);

describe("the library", () => {
  test("shows the files of every purpose that people may know of, and names no other", async () => {
    const ids = new Map<MediaPurpose, string>();
    const sender = await approvedCreator(house.api);
    for (const [purpose, { sentBy }] of Object.entries(MEDIA_POLICIES) as [MediaPurpose, { sentBy: object }][]) {
      if (Object.keys(sentBy).length === 0) continue;
      const actor = "creator" in sentBy ? sender : owner;
      ids.set(purpose, await house.upload(actor, purpose, await anyJpeg()));
    }
    expect((await idsFor(owner)).sort()).toEqual([...ids.values()].sort());
    const seen = async (actor: AdminActor) => {
      const shown = await idsFor(actor);
      return [...ids].filter(([, id]) => shown.includes(id)).map(([purpose]) => purpose);
    };
    const open = ["campaign_cover", "profile_picture", "product_image", "brand_logo", "website_image"];
    expect(await seen(editor)).toEqual(open);
    expect(await seen(manager)).toEqual([
      ...open,
      ...["deliverable_file", "message_file", "insight_screenshot", "private_deliverable"],
    ]);
    const receipt = ids.get("payout_receipt") ?? "";
    expect(await idsFor(manager, { purpose: ["payout_receipt"] })).toEqual([]);
    await expect(house.api.as(manager).media.detail({ id: receipt })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await house.api.as(owner).media.detail({ id: receipt })).file.mediaClass).toBe("sensitive");
  });

  test("finds by who brought a file, of the agency and among creators, together with the other filters", async () => {
    const actor = await creatorNamed("Nélida Ñuflo");
    const theirs = await house.upload(actor, "profile_picture", await anyJpeg());
    const ours = await logo();
    expect(await idsFor(owner, { search: "nelida" })).toEqual([theirs]);
    expect(await idsFor(owner, { search: "nelida", state: ["in_use"], mediaClass: ["public"] })).toEqual([theirs]);
    expect(await idsFor(owner, { search: "nelida", state: ["replaced"] })).toEqual([]);
    expect((await idsFor(owner, { search: "foto" })).sort()).toEqual([theirs, ours].sort());
    expect(await idsFor(owner, { search: "nobody of that name" })).toEqual([]);
  });

  test("tells a file's facts, where it is used by name, its versions and what was done", async () => {
    const bytes = await anyJpeg();
    const [old, middle, fresh] = [await house.upload(manager, "brand_logo", bytes), await logo(), await logo()];
    const { id: brandId } = await house.api.as(manager).brands.create({ name: "Molinos del Sur" });
    const { revision } = await house.api.as(manager).brands.detail({ id: brandId });
    await house.api.as(manager).brands.update({ id: brandId, revision, content: { logoAssetId: old } });
    await house.api.as(manager).media.replace({ id: old, replacement: middle });
    await house.api.as(manager).media.replace({ id: middle, replacement: fresh });
    await house.api.as(manager).media.restore({ id: middle });

    const detail = await house.api.as(editor).media.detail({ id: middle });
    expect(detail.uses).toEqual([
      { collection: "brands", id: brandId, field: "logoAssetId", name: "Molinos del Sur", openedAs: brandId },
    ]);
    expect(detail.versions.map(({ id, state }) => [id, state]).sort()).toEqual(
      [
        [old, "replaced"],
        [fresh, "replaced"],
      ].sort(),
    );
    expect(detail.acts.map(({ action, before, after }) => [action, before, after])).toEqual([
      ["media.restored", fresh, middle],
      ["media.replaced", middle, fresh],
      ["media.replaced", old, middle],
    ]);
    const first = await house.api.as(editor).media.detail({ id: old });
    expect(first.checksum).toMatch(/^[0-9a-f]{32}$/);
    expect(first.file).toMatchObject({ bytes: bytes.length, format: "jpg", uploader: { kind: "gone" } });
  });
});

describe("the owner's page of sensitive files", () => {
  test("says which there are, of whom, and who opened them last; other roles are refused", async () => {
    const actor = await creatorNamed("Rosa Benegas");
    const id = await house.upload(actor, "identity_document", await anyJpeg());
    await logo();
    const before = await house.api.as(owner).media.sensitive({});
    expect(before.items).toMatchObject([{ id, uploader: { kind: "creator", name: "Rosa Benegas" }, openings: null }]);
    await house.api.as(owner).media.open({ assetId: id });
    const [shown] = (await house.api.as(owner).media.sensitive({ search: "benegas" })).items;
    expect(shown?.openings).toMatchObject({ count: 1, lastBy: owner.name });
    for (const stranger of [manager, editor, finance, admin("reviewer")]) {
      await expect(house.api.as(stranger).media.sensitive({})).rejects.toMatchObject({ message: "permission-missing" });
    }
  });
});
