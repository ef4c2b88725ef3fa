import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";

const CANARY = "canary-secret-of-the-media-company";

let sandbox: Sandbox;
let api: TestApi;
const dataDir = mkdtempSync(join(tmpdir(), "vitrina-media-"));
beforeAll(async () => {
  sandbox = await startSandbox({ dataDir, cloudinary: { apiSecret: CANARY } });
  const { apiKey, cloudName, origin } = sandbox.cloudinary;
  const prefix = encodeURIComponent(origin);
  api = await startTestApi({
    env: { CLOUDINARY_URL: `cloudinary://${apiKey}:${CANARY}@${cloudName}?upload_prefix=${prefix}` },
  });
  // Uploads are signed with the real time: the stand-in refuses stale signatures, as the company does.
  api.setNow(new Date());
});
afterAll(async () => {
  await api.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const manager = admin("manager");
const as = () => api.as(manager);
const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");
const jpeg = (width = 640, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: "#a1135d" } })
    .jpeg()
    .toBuffer();

const sign = (bytes: Uint8Array, announced: Partial<{ bytes: number; md5: string }> = {}) =>
  as().media.signUpload({
    purpose: "campaign_cover",
    fileName: "portada.jpg",
    bytes: bytes.length,
    md5: md5(bytes),
    ...announced,
  });

type UploadAnswer = { asset_id: string; public_id: string; version: number; signature: string };

async function send(url: string, fields: Record<string, string>, bytes: Uint8Array) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(bytes)]), "portada.jpg");
  const answer = await fetch(url, { method: "POST", body: form });
  return { status: answer.status, result: (await answer.json()) as UploadAnswer };
}

const rows = () => api.wiring.db.orm.media_assets.where({ status: "verified" }).all();
const storedFiles = async () => {
  const { apiKey, cloudName, origin } = sandbox.cloudinary;
  const authorization = `Basic ${Buffer.from(`${apiKey}:${CANARY}`).toString("base64")}`;
  const answer = await fetch(`${origin}/v1_1/${cloudName}/resources/image/upload`, { headers: { authorization } });
  return ((await answer.json()) as { resources: { public_id: string }[] }).resources.map(({ public_id }) => public_id);
};

describe("an upload", () => {
  test("goes straight to the media company and is believed once it was read back", async () => {
    const bytes = await jpeg();
    const { assetId, url, fields } = await sign(bytes);
    const { result } = await send(url, fields, bytes);
    const picture = await as().media.confirmUpload({ assetId, result });
    expect(picture).toMatchObject({ assetId, width: 640, height: 400 });

    const [smallest] = picture.sources;
    const thumbnail = Buffer.from(await (await fetch(smallest?.url ?? "")).arrayBuffer());
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 160, height: 100 });
  });

  test("confirmed twice is recorded once", async () => {
    const bytes = await jpeg(320, 200);
    const { assetId, url, fields } = await sign(bytes);
    const { result } = await send(url, fields, bytes);
    const pictures = await Promise.all([1, 2].map(() => as().media.confirmUpload({ assetId, result })));
    expect(pictures[0]).toEqual(pictures[1]);
    expect((await rows()).filter(({ _id }) => _id === assetId)).toHaveLength(1);
  });
});

describe("refused, with nothing in the register and nothing left behind", () => {
  const refused = async (bytes: Uint8Array, announced: Partial<{ bytes: number; md5: string }>, reason: string) => {
    const before = { rows: (await rows()).length, files: (await storedFiles()).length };
    const { assetId, url, fields } = await sign(bytes, announced);
    const { result } = await send(url, fields, bytes);
    await expect(as().media.confirmUpload({ assetId, result })).rejects.toMatchObject({ message: reason });
    expect({ rows: (await rows()).length, files: (await storedFiles()).length }).toEqual(before);
  };

  test("a file other than the one announced", async () => {
    await refused(await jpeg(200, 100), { md5: "0".repeat(32) }, "upload-not-verified");
    await refused(await jpeg(200, 101), { bytes: 17 }, "upload-not-verified");
  });

  test("more pixels than allowed", async () => {
    const bytes = await jpeg(9_000, 6_000);
    const { url, fields } = await sign(bytes);
    expect((await send(url, fields, bytes)).status).toBe(400);
  });

  test.each([
    ["a 0-byte file", { bytes: 0 }, "upload-empty"],
    ["a file over the limit", { bytes: 10_000_001 }, "upload-too-large"],
  ])("%s, before a byte has travelled", async (_what, announced, reason) => {
    await expect(sign(new Uint8Array(1), announced)).rejects.toMatchObject({ code: "BAD_REQUEST", message: reason });
  });

  test("a text that calls itself a picture", async () => {
    const text = Buffer.from("<script>alert(1)</script>");
    const { url, fields } = await sign(text);
    expect((await send(url, fields, text)).status).toBe(400);
  });

  test.each([
    ["another folder", { asset_folder: "products" }],
    ["another name", { public_id: "campaigns/somebody-elses" }],
    ["another format", { allowed_formats: "svg" }],
    ["leave to replace", { overwrite: "1" }],
  ])("a permission changed to %s", async (_what, change) => {
    const bytes = await jpeg(100, 50);
    const { url, fields } = await sign(bytes);
    expect((await send(url, { ...fields, ...change }, bytes)).status).toBe(401);
  });

  test("the answer to another upload", async () => {
    const bytes = await jpeg(110, 50);
    const first = await sign(bytes);
    const second = await sign(bytes);
    const { result } = await send(second.url, second.fields, bytes);
    const swapped = as().media.confirmUpload({ assetId: first.assetId, result });
    await expect(swapped).rejects.toMatchObject({ message: "upload-not-verified" });
    await expect(
      as().media.confirmUpload({ assetId: second.assetId, result: { ...result, signature: "0".repeat(40) } }),
    ).rejects.toMatchObject({ message: "upload-not-verified" });
  });
});

test("a media company that is away is said plainly, and no secret is told", async () => {
  const bytes = await jpeg(120, 50);
  const { assetId, url, fields } = await sign(bytes);
  const { result } = await send(url, fields, bytes);
  const control = controlOf(sandbox.cloudinary.origin);
  await control.arm({ match: { method: "GET" }, fault: "status:401", times: 20 });
  const away = await as()
    .media.confirmUpload({ assetId, result })
    .catch((error: Error) => error);
  await control.disarm();
  expect(away).toMatchObject({ code: "SERVICE_UNAVAILABLE", message: "media-unavailable" });
  expect(JSON.stringify(away) + String((away as Error).stack)).not.toContain(CANARY);
  expect(await as().media.confirmUpload({ assetId, result })).toMatchObject({ assetId });
});
