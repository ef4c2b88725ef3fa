import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { v2 as sdk } from "cloudinary";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { controlOf } from "../control/control-of.ts";
import { webhookSignature } from "./signature.ts";
import { type CloudinarySandbox, startCloudinary } from "./start-cloudinary.ts";

const ACCOUNT = { apiSecret: "shhh", adminCallsPerHour: 60, webhookRetryMs: [5, 5, 5] };

// Real encoding and sixty calls in a row take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let dataDir: string;
let sandbox: CloudinarySandbox;
let picturePath: string;
let picture: Buffer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-cloudinary-"));
  sandbox = await startCloudinary({ dataDir, account: ACCOUNT });
  picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: "#226644" } })
    .withExif({ IFD0: { Artist: "somebody" } })
    .jpeg()
    .toBuffer();
  picturePath = join(dataDir, "picture.jpg");
  await writeFile(picturePath, picture);
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await controlOf(sandbox.origin).reset();
});

/** The SDK picks https when it is first loaded; an agent for http decides otherwise for one call. */
const asked = (more: object = {}): { agent?: Agent; resource_type?: "image" | "video" | "raw" } => {
  const account = {
    cloud_name: sandbox.cloudName,
    api_key: sandbox.apiKey,
    api_secret: sandbox.apiSecret,
    upload_prefix: sandbox.origin,
  };
  return { ...account, agent: new Agent(), ...more };
};
const store = (publicId: string, more: object = {}) =>
  sdk.uploader.upload(picturePath, asked({ public_id: publicId, ...more }));
const at = (path: string) => `${sandbox.deliveryBase}/${path}`;

describe("the Upload API, asked by the real SDK", () => {
  test("tells what it stored", async () => {
    expect(await store("shop/ñandutí 1", { tags: ["a", "b"], context: { alt: "x=y|z" } })).toMatchObject({
      public_id: "shop/ñandutí 1",
      width: 640,
      height: 360,
      format: "jpg",
      bytes: picture.length,
      tags: ["a", "b"],
      context: { custom: { alt: "x=y|z" } },
    });
  });

  test("assembles what comes in chunks, and knows its checksum", async () => {
    const big = Buffer.concat([picture, randomBytes(11_000_000)]);
    const path = join(dataDir, "big.bin");
    await writeFile(path, big);
    const answer = await new Promise<Record<string, unknown>>((resolve, reject) => {
      sdk.uploader.upload_large(
        path,
        asked({ public_id: "big", resource_type: "raw", chunk_size: 6_000_000 }),
        (error: unknown, result: object | undefined) => (error ? reject(error) : resolve({ ...result })),
      );
    });
    expect(answer).toMatchObject({ bytes: big.length, resource_type: "raw", public_id: "big" });
    const back = Buffer.from(await (await fetch(at("raw/upload/big"))).arrayBuffer());
    expect(back.equals(big)).toBe(true);
  });

  test("refuses a chunk that is too small, leaves a gap, or lies about its length", async () => {
    const send = async (range: string, bytes: Buffer, id = "upload-1") => {
      const params: Record<string, string | number> = { public_id: "chunky", timestamp: Math.floor(Date.now() / 1000) };
      const form = new FormData();
      for (const [name, value] of Object.entries(params)) form.set(name, String(value));
      form.set("api_key", sandbox.apiKey);
      form.set("signature", sdk.utils.api_sign_request(params, sandbox.apiSecret));
      form.set("file", new Blob([new Uint8Array(bytes)]));
      const headers = { "content-range": range, "x-unique-upload-id": id };
      return fetch(`${sandbox.origin}/v1_1/${sandbox.cloudName}/raw/upload`, { method: "POST", body: form, headers });
    };
    const six = Buffer.alloc(6_000_000);
    expect((await send("bytes 0-999999/7000000", six.subarray(0, 1_000_000))).status).toBe(400);
    expect((await send("bytes 0-5999998/7000000", six)).status).toBe(400);
    expect((await send("bytes 6000000-11999999/20000000", six)).status).toBe(400);
    expect(await (await send("bytes 0-5999999/6000004", six)).json()).toMatchObject({ done: false, bytes: 6_000_000 });
    expect(await (await send("bytes 0-5999999/6000004", six)).json()).toMatchObject({ done: false, bytes: 6_000_000 });
    const last = () => send("bytes 6000000-6000003/6000004", Buffer.from("tail"));
    expect(await (await last()).json()).toMatchObject({ bytes: 6_000_004 });
    expect(await (await last()).json()).toMatchObject({ bytes: 6_000_004, existing: true });
  });

  test("takes one of two uploads that race for one id, whole", async () => {
    const both = await Promise.all([1, 2, 3, 4].map(() => store("race", { overwrite: false })));
    expect(new Set(both.map((answer) => answer.asset_id)).size).toBe(1);
    expect((await fetch(at("image/upload/race.jpg"))).status).toBe(200);
  });

  test("overwrites when asked to, under the same asset id, and the old bytes are gone", async () => {
    const first = await store("over");
    const other = await sharp(picture).resize(100).png().toBuffer();
    const second = await sdk.uploader.upload(
      `data:image/png;base64,${other.toString("base64")}`,
      asked({ public_id: "over" }),
    );
    expect(second).toMatchObject({ asset_id: first.asset_id, format: "png", width: 100 });
    expect(Buffer.from(await (await fetch(at("image/upload/over"))).arrayBuffer()).equals(other)).toBe(true);
  });

  test("renames, tags, describes and destroys", async () => {
    await store("one");
    expect(await sdk.uploader.rename("one", "two", asked())).toMatchObject({ public_id: "two" });
    await sdk.uploader.add_tag("fresh", ["two"], asked());
    expect(await sdk.uploader.explicit("two", asked({ type: "upload" }))).toMatchObject({ tags: ["fresh"] });
    expect(await sdk.uploader.destroy("two", asked())).toEqual({ result: "ok" });
    expect(await sdk.uploader.destroy("two", asked())).toEqual({ result: "not found" });
  });

  test("speaks Cloudinary's words when something is wrong", async () => {
    const refused = async (work: Promise<unknown>) =>
      work.then(
        () => "no error",
        (error: { message: string }) => error.message,
      );
    expect(await refused(store("x", { api_secret: "wrong" }))).toMatch(
      /^Invalid Signature \w+\. String to sign - 'public_id=x&/,
    );
    expect(await refused(store("x", { api_key: "1" }))).toMatch(/^Invalid api_key/);
    expect(await refused(store("x", { timestamp: 1_700_000_000 }))).toMatch(/^Stale request/);
    expect(await refused(store("x", { allowed_formats: ["png"] }))).toBe("Image file format jpg not allowed");
    expect(await refused(sdk.uploader.rename("nothing", "y", asked()))).toBe("Resource not found - nothing");
  });
});

test("a plan's limits are told with the numbers that broke them", async () => {
  const limits = { imageBytes: 500, videoBytes: 1, rawBytes: 1, imagePixels: 1_000, requestBytes: 100_000 };
  const small = await startCloudinary({ dataDir: join(dataDir, "small"), account: { ...ACCOUNT, limits } });
  const at = { upload_prefix: small.origin };
  await expect(store("x", at)).rejects.toMatchObject({
    http_code: 400,
    message: `File size too large. Got ${picture.length}. Maximum is 500.`,
  });
  const long = Buffer.alloc(100_001).toString("base64");
  const sent = sdk.uploader.upload(
    `data:application/octet-stream;base64,${long}`,
    asked({ ...at, resource_type: "raw" }),
  );
  await expect(sent).rejects.toMatchObject({ http_code: 413 });
  await small.close();
});

describe("the Admin API, asked by the real SDK", () => {
  test("lists page by page, finds by id, by asset id and by search", async () => {
    for (const name of ["a/1", "a/2", "a/3", "b/1"]) await store(name, { asset_folder: name.split("/")[0] });
    const first = await sdk.api.resources(asked({ type: "upload", prefix: "a/", max_results: 2 }));
    const second = await sdk.api.resources(
      asked({ type: "upload", prefix: "a/", max_results: 2, next_cursor: first.next_cursor }),
    );
    const ids = [...first.resources, ...second.resources].map((one: { public_id: string }) => one.public_id);
    expect(ids.sort()).toEqual(["a/1", "a/2", "a/3"]);
    expect(second.next_cursor).toBeUndefined();
    const one = await sdk.api.resource("a/1", asked());
    expect(await sdk.api.resources_by_asset_ids([one.asset_id], asked())).toMatchObject({
      resources: [{ public_id: "a/1" }],
    });
    const search: { execute(options: object): Promise<unknown> } = sdk.search.expression(
      "asset_folder:a AND public_id:a/2",
    );
    expect(await search.execute(asked())).toMatchObject({ total_count: 1, resources: [{ public_id: "a/2" }] });
    await sdk.api.delete_resources(["a/1", "a/9"], asked({ type: "upload" }));
    await expect(sdk.api.resource("a/1", asked())).rejects.toMatchObject({ error: { http_code: 404 } });
  });

  test("counts its calls and stops at the hour's allowance", async () => {
    const first = await sdk.api.ping(asked());
    expect(first).toMatchObject({ status: "ok", rate_limit_allowed: 60, rate_limit_remaining: 59 });
    for (let call = 0; call < 59; call += 1) await sdk.api.ping(asked());
    await expect(sdk.api.ping(asked())).rejects.toMatchObject({ error: { http_code: 420 } });
    await controlOf(sandbox.origin).moveClock(3_600_000);
    expect(await sdk.api.ping(asked())).toMatchObject({ status: "ok" });
  });

  test("lets nobody in with a wrong secret", async () => {
    await expect(sdk.api.ping(asked({ api_secret: "wrong" }))).rejects.toMatchObject({ error: { http_code: 401 } });
  });
});

describe("delivery", () => {
  const facts = async (path: string, accept = "*/*") => {
    const answer = await fetch(at(path), { headers: { accept } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const { width, height, format, exif } = answer.ok ? await sharp(bytes).metadata() : {};
    return { status: answer.status, width, height, format, hasExif: exif !== undefined, answer, bytes };
  };

  test.each([
    ["c_fill,w_100,h_100", 100, 100],
    ["c_limit,w_320", 320, 180],
    ["c_limit,w_2000", 640, 360],
    ["c_fit,w_100,h_100", 100, 56],
    ["c_thumb,g_face,w_64,h_64", 64, 64],
    ["c_fill,dpr_2.0,w_50,h_40", 100, 80],
    ["c_fill,ar_1:1,w_90", 90, 90],
    ["w_0.5", 320, 180],
    ["c_fill,w_200,h_200/e_blur:800", 200, 200],
  ])("%s really is %i × %i", async (transformation, width, height) => {
    await store("shop/p");
    expect(await facts(`image/upload/${transformation}/v1/shop/p.jpg`)).toMatchObject({
      status: 200,
      width,
      height,
      hasExif: false,
    });
  });

  test("f_auto gives each browser what it takes, and says that it does", async () => {
    await store("p");
    const path = "image/upload/f_auto,q_auto/v1/p";
    expect((await facts(path, "image/avif,image/webp,*/*")).format).toBe("heif");
    expect((await facts(path, "image/webp,*/*")).format).toBe("webp");
    const plain = await facts(path);
    expect(plain.format).toBe("jpeg");
    expect(plain.answer.headers.get("vary")).toBe("Accept");
  });

  test("public files may be kept for long and shown anywhere, the others never kept", async () => {
    await store("p");
    const { answer } = await facts("image/upload/p.jpg");
    expect(answer.headers.get("cache-control")).toContain("max-age=2592000");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    await store("secret", { type: "authenticated" });
    const signed = sdk.url(
      "secret.jpg",
      asked({
        type: "authenticated",
        sign_url: true,
        urlAnalytics: false,
        secure: false,
        cname: new URL(sandbox.origin).host,
      }),
    );
    const opened = await fetch(signed);
    expect([opened.status, opened.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  });

  test("what is not public opens with a signature made by the real SDK, and not without", async () => {
    await store("closed", { type: "authenticated" });
    await store("half", { type: "private" });
    expect((await facts("image/authenticated/closed.jpg")).status).toBe(401);
    expect((await facts("image/authenticated/w_100/closed.jpg")).status).toBe(401);
    expect((await facts("image/private/half.jpg")).status).toBe(401);
    expect((await facts("image/private/w_100/half.jpg")).status).toBe(200);
    expect((await facts("image/authenticated/s--AAAAAAAA--/closed.jpg")).status).toBe(401);
    for (const long_url_signature of [false, true]) {
      const options = {
        type: "authenticated",
        sign_url: true,
        width: 50,
        crop: "scale",
        long_url_signature,
        urlAnalytics: false,
      };
      const url = sdk.url("closed.jpg", asked({ ...options, secure: false, cname: new URL(sandbox.origin).host }));
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url.replace("w_50", "w_51"))).status).toBe(401);
    }
  });

  test("says in a header why it does not deliver", async () => {
    await store("p");
    const reason = async (path: string) => (await fetch(at(path))).headers.get("x-cld-error");
    expect(await reason("image/upload/nothing.jpg")).toBe("Resource not found - nothing.jpg");
    expect(await reason("image/upload/w_abc/p.jpg")).toBe("Invalid width in transformation: abc");
    expect(await reason("image/upload/oops/v1/p.jpg")).toBe("Invalid transformation component - oops");
  });

  test("a part of a file is delivered to whoever asks for a part", async () => {
    await store("p");
    const part = async (range: string) => {
      const answer = await fetch(at("image/upload/p.jpg"), { headers: { range } });
      return {
        status: answer.status,
        told: answer.headers.get("content-range"),
        bytes: Buffer.from(await answer.arrayBuffer()),
      };
    };
    expect(await part("bytes=10-19")).toEqual({
      status: 206,
      told: `bytes 10-19/${picture.length}`,
      bytes: picture.subarray(10, 20),
    });
    expect((await part("bytes=-5")).bytes.equals(picture.subarray(-5))).toBe(true);
    expect((await part(`bytes=${picture.length}-`)).status).toBe(416);
  });

  test("a restart finds every file again", async () => {
    const before = await store("kept/p");
    await sandbox.close();
    sandbox = await startCloudinary({ dataDir, account: ACCOUNT });
    expect(await sdk.api.resource("kept/p", asked())).toMatchObject({ asset_id: before.asset_id });
    expect((await facts("image/upload/kept/p.jpg")).bytes.equals(picture)).toBe(true);
  });
});

test("a browser of another origin may upload: the preflight says so", async () => {
  const answer = await fetch(`${sandbox.origin}/v1_1/${sandbox.cloudName}/image/upload`, {
    method: "OPTIONS",
    headers: { origin: "https://app.test", "access-control-request-method": "POST" },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-allow-headers")).toContain("X-Unique-Upload-Id");
});

test("a notification is signed and sent again until it is received", async () => {
  const received: { body: string; signature: string; timestamp: number }[] = [];
  let tries = 0;
  const done = Promise.withResolvers<void>();
  const receiver = createServer(async (request, response) => {
    tries += 1;
    const body = (await buffer(request)).toString();
    response.writeHead(tries < 3 ? 500 : 200).end();
    if (tries < 3) return;
    const { "x-cld-signature": signature, "x-cld-timestamp": timestamp } = request.headers;
    received.push({ body, signature: String(signature), timestamp: Number(timestamp) });
    done.resolve();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  await store("told", { notification_url: `http://127.0.0.1:${address.port}/hook` });
  await done.promise;
  receiver.close();
  const [one] = received;
  if (!one) throw new Error("nothing arrived");
  expect(JSON.parse(one.body)).toMatchObject({ notification_type: "upload", public_id: "told" });
  expect(one.signature).toBe(webhookSignature(one.body, one.timestamp, "shhh", "sha1"));
});
