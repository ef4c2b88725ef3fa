import { randomFillSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, creatorActor } from "../testing/api.test-kit.ts";
import { anyJpeg, startMediaApi } from "./sandbox-api.test-kit.ts";
import { sweepUnused } from "./sweep-unused.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const reviewer = admin("reviewer");
const owner = admin("owner");
const maker = creatorActor("0".repeat(24));

let house: Awaited<ReturnType<typeof startMediaApi>>;
beforeAll(async () => {
  house = await startMediaApi();
});
afterAll(() => house.close());

const as = (actor: typeof owner | typeof maker) => house.api.as(actor).media;
const later = (ms: number) => house.api.setNow(new Date(house.api.now().getTime() + ms));

/** Random bytes that begin as an MP4 does. */
function film(): Buffer {
  const video = randomFillSync(Buffer.alloc(20_000));
  video.write("\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat", 0, "latin1");
  return video;
}

async function filmWithPoster() {
  const assetId = await house.upload(maker, "private_deliverable", film());
  const still = await anyJpeg();
  const posterAssetId = await house.upload(maker, "private_deliverable", still);
  await as(maker).setPoster({ assetId, posterAssetId });
  return { assetId, posterAssetId, still };
}

describe("a film's poster", () => {
  test("opens with its film, by an address that dies with the film's, and the opening is one line of the log", async () => {
    const { assetId, still } = await filmWithPoster();
    const { posterUrl } = await as(reviewer).open({ assetId });
    const answer = await fetch(posterUrl ?? "");
    expect(Buffer.from(await answer.arrayBuffer()).equals(still)).toBe(true);
    const guess = (posterUrl ?? "").replace(/expires_at=\d+/, (told) => `expires_at=${Number(told.slice(11)) + 600}`);
    expect((await fetch(guess)).status).toBe(401);
    await house.control.moveClock(5 * 60_000 + 2_000);
    expect((await fetch(posterUrl ?? "")).status).toBe(401);
    await house.control.moveClock(0);
    const { items } = await as(owner).openings({ assetId });
    expect(items.map(({ role }) => role)).toEqual(["reviewer"]);
  });

  test("is missing where none was made, and a second one changes nothing", async () => {
    const bare = await house.upload(maker, "private_deliverable", film());
    expect((await as(reviewer).open({ assetId: bare })).posterUrl).toBeNull();
    const { assetId, still } = await filmWithPoster();
    const second = await house.upload(maker, "private_deliverable", await anyJpeg());
    await as(maker).setPoster({ assetId, posterAssetId: second });
    const { posterUrl } = await as(reviewer).open({ assetId });
    const shown = await (await fetch(posterUrl ?? "")).arrayBuffer();
    expect(Buffer.from(shown).equals(still)).toBe(true);
  });

  test("comes from the film's own sender, for its purpose, and is a picture", async () => {
    const { assetId, posterAssetId } = await filmWithPoster();
    const other = creatorActor("1".repeat(24));
    await expect(as(other).setPoster({ assetId, posterAssetId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const foreign = await house.upload(other, "private_deliverable", await anyJpeg());
    await expect(as(maker).setPoster({ assetId, posterAssetId: foreign })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const elsewhere = await house.upload(maker, "deliverable_file", await anyJpeg());
    for (const wrong of [elsewhere, assetId]) {
      await expect(as(maker).setPoster({ assetId, posterAssetId: wrong })).rejects.toMatchObject({
        message: "upload-wrong-type",
      });
    }
  });

  test("is kept for as long as its film, and goes after it", async () => {
    await house.api.wiring.db.collection("media_assets").deleteMany({});
    const { assetId, posterAssetId } = await filmWithPoster();
    const states = async () =>
      Promise.all([assetId, posterAssetId].map(async (id) => (await as(owner).detail({ id })).file.state));
    expect((await as(owner).detail({ id: posterAssetId })).uses).toMatchObject([
      { collection: "media_assets", id: assetId, name: "foto.jpg" },
    ]);
    later(DAY + 1);
    await sweepUnused(house.api.wiring.ports);
    expect(await states()).toEqual(["orphaned", "in_use"]);
    later(30 * DAY);
    await sweepUnused(house.api.wiring.ports);
    later(HOUR + 1);
    await sweepUnused(house.api.wiring.ports);
    expect(await states()).toEqual(["deleted", "in_use"]);
    await sweepUnused(house.api.wiring.ports);
    expect(await states()).toEqual(["deleted", "orphaned"]);
  });
});
