import { createHash, randomFillSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { freePort, startDatabase, type TestDatabase } from "@vitrina/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryOfProgram } from "../src/files/upload-memory.ts";
import { createVitrinaClient, type VitrinaClient } from "../src/index.ts";
import { type FileUpload, uploadFile } from "../src/upload-file.ts";
import { apiEnvironment } from "./api-environment.ts";
import { cuttingProxy } from "./cutting-proxy.ts";
import { serve } from "./run-child.ts";
import { keyOf, register } from "./sign-up.ts";

const API = new URL("../../../apps/api/src/main.ts", import.meta.url);
const SIZE = 60_000_000;
const CHUNK = 6 * 1024 * 1024;
const PIECES = Math.ceil(SIZE / CHUNK);
const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const resend = { apiKey: "re_of_the_stand_in" };
const cloudinary = { apiKey: "1234567890", apiSecret: "secret-of-the-stand-in" };

const folder = mkdtempSync(join(tmpdir(), "vitrina-files-"));
const path = join(folder, "tereré.mp4");
let database: TestDatabase;
let sandbox: Sandbox;
let proxy: Awaited<ReturnType<typeof cuttingProxy>>;
let stopApi: () => Promise<void>;
let creator: VitrinaClient;
let stranger: VitrinaClient;
let md5: string;

beforeAll(async () => {
  [database, sandbox] = await Promise.all([startDatabase(), startSandbox({ dataDir: folder, cloudinary, resend })]);
  const { hostname, port: behind } = new URL(sandbox.cloudinary.origin);
  proxy = await cuttingProxy(() => ({ host: hostname, port: Number(behind) }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const throughProxy = { ...sandbox, cloudinary: { ...sandbox.cloudinary, publicOrigin: proxy.origin } };
  stopApi = await serve(
    API,
    apiEnvironment({ port, url, databaseUrl: database.url, sandbox: throughProxy, cloudinary, resend }),
    `${url}/readyz`,
  );
  const [one, other] = await Promise.all(
    ["lara", "otra"].map(async (name) => {
      const session = await register(url, name, `${name}@creadores.example`);
      return createVitrinaClient({ url, apiKey: await keyOf(url, session, ["work:read", "work:write"]) });
    }),
  );
  if (!one || !other) throw new Error("Nobody registered.");
  [creator, stranger] = [one, other];
  const video = videoOf(SIZE);
  md5 = createHash("md5").update(video).digest("hex");
  writeFileSync(path, video);
}, 120_000);

afterAll(async () => {
  await stopApi?.();
  await Promise.all([proxy?.close(), sandbox?.close(), database?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Random bytes that begin as an MP4 does. */
function videoOf(bytes: number): Buffer {
  const video = randomFillSync(Buffer.alloc(bytes));
  video.write("\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat", 0, "latin1");
  return video;
}

type More = Partial<Omit<FileUpload, "purpose">>;

const send = (
  more: More = {},
  file: { path: string } | { bytes: Uint8Array<ArrayBuffer>; fileName: string } = { path },
) => uploadFile(creator, { ...file, ...more, purpose: "deliverable_file" });

async function checksumAtTheStore(assetId: string): Promise<string> {
  const { origin, cloudName } = sandbox.cloudinary;
  const authorization = `Basic ${Buffer.from(`${cloudinary.apiKey}:${cloudinary.apiSecret}`).toString("base64")}`;
  const address = `${origin}/v1_1/${cloudName}/resources/video/authenticated/${encodeURIComponent(`deliverables/${assetId}`)}`;
  const answer = await fetch(address, { headers: { authorization } });
  return ((await answer.json()) as { etag: string }).etag;
}

/** Which piece each begun request carried, from 0. */
const piecesBegun = () => proxy.begun.map(({ range }) => Number(/\d+/.exec(range)?.[0]) / CHUNK);

/** No piece before the one that was under way travels again, so each break costs one piece at most. */
function expectOnePieceAgainPerBreak(breaks: number) {
  const begun = piecesBegun();
  expect(begun.length).toBeLessThanOrEqual(PIECES + breaks);
  expect(new Set(begun).size).toBe(PIECES);
  for (const [at, piece] of begun.entries()) {
    const before = begun[at - 1];
    if (before !== undefined) expect(piece === before || piece === before + 1).toBe(true);
  }
  expect(proxy.passed()).toBeLessThan(SIZE + breaks * (CHUNK + 10_000) + PIECES * 10_000 + 200_000);
}

describe("a video of 60 MB", () => {
  test("whose line is cut at every tenth arrives whole, and each cut costs one piece at most", async () => {
    proxy.cutAt(TENTHS.map((tenth) => (SIZE * tenth) / 10));
    const retries: string[] = [];
    const stored = await send({ onRetry: ({ error }) => retries.push(error.name) });
    expect(proxy.left()).toBe(0);
    expect(retries).toEqual(TENTHS.map(() => "VitrinaUnreachable"));
    expect(stored).toMatchObject({ kind: "video", format: "mp4", bytes: SIZE });
    expect(await checksumAtTheStore(stored.assetId)).toBe(md5);
    expectOnePieceAgainPerBreak(TENTHS.length);
  }, 120_000);

  test("that is given up at every tenth goes on where it was, as after a closed tab", async () => {
    const memory = memoryOfProgram();
    proxy.cutAt([]);
    let next = 1;
    let stored: Awaited<ReturnType<typeof send>> | undefined;
    while (!stored) {
      const closed = new AbortController();
      stored = await send({
        memory,
        signal: closed.signal,
        onProgress: ({ sentBytes, totalBytes }) => {
          if (next <= TENTHS.length && sentBytes >= (totalBytes * next) / 10) {
            next += 1;
            closed.abort();
          }
        },
      }).catch((error: Error) => {
        expect(error.name).toBe("AbortError");
        return undefined;
      });
    }
    expect(next).toBe(TENTHS.length + 1);
    expect(await checksumAtTheStore(stored.assetId)).toBe(md5);
    expect(new Set(proxy.begun.map(({ uploadId }) => uploadId)).size).toBe(1);
    expectOnePieceAgainPerBreak(TENTHS.length);
  }, 120_000);
});

describe("the last piece", () => {
  test("whose answer is lost is not sent a third time, and the file is there once", async () => {
    const control = controlOf(sandbox.cloudinary.origin);
    proxy.cutAt([]);
    await control.arm({ match: { path: "/upload", nth: PIECES }, fault: "reset_after_effect", times: 1 });
    const stored = await send();
    await control.disarm();
    expect(await checksumAtTheStore(stored.assetId)).toBe(md5);
    expect(piecesBegun().filter((piece) => piece === PIECES - 1)).toHaveLength(2);
  }, 60_000);

  test("of an upload the store has forgotten is looked for by the API", async () => {
    const memory = memoryOfProgram();
    const control = controlOf(sandbox.cloudinary.origin);
    proxy.cutAt([]);
    await control.arm({ match: { path: "/upload", nth: PIECES }, fault: "reset_after_effect", times: 1 });
    const lost = await send({ memory, attempts: 1 }).catch((error: Error) => error.name);
    expect(lost).toBe("VitrinaUnreachable");
    await control.disarm();
    await control.arm({ match: { path: "/upload" }, fault: "status:400", times: 1 });
    const stored = await send({ memory });
    await control.disarm();
    expect(await checksumAtTheStore(stored.assetId)).toBe(md5);
  }, 60_000);
});

test("a file that changed between two attempts is not mixed: it is sent anew", async () => {
  const file = { path: join(folder, "corto.mp4") };
  const bytes = videoOf(13_000_000);
  writeFileSync(file.path, bytes);
  const memory = memoryOfProgram();
  const closed = new AbortController();
  proxy.cutAt([]);
  const stopAfterOnePiece = ({ sentBytes }: { sentBytes: number }) => {
    if (sentBytes > CHUNK) closed.abort();
  };
  const begun = send({ memory, signal: closed.signal, onProgress: stopAfterOnePiece }, file);
  await expect(begun).rejects.toMatchObject({ name: "AbortError" });

  bytes[3_000_000] = (bytes[3_000_000] ?? 0) ^ 255;
  writeFileSync(file.path, bytes);
  const stored = await send({ memory }, file);
  expect(await checksumAtTheStore(stored.assetId)).toBe(createHash("md5").update(bytes).digest("hex"));
}, 60_000);

describe("refused", () => {
  test("an empty file, one over 500 MB, and one that is no video", async () => {
    const sign = (bytes: number) =>
      creator.media.signFile.mutate({ purpose: "deliverable_file", fileName: "a.mp4", bytes });
    await expect(sign(0)).rejects.toMatchObject({ reason: "upload-empty" });
    await expect(sign(500_000_001)).rejects.toMatchObject({ reason: "upload-too-large" });
    const text = send({}, { bytes: new TextEncoder().encode("hola"), fileName: "hola.mp4" });
    await expect(text).rejects.toMatchObject({ name: "VitrinaRefusal" });
  });

  test("somebody else neither renews nor confirms an upload", async () => {
    const { assetId } = await creator.media.signFile.mutate({
      purpose: "deliverable_file",
      fileName: "a.mp4",
      bytes: 10,
    });
    await expect(stranger.media.renewFile.mutate({ assetId })).rejects.toMatchObject({ reason: "no-such-asset" });
    const theft = stranger.media.confirmFile.mutate({ assetId, md5: "0".repeat(32), result: null });
    await expect(theft).rejects.toMatchObject({ reason: "no-such-asset" });
    const unsent = creator.media.confirmFile.mutate({ assetId, md5: "0".repeat(32), result: null });
    await expect(unsent).rejects.toMatchObject({ reason: "upload-not-verified" });
  });
});
