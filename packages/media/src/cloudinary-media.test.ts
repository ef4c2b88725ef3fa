import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { ExternalError } from "@vitrina/outside";
import { controlOf, type FaultRule, type Sandbox, startSandbox } from "@vitrina/sandbox";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cloudinaryMedia } from "./cloudinary-media.ts";
import type { ExpectedUpload, Media, Place } from "./media.ts";
import { UploadRefused } from "./upload-refused.ts";
import { TEST_RULES } from "./upload-rules.test-kit.ts";

const CANARY = "c4n4ry-secret-7f3a9b";
const NOW = () => new Date();
const COVER: Place = { purpose: "campaign_cover", folder: "campaigns/64f0", publicId: "cover1" };
const RECEIPT: Place = { purpose: "receipt", folder: "receipts/64f0", publicId: "receipt1" };
const uploadBudget = { attemptMs: 1_000, attempts: 4, totalMs: 8_000, firstWaitMs: 5, longestWaitMs: 20 };
const adminBudget = { attemptMs: 800, attempts: 3, totalMs: 5_000, firstWaitMs: 5, longestWaitMs: 20 };

// Some promises are about deadlines; the tests must be more patient than they are.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let dataDir: string;
let sandbox: Sandbox;
let media: Media;
let picture: Buffer;
let other: Buffer;

const noisy = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: "#884422", noise: { type: "gaussian", mean: 128, sigma: 50 } },
  })
    .jpeg()
    .toBuffer();
const md5 = (bytes: Buffer) => createHash("md5").update(bytes).digest("hex");
const expecting = (place: Place, bytes: Buffer): ExpectedUpload => ({ ...place, bytes: bytes.length, md5: md5(bytes) });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-media-"));
  sandbox = await startSandbox({ dataDir, cloudinary: { apiSecret: CANARY } });
  media = withSecret(CANARY);
  picture = await noisy(900, 600);
  other = await noisy(300, 300);
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await control().reset();
});

function withSecret(apiSecret: string): Media {
  const { cloudName, apiKey, origin, deliveryBase } = sandbox.cloudinary;
  return cloudinaryMedia({
    rules: TEST_RULES,
    cloudName,
    apiKey,
    apiSecret,
    apiBase: origin,
    deliveryBase,
    uploadBudget,
    adminBudget,
  });
}
const control = () => controlOf(sandbox.cloudinary.origin);
const arm = (rule: FaultRule) => control().arm(rule);

/** What a browser does: form data with the signed fields, and the file. */
async function fromBrowser(place: Place, bytes: Buffer, change: Record<string, string> = {}, name = "photo.jpg") {
  const { url, fields } = media.signUpload({ ...place, now: NOW() });
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...fields, ...change })) form.set(field, value);
  form.set("file", new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(url, { method: "POST", body: form });
  const json: unknown = await answer.json();
  return { status: answer.status, json };
}
async function refusal(work: Promise<unknown>): Promise<UploadRefused> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UploadRefused)) throw new Error(`no UploadRefused was thrown but ${String(error)}`);
  return error;
}
async function storedCount(): Promise<number> {
  const { cloudName, apiKey, origin } = sandbox.cloudinary;
  const authorization = `Basic ${Buffer.from(`${apiKey}:${CANARY}`).toString("base64")}`;
  const answer = await fetch(`${origin}/v1_1/${cloudName}/resources/image?max_results=100`, {
    headers: { authorization },
  });
  const { resources }: { resources: unknown[] } = JSON.parse(await answer.text());
  return resources.length;
}

describe("a browser's upload", () => {
  test("is verified against the file that really lies there", async () => {
    const { status, json } = await fromBrowser(COVER, picture);
    expect(status).toBe(200);
    expect(await media.verifyUpload(json, expecting(COVER, picture))).toMatchObject({
      publicId: "campaigns/64f0/cover1",
      deliveryType: "upload",
      format: "jpg",
      width: 900,
      height: 600,
      bytes: picture.length,
      etag: md5(picture),
      purpose: "campaign_cover",
    });
  });

  test.each([
    ["folder", { asset_folder: "campaigns/other" }],
    ["public id", { public_id: "campaigns/64f0/someone-else" }],
    ["delivery type", { type: "private" }],
    ["formats", { allowed_formats: "svg" }],
    ["overwriting", { overwrite: "1" }],
  ])("cannot change the signed %s", async (_what, change) => {
    const { status, json } = await fromBrowser(COVER, picture, change);
    expect(status).toBe(401);
    expect(json).toMatchObject({ error: { message: expect.stringMatching(/^Invalid Signature/) } });
    expect(await storedCount()).toBe(0);
  });

  test("with a signature of more than an hour ago is stale", async () => {
    await control().moveClock(3_700_000);
    expect((await fromBrowser(COVER, picture)).status).toBe(400);
  });

  test("is not believed when its answer was signed by somebody else", async () => {
    const { json } = await fromBrowser(COVER, picture);
    const forged = { ...(json as object), signature: "0".repeat(40) };
    expect(await refusal(media.verifyUpload(forged, expecting(COVER, picture)))).toMatchObject({
      reason: "wrong-signature",
    });
  });

  test("is not believed when a true answer belongs to another place, which costs no counted call", async () => {
    const elsewhere = { ...COVER, publicId: "cover2" };
    const { json } = await fromBrowser(elsewhere, picture);
    const error = await refusal(media.verifyUpload(json, expecting(COVER, picture)));
    expect(error).toMatchObject({ reason: "wrong-place", stored: undefined });
    const calls = (await control().log()).map(({ path }) => path);
    expect(calls.filter((path) => path.includes("/resources/"))).toEqual([]);
  });

  test("is not believed when a true signature is put on another asset's id", async () => {
    const { json: foreign } = await fromBrowser(RECEIPT, other);
    const { json } = await fromBrowser(COVER, picture);
    const swapped = { ...(json as object), asset_id: (foreign as { asset_id: string }).asset_id };
    expect(await refusal(media.verifyUpload(swapped, expecting(COVER, picture)))).toMatchObject({
      reason: "wrong-place",
    });
  });

  test("whose bytes are not the announced ones is refused, and can be destroyed", async () => {
    const { json } = await fromBrowser(COVER, other);
    const error = await refusal(media.verifyUpload(json, expecting(COVER, picture)));
    expect(error.reason).toBe("wrong-size");
    if (!error.stored) throw new Error("nothing to destroy was named");
    expect(await media.destroy(error.stored)).toBe(true);
    expect(await storedCount()).toBe(0);
  });

  test("whose checksum differs at equal length is refused", async () => {
    const { json } = await fromBrowser(COVER, picture);
    const lied = { ...COVER, bytes: picture.length, md5: md5(other) };
    expect(await refusal(media.verifyUpload(json, lied))).toMatchObject({ reason: "wrong-checksum" });
  });

  test("that is too large for its purpose is refused although the signature could not say so", async () => {
    const padded = Buffer.concat([picture, Buffer.alloc(8_100_000)]);
    const place: Place = { purpose: "profile_picture", folder: "creators/64f0", publicId: "me" };
    const { status, json } = await fromBrowser(place, padded);
    expect(status).toBe(200);
    const error = await refusal(media.verifyUpload(json, expecting(place, padded)));
    expect(error).toMatchObject({ reason: "too-large", facts: { maxBytes: 8_000_000 } });
    expect(error.stored?.publicId).toBe("creators/64f0/me");
  });

  test("of text that is called .jpg is refused by its content", async () => {
    const { status, json } = await fromBrowser(COVER, Buffer.from("this is not a picture"), {}, "photo.jpg");
    expect({ status, json }).toEqual({ status: 400, json: { error: { message: "Invalid image file" } } });
  });

  test("of nothing is refused", async () => {
    const { status, json } = await fromBrowser(COVER, Buffer.alloc(0));
    expect({ status, json }).toEqual({ status: 400, json: { error: { message: "Empty file" } } });
  });

  test("never replaces a file that is already there", async () => {
    await fromBrowser(COVER, picture);
    const { json } = await fromBrowser(COVER, other);
    expect(json).toMatchObject({ existing: true, etag: md5(picture) });
  });

  test("sent twice verifies twice, and is one file", async () => {
    const first = await fromBrowser(COVER, picture);
    const second = await fromBrowser(COVER, picture);
    const assets = [first, second].map(({ json }) => media.verifyUpload(json, expecting(COVER, picture)));
    const [one, two] = await Promise.all(assets);
    expect(one).toEqual(two);
    expect(await storedCount()).toBe(1);
  });

  test.each([
    undefined,
    null,
    "text",
    {},
    { public_id: 1 },
    { asset_id: "../x", public_id: "a", version: 1, signature: "s" },
  ])("that comes back as %j is malformed", async (result) => {
    expect(await refusal(media.verifyUpload(result, expecting(COVER, picture)))).toMatchObject({ reason: "malformed" });
  });
});

describe("a place", () => {
  test.each([
    ["receipts/64f0", "x"],
    ["campaigns2", "x"],
    ["campaigns/../receipts", "x"],
    ["campaigns/64f0", "../x"],
    ["campaigns/64f0", "a/b"],
    ["campaigns/64f0", ""],
  ])("%s + %s is not signed for a campaign cover", (folder, publicId) => {
    expect(() => media.signUpload({ purpose: "campaign_cover", folder, publicId, now: NOW() })).toThrow(UploadRefused);
  });

  test("is not signed for a size the purpose does not allow", () => {
    expect(() => media.signUpload({ ...COVER, now: NOW(), expectedBytes: 10_000_001 })).toThrow(/too-large/);
    expect(() => media.signUpload({ ...COVER, now: NOW(), expectedBytes: 0 })).toThrow(/empty/);
  });
});

describe("an upload from the server", () => {
  const store = (bytes: Buffer) => media.upload({ ...COVER, bytes, fileName: "cover.jpg" });

  test("ends with the checksum of what was sent", async () => {
    expect(await store(picture)).toMatchObject({ etag: md5(picture), bytes: picture.length });
  });

  test("reads a stream anew for every attempt", async () => {
    await arm({ fault: "html502", times: 1 });
    let opened = 0;
    const bytes = () => {
      opened += 1;
      return Readable.from([picture.subarray(0, 1_000), picture.subarray(1_000)]);
    };
    expect(await media.upload({ ...COVER, bytes, fileName: "cover.jpg" })).toMatchObject({ etag: md5(picture) });
    expect(opened).toBe(2);
  });

  test("whose line was cut after it was stored ends as one file", async () => {
    await arm({ fault: "reset_after_effect", times: 2 });
    expect(await store(picture)).toMatchObject({ etag: md5(picture) });
    expect(await storedCount()).toBe(1);
  });

  test.each([
    "html502",
    "html200",
    "jsonNull500",
    "truncate",
    "reset_before",
    "rate_limit",
    "hang",
    "status:503",
  ] as const)("survives %s", async (fault) => {
    await arm({ fault, times: 1 });
    expect(await store(picture)).toMatchObject({ etag: md5(picture) });
    expect(await storedCount()).toBe(1);
  });

  test("at a place that holds another file changes nothing and offers nothing to destroy", async () => {
    await store(picture);
    expect(await refusal(store(other))).toMatchObject({ reason: "place-taken", stored: undefined });
    expect(await storedCount()).toBe(1);
  });

  test("of the wrong kind is refused in words we know", async () => {
    expect(await refusal(store(Buffer.from("text")))).toMatchObject({ reason: "wrong-format" });
    expect(await refusal(store(Buffer.alloc(0)))).toMatchObject({ reason: "empty" });
    const gif = await sharp(other).gif().toBuffer();
    expect(await refusal(store(gif))).toMatchObject({ reason: "wrong-format" });
  });

  test("of an endless stream stops at the purpose's limit", async () => {
    const endless = () => Readable.from(repeat(Buffer.alloc(1_000_000)));
    const work = media.upload({ ...COVER, bytes: endless, fileName: "x.jpg" });
    expect(await refusal(work)).toMatchObject({ reason: "too-large" });
  });

  test("with wrong credentials is not tried again", async () => {
    const work = withSecret("not the secret").upload({ ...COVER, bytes: picture, fileName: "x.jpg" });
    await expect(work).rejects.toMatchObject({ kind: "auth", attempts: 1, httpStatus: 401 });
  });

  test("to a server that never answers ends at the deadline", async () => {
    await arm({ fault: "hang" });
    const startedAt = performance.now();
    await expect(store(picture)).rejects.toMatchObject({ kind: "timeout", attempts: 4, outcomeUnknown: true });
    expect(performance.now() - startedAt).toBeLessThan(7_000);
  });
});

describe("afterwards", () => {
  test("a small look of a large public picture is really small", async () => {
    const asset = await media.upload({ ...COVER, bytes: picture, fileName: "cover.jpg" });
    const answer = await fetch(media.deliveryUrl(asset, { width: 80, height: 80 }), {
      headers: { accept: "image/webp,*/*" },
    });
    const small = Buffer.from(await answer.arrayBuffer());
    expect(await sharp(small).metadata()).toMatchObject({ format: "webp", width: 80, height: 80 });
    expect(small.length).toBeLessThan(picture.length / 20);
  });

  test("a sensitive file opens through its private address only, and only for its time", async () => {
    const asset = await media.upload({ ...RECEIPT, bytes: picture, fileName: "r.jpg" });
    const now = NOW();
    const open = media.privateUrl(asset, { now, expiresAt: new Date(now.getTime() + 300_000) });
    expect(Buffer.from(await (await fetch(open)).arrayBuffer()).equals(picture)).toBe(true);
    expect((await fetch(open.replace("receipt1", "receipt2"))).status).toBe(401);
    expect(
      (await fetch(`${media.deliveryBase}/image/authenticated/v${asset.version}/${asset.publicId}.jpg`)).status,
    ).toBe(401);
    await control().moveClock(301_000);
    expect((await fetch(open)).status).toBe(401);
  });

  test("destroying twice says that the second time nothing was there", async () => {
    const asset = await media.upload({ ...COVER, bytes: picture, fileName: "cover.jpg" });
    expect([
      await media.exists(asset),
      await media.destroy(asset),
      await media.destroy(asset),
      await media.exists(asset),
    ]).toEqual([true, true, false, false]);
  });

  test("a read that hangs ends at the deadline, which the SDK alone would not do", async () => {
    const { json } = await fromBrowser(COVER, picture);
    await arm({ fault: "hang", match: { path: "/resources/" } });
    const startedAt = performance.now();
    await expect(media.verifyUpload(json, expecting(COVER, picture))).rejects.toMatchObject({ kind: "timeout" });
    expect(performance.now() - startedAt).toBeLessThan(5_500);
  });
});

test("no error carries the account's secret, whatever went wrong", async () => {
  const { json } = await fromBrowser(COVER, picture);
  const works = [
    () => media.upload({ ...COVER, publicId: "z", bytes: picture, fileName: "x.jpg" }),
    () => media.verifyUpload(json, expecting(COVER, picture)),
    () => media.destroy({ publicId: "x", resourceType: "image", deliveryType: "upload" }),
  ];
  for (const fault of [
    "status:401",
    "status:403",
    "status:500",
    "html502",
    "html200",
    "truncate",
    "reset_before",
  ] as const) {
    for (const work of works) {
      await arm({ fault, times: 4 });
      const error: unknown = await work().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error, fault).toBeInstanceOf(ExternalError);
      const told = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error);
      expect(told).not.toContain(CANARY);
      expect(told).not.toContain(Buffer.from(`${sandbox.cloudinary.apiKey}:${CANARY}`).toString("base64"));
      await control().disarm();
    }
  }
});

function* repeat(chunk: Buffer): Generator<Buffer> {
  for (;;) yield chunk;
}
