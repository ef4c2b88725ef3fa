import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MediaPurpose } from "@vitrina/domain/media";
import type { AdminActor, CreatorActor } from "@vitrina/domain/people";
import { controlOf, type SandboxOptions, startSandbox } from "@vitrina/sandbox";
import sharp from "sharp";
import { startTestApi } from "../testing/api.test-kit.ts";
import type { StandIn } from "./stand-in-apart.test-kit.ts";

export const MEDIA_CANARY = "canary-secret-of-the-media-company";

type Start = (options: SandboxOptions) => Promise<StandIn>;

/** The API beside a stand-in of the media company, with ways to upload. Uses the real time: signatures go stale. */
export async function startMediaApi(start: Start = startSandbox) {
  const dataDir = mkdtempSync(join(tmpdir(), "vitrina-media-"));
  const sandbox = await start({ dataDir, cloudinary: { apiSecret: MEDIA_CANARY, adminCallsPerHour: 100_000 } });
  const { apiKey, cloudName, origin } = sandbox.cloudinary;
  const prefix = encodeURIComponent(origin);
  const api = await startTestApi({
    env: { CLOUDINARY_URL: `cloudinary://${apiKey}:${MEDIA_CANARY}@${cloudName}?upload_prefix=${prefix}` },
  });
  api.setNow(new Date());
  const { register, assets } = api.wiring.ports;

  const sign = (actor: AdminActor | CreatorActor, purpose: MediaPurpose, bytes: Uint8Array, fileName = "foto.jpg") =>
    api.as(actor).media.signUpload({ purpose, fileName, bytes: bytes.length, md5: md5(bytes) });

  /** Signs, sends and confirms one file; hands back its id. */
  async function upload(actor: AdminActor | CreatorActor, purpose: MediaPurpose, bytes: Uint8Array): Promise<string> {
    const { assetId, url, fields } = await sign(actor, purpose, bytes);
    const { result } = await post(url, fields, bytes);
    await api.as(actor).media.confirmFile({ assetId, md5: md5(bytes), result });
    return assetId;
  }

  return {
    api,
    sandbox,
    control: controlOf(origin),
    register,
    assets,
    sign,
    upload,
    async close() {
      await api.close();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const md5 = (bytes: Uint8Array): string => createHash("md5").update(bytes).digest("hex");

let drawn = 0;
/** A picture unlike every other. */
export function anyJpeg(): Promise<Buffer> {
  drawn += 1;
  const background = { r: drawn & 255, g: (drawn >> 8) & 255, b: 90 };
  return sharp({ create: { width: 80 + (drawn % 50), height: 60, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

type Result = { asset_id: string; public_id: string; version: number; signature: string };

/** What a browser does with a permission. */
export async function post(url: string, fields: Record<string, string>, bytes: Uint8Array) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(bytes)]), "foto.jpg");
  const answer = await fetch(url, { method: "POST", body: form });
  return { status: answer.status, result: (await answer.json()) as Result };
}
