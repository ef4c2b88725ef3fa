import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@vitrina/sandbox";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressSource } from "./address-source.ts";
import { cloudinaryMedia } from "./cloudinary-media.ts";
import type { Media } from "./media.ts";
import { TEST_RULES } from "./upload-rules.test-kit.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let dataDir: string;
let sandbox: Sandbox;
let media: Media;
let server: Server;
let picture: Buffer;
let asked = 0;
const port = () => (server.address() as AddressInfo).port;
const place = { purpose: "campaign_cover", folder: "campaigns/64f0", publicId: "fromaddress", fileName: "foto.jpg" };
const limits = { maxBytes: 1_000_000, totalMs: 30_000 };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-media-"));
  sandbox = await startSandbox({ dataDir });
  const { cloudName, apiKey, apiSecret, origin, deliveryBase } = sandbox.cloudinary;
  media = cloudinaryMedia({ rules: TEST_RULES, cloudName, apiKey, apiSecret, apiBase: origin, deliveryBase });
  picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#884422" } })
    .jpeg()
    .toBuffer();
  server = createServer((_request, answer) => {
    asked += 1;
    answer.end(picture);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("a file at an address is stored like any other", async () => {
  const isAllowed = (ip: string, to: number) => ip === "127.0.0.1" && to === port();
  const bytes = addressSource(`http://127.0.0.1:${port()}/foto.jpg`, { ...limits, isAllowed });
  const etag = createHash("md5").update(picture).digest("hex");
  expect(await media.upload({ ...place, bytes })).toMatchObject({ etag, bytes: picture.length });
});

test("one inside the house is never asked for, and tried once", async () => {
  asked = 0;
  const bytes = addressSource(`http://127.0.0.1:${port()}/foto.jpg`, limits);
  const inside = media.upload({ ...place, publicId: "frominside", bytes });
  await expect(inside).rejects.toMatchObject({ kind: "bad_request", attempts: 1 });
  const where = { publicId: "campaigns/64f0/frominside", deliveryType: "upload", resourceType: "image" } as const;
  expect([asked, await media.exists(where)]).toEqual([0, false]);
});
