import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createVitrinaClient } from "../src/index.ts";
import { uploadImage } from "../src/upload-image.ts";
import { ok, scriptedServer } from "./scripted-server.ts";

type Answer = { status: number; body: unknown } | "reset" | "never";

const stored = { asset_id: "a1", public_id: "campaigns/1", version: 7, signature: "s", etag: "e", existing: true };
const picture = { assetId: "0123456789abcdef01234567", width: 2, height: 1, sources: [] };
const bytes = Buffer.from("the bytes of a picture\r\n--with something like a boundary\r\n");

/** A store for files that answers as it is told, the last answer for ever, and keeps what it was sent. */
async function fileStore(answers: Answer[]) {
  const received: { form: FormData; length: string | undefined }[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const type = request.headers["content-type"] ?? "";
      const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
      received.push({ form, length: request.headers["content-length"] });
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? "never";
      if (answer === "reset") request.socket.resetAndDestroy();
      else if (answer !== "never") response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/image/upload`,
    received,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function uploadTo(answers: Answer[], more: { timeoutMs?: number; fileName?: string } = {}) {
  await using store = await fileStore(answers);
  const fields = { public_id: "campaigns/1", overwrite: "0", signature: "signed" };
  await using server = await scriptedServer([
    { each: ok({ assetId: picture.assetId, url: store.url, fields }) },
    { each: ok(picture) },
  ]);
  const client = createVitrinaClient({ url: server.url, apiKey: "vt_test-key-of-no-account" });
  const retries: string[] = [];
  const outcome: unknown = await uploadImage(client, {
    bytes,
    fileName: more.fileName ?? "dusk.png",
    purpose: "campaign_cover",
    onRetry: ({ error }) => retries.push(error.name),
    ...(more.timeoutMs && { timeoutMs: more.timeoutMs }),
  }).catch((error: unknown) => error);
  return { outcome, retries, store: store.received, server: server.received };
}

test("size and checksum are announced, the file arrives unchanged with the signed fields, the answer is confirmed", async () => {
  const { outcome, store, server } = await uploadTo([{ status: 200, body: stored }]);
  expect(outcome).toEqual(picture);
  const md5 = createHash("md5").update(bytes).digest("hex");
  const { etag: _etag, existing: _existing, ...result } = stored;
  expect(server.map(({ paths, inputs }) => [paths[0], inputs[0]])).toEqual([
    ["media.signUpload", { purpose: "campaign_cover", fileName: "dusk.png", bytes: bytes.byteLength, md5 }],
    ["media.confirmUpload", { assetId: picture.assetId, result }],
  ]);
  const [sent] = store;
  expect(Number(sent?.length)).toBeGreaterThan(bytes.byteLength);
  const file = sent?.form.get("file");
  expect(file instanceof File && Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  expect(["public_id", "overwrite", "signature"].map((name) => sent?.form.get(name))).toEqual([
    "campaigns/1",
    "0",
    "signed",
  ]);
});

test("the key of the API is not sent to where files live", async () => {
  const { store } = await uploadTo([{ status: 200, body: stored }]);
  expect([...(store[0]?.form.values() ?? [])].join()).not.toContain("vt_");
});

test("a name with quotes and line breaks stays one name", async () => {
  const { outcome, store } = await uploadTo([{ status: 200, body: stored }], { fileName: 'a"b\r\nc.png' });
  expect(outcome).toEqual(picture);
  expect([...(store[0]?.form.keys() ?? [])]).toEqual(["public_id", "overwrite", "signature", "file"]);
});

test.each<[string, Answer, string]>([
  ["a lost connection", "reset", "VitrinaUnreachable"],
  ["420, the store's word for too many", { status: 420, body: { error: { message: "Rate limit" } } }, "VitrinaFault"],
  ["423", { status: 423, body: {} }, "VitrinaFault"],
  ["503", { status: 503, body: {} }, "VitrinaFault"],
  ["200 without the stored file", { status: 200, body: { done: false } }, "VitrinaFault"],
])("after %s the same file goes to the same place again", async (_what, answer, name) => {
  const { outcome, retries, store, server } = await uploadTo([answer, { status: 200, body: stored }]);
  expect(outcome).toEqual(picture);
  expect(retries).toEqual([name]);
  expect(store.map(({ form }) => form.get("signature"))).toEqual(["signed", "signed"]);
  expect(server.filter(({ paths }) => paths[0] === "media.signUpload")).toHaveLength(1);
});

test("what the store refuses is told in its words and not sent again", async () => {
  const { outcome, store } = await uploadTo([{ status: 400, body: { error: { message: "Invalid image file" } } }]);
  expect(outcome).toMatchObject({ name: "VitrinaRefusal", facts: { said: "Invalid image file" } });
  expect(store).toHaveLength(1);
});

test("a store that never answers is given up in time", async () => {
  const { outcome, server } = await uploadTo(["never"], { timeoutMs: 150 });
  expect(outcome).toMatchObject({ name: "VitrinaUnreachable", timedOut: true });
  expect(server.map(({ paths }) => paths[0])).toEqual(["media.signUpload"]);
});
