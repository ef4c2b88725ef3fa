import { createHash } from "node:crypto";
import { dice } from "@vitrina/legacy-data";
import { ObjectId } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, collectionsOf, type OldHouse, openOldHouse, PICTURES } from "./old-house.test-kit.ts";
import { peopleAt } from "./people.test-kit.ts";

const FULL = process.env.VITRINA_TEST_FULL === "1";
const SIZE = FULL
  ? { documents: 20_000, kills: 30, edits: 1_000, everyMs: 60, slowMs: 20, workMs: 6_000 }
  : { documents: 400, kills: 5, edits: 60, everyMs: 60, slowMs: 5, workMs: 900 };
const TIMEOUT = FULL ? 3_600_000 : 240_000;
const SEED = 20_261_122;
const OLD_STORES = ["fs.files", "fs.chunks", "uploads.files", "uploads.chunks"];

let house: OldHouse;
beforeAll(async () => {
  house = await openOldHouse({ documents: SIZE.documents, seed: SEED });
}, TIMEOUT);
afterAll(() => house.close(), TIMEOUT);

const chance = dice(SEED + 1);
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a move on a bad day, killed again and again, while people go on working", () => {
  let before: string[] = [];
  let oldFiles: Map<string, string>;

  test(
    "comes to its end",
    async () => {
      before = await collectionsOf(house.db);
      oldFiles = await bytesOf(house.db, OLD_STORES);
      await house.badDay(SIZE.slowMs);
      const people = await peopleAt(house, chance);
      const working = people.editAll(SIZE.edits, SIZE.everyMs);
      working.catch(() => {});

      let kills = 0;
      const phases = ["copy", "copy", "copy", "verify", "switch"];
      for (let turn = 0; kills < SIZE.kills && turn < 10 * SIZE.kills; turn += 1) {
        const phase = phases[turn % phases.length] ?? "copy";
        if (await house.kill(phase, chance.next() * SIZE.workMs)) kills += 1;
      }
      expect(kills).toBe(SIZE.kills);
      expect(await working).toBe(SIZE.edits);
      await untilDone(house);
      await house.goodDay();
    },
    TIMEOUT,
  );

  test(
    "and nothing is lost, no edit is overwritten, and every picture is the one that was meant",
    async () => {
      const problems: string[] = [];
      let moved = 0;
      for (const name of PICTURES) {
        const now = new Map((await house.db.collection(name).find().toArray()).map((row) => [String(row._id), row]));
        for (const old of await house.shadow.collection(name).find().toArray()) {
          const document = now.get(String(old._id));
          now.delete(String(old._id));
          for (const [path, was, is] of leaves(old, document)) {
            if (was === is) continue;
            const content = await contentOf(house, was);
            moved += 1;
            if (content === undefined || !String(is).includes(`/migrated/${content}.`)) {
              problems.push(`${name}/${old._id} ${path}: ${String(was).slice(0, 80)} became ${is}`);
            }
          }
        }
        problems.push(...[...now.keys()].map((id) => `${name}/${id} should be gone`));
      }
      expect(problems).toEqual([]);
      expect(moved).toBeGreaterThan(SIZE.documents / 2);
    },
    TIMEOUT,
  );

  test(
    "each content is stored once, each file has its row and each row its file",
    async () => {
      const stored = await house.stored();
      expect(new Set(stored.map(({ etag }) => etag)).size).toBe(stored.length);
      const rows = await house.db.collection("media_assets").find().toArray();
      expect(rows.filter(({ status }) => status !== "verified")).toEqual([]);
      expect(rows.map(({ publicId }) => publicId).sort()).toEqual(stored.map(({ public_id }) => public_id).sort());
    },
    TIMEOUT,
  );

  test(
    "verify is clean, and a second run does nothing",
    async () => {
      const verified = await house.run("verify", "--again");
      expect(verified.output).not.toContain("Not done this time");
      expect(verified.code).toBe(0);
      const [was, files] = [await bytesOf(house.db, [...PICTURES, "media_assets"]), await house.stored()];
      const [again, over] = [await house.run("copy"), await house.run("switch")];
      expect(again).toMatchObject({ code: 0, output: expect.stringContaining("0 files were stored") });
      expect(over.code).toBe(0);
      expect(await bytesOf(house.db, [...PICTURES, "media_assets"])).toEqual(was);
      expect(await house.stored()).toEqual(files);
    },
    TIMEOUT,
  );

  test(
    "a rollback, killed as well, restores the database byte for byte",
    async () => {
      await house.kill("rollback", SIZE.workMs / 3);
      const { code, output } = await house.run("rollback");
      expect(output).toContain("hold again what they held");
      expect(code).toBe(0);
      const [is, should] = [await bytesOf(house.db, PICTURES), await bytesOf(house.shadow, PICTURES)];
      expect([...is.keys()].filter((key) => is.get(key) !== should.get(key))).toEqual([]);
      expect(is.size).toBe(should.size);
      expect(await bytesOf(house.db, OLD_STORES)).toEqual(oldFiles);
      expect(await collectionsOf(house.db)).toEqual(before);
    },
    TIMEOUT,
  );
});

/** The phases one after the other, as a person runs them, until none has anything left to do. */
async function untilDone({ run }: OldHouse): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const codes = [];
    for (const phase of ["copy", "verify", "switch"]) {
      const { code, output } = await run(phase);
      if (code !== 0 && code !== 4) throw new Error(`${phase} ended with ${code}: ${output}`);
      codes.push(code);
    }
    if (codes.every((code) => code === 0)) return;
  }
  throw new Error("ten rounds were not enough");
}

const OURS = /(Legacy|Next|AssetId)$/;

/** Each text of the old document with what stands in its place now; what the move put beside is not compared. */
function* leaves(old: unknown, now: unknown, path = ""): Generator<[path: string, was: unknown, is: unknown]> {
  if (typeof old === "object" && old !== null && !("_bsontype" in old) && !(old instanceof Date)) {
    for (const [name, value] of Object.entries(old)) {
      if (OURS.test(name) || (path === "" && name === "imageProvider")) continue;
      const inside = typeof now === "object" && now !== null ? (now as Record<string, unknown>)[name] : undefined;
      yield* leaves(value, inside, `${path}/${name}`);
    }
  } else yield [path, typeof old === "object" ? String(old) : old, typeof now === "object" ? String(now) : now];
}

/** The SHA-256 of the picture an old value means, looked up in the old stores themselves. */
async function contentOf(house: OldHouse, value: unknown): Promise<string | undefined> {
  const text = String(value);
  const picture = /\/(?:foto(?:%20|\s)nueva(?:%20|\s))?(\d+)-\d\.\w+/.exec(text)?.[1];
  if (picture !== undefined) return sha256(house.album.picture(Number(picture)).bytes);
  const id = /(?:gridfs:|\/api\/files\/)([0-9a-f]{24})/.exec(text)?.[1];
  if (id !== undefined) {
    for (const bucket of ["fs", "uploads"]) {
      const file = await house.db.collection(`${bucket}.files`).findOne({ _id: new ObjectId(id) });
      const number = file && /^(\d+)\./.exec(file.filename)?.[1];
      if (number) return sha256(house.album.picture(Number(number)).bytes);
    }
    return undefined;
  }
  const body = text.replace(/^data:[^,]*,/, "").replace(/\s+/g, "");
  return sha256(Buffer.from(body, "base64"));
}
