import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Content, type ContentStore, cloudinaryContentStore } from "./content-store.ts";

const dataDir = mkdtempSync(join(tmpdir(), "vitrina-content-"));
let sandbox: Sandbox;
let store: ContentStore;
let rateLimited = 0;
beforeAll(async () => {
  sandbox = await startSandbox({ dataDir });
  const { apiKey, apiSecret, cloudName, origin, deliveryBase } = sandbox.cloudinary;
  store = cloudinaryContentStore({
    apiKey,
    apiSecret,
    cloudName,
    apiBase: origin,
    deliveryBase,
    connections: 4,
    uploadBudget: { attempts: 5, firstWaitMs: 1, longestWaitMs: 5 },
    now: () => new Date(),
    onRateLimited: () => {
      rateLimited += 1;
    },
  });
});
afterEach(() => controlOf(sandbox.cloudinary.origin).disarm());
afterAll(async () => {
  store.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const never = new AbortController().signal;
const hash = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest("hex");

function contentOf(bytes: Buffer, change: Partial<Content> = {}): Content {
  return {
    publicId: `migrated/${hash("sha256", bytes)}`,
    folder: "migrated",
    resourceType: "image",
    fileName: "a.jpg",
    bytes: bytes.length,
    md5: hash("md5", bytes),
    read: async (start, end) => bytes.subarray(start, end),
    ...change,
  };
}

const picture = () =>
  sharp(randomBytes(30_000), { raw: { width: 100, height: 100, channels: 3 } })
    .jpeg()
    .toBuffer();

const film = (megabytes: number) => {
  const data = randomBytes(megabytes * 1_000_000);
  Buffer.from("0000001866747970697336f6d", "hex").copy(data);
  data.writeUInt32BE(24);
  data.write("ftypisom", 4, "latin1");
  return data;
};

describe("a file in one request", () => {
  test("is delivered as it was sent, and storing it again finds it", async () => {
    const bytes = await picture();
    const first = await store.store(contentOf(bytes), never);
    expect(await store.fingerprint(store.addressOf(first), never)).toEqual({
      bytes: bytes.length,
      sha256: hash("sha256", bytes),
    });
    expect((await store.store(contentOf(bytes), never)).assetId).toBe(first.assetId);
  });

  test.each([
    "reset_before",
    "reset_after_effect",
    "status:503",
    "html502",
    "html200",
    "truncate",
    "rate_limit",
  ] as const)("is stored once through %s", async (fault) => {
    await controlOf(sandbox.cloudinary.origin).arm({ fault, times: 2, match: { path: "/upload" } });
    const bytes = await picture();
    expect(await store.store(contentOf(bytes), never)).toMatchObject({ bytes: bytes.length, etag: hash("md5", bytes) });
  });

  test("another file under its name is never believed, and replaced by the right one", async () => {
    const [right, wrong] = [await picture(), await picture()];
    const name = contentOf(right).publicId;
    await store.store(contentOf(wrong, { publicId: name }), never);
    const stored = await store.store(contentOf(right), never);
    expect((await store.fingerprint(store.addressOf(stored), never)).sha256).toBe(hash("sha256", right));
  });

  test("a file that changed since it was looked at is not sent", async () => {
    const [looked, changed] = [await picture(), await picture()];
    const before = await controlOf(sandbox.cloudinary.origin).log();
    const sending = store.store(contentOf(looked, { read: async () => changed }), never);
    await expect(sending).rejects.toThrow("changed");
    expect(await controlOf(sandbox.cloudinary.origin).log()).toHaveLength(before.length);
  });
});

test("a large file goes in chunks, and a cut line costs one of them", async () => {
  const bytes = film(23);
  await controlOf(sandbox.cloudinary.origin).arm({
    fault: "reset_after_effect",
    match: { path: "/video/upload", nth: 2 },
  });
  const stored = await store.store(contentOf(bytes, { resourceType: "video", fileName: "a.mp4" }), never);
  expect(await store.fingerprint(store.addressOf(stored), never)).toEqual({
    bytes: bytes.length,
    sha256: hash("sha256", bytes),
  });
  const posts = (await controlOf(sandbox.cloudinary.origin).log()).filter(({ path }) => path.includes("/video/upload"));
  expect(posts).toHaveLength(5);
});

test("being asked for less is told, and errors hold no secret", async () => {
  await controlOf(sandbox.cloudinary.origin).arm({ fault: "rate_limit", match: { path: "/upload" } });
  const before = rateLimited;
  const error: unknown = await store.store(contentOf(await picture()), never).catch((thrown: unknown) => thrown);
  expect(rateLimited - before).toBe(5);
  expect(error).toMatchObject({ name: "ExternalError", kind: "rate_limited" });
  expect(JSON.stringify(error) + String(error)).not.toContain(sandbox.cloudinary.apiSecret);
});
