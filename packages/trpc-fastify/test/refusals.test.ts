import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SampleRouter } from "./sample-router.ts";
import { startBoth, type TestServer } from "./two-servers.ts";

let ours: TestServer;
let theirs: TestServer;
beforeAll(async () => {
  ({ ours, theirs } = await startBoth());
});
afterAll(async () => {
  await ours[Symbol.asyncDispose]();
  await theirs[Symbol.asyncDispose]();
});
beforeEach(() => {
  ours.deeds.length = 0;
});

const post = ({ url }: TestServer, contentType: string, body: string | ReadableStream) =>
  fetch(`${url}/store`, { method: "POST", headers: { "content-type": contentType }, body, duplex: "half" });

describe("a body that Fastify will not read is refused with the adapter's status, in tRPC's words", () => {
  it.each([
    ["too large", "application/json", "x".repeat(200_001), 413, "PAYLOAD_TOO_LARGE"],
    ["of an unknown media type", "application/xml", "<a/>", 415, "UNSUPPORTED_MEDIA_TYPE"],
  ])("when it is %s", async (_name, contentType, body, status, code) => {
    const answer = await post(ours, contentType, body);
    expect(answer.status).toBe(status);
    expect((await post(theirs, contentType, body)).status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { json: { data: { code, httpStatus: status } } } });
    expect(ours.deeds).toMatchObject([{ what: "error", detail: { code, type: "unknown" } }]);
  });

  it("so that the real client, batching, sees a code", async () => {
    const client = createTRPCClient<SampleRouter>({
      links: [httpBatchLink({ url: ours.url, transformer: superjson })],
    });
    await expect(client.store.mutate("x".repeat(200_001))).rejects.toMatchObject({
      data: { code: "PAYLOAD_TOO_LARGE" },
    });
  });
});

describe("forms and bytes stay within the body limit", () => {
  it.each(["multipart/form-data; boundary=x", "application/octet-stream"])("for %s", async (contentType) => {
    expect((await post(ours, contentType, "x".repeat(200_001))).status).toBe(413);
  });

  it("even when they do not say how long they are", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64_000)) });
    const answer = await post(ours, "application/octet-stream", endless).catch(() => "cut off");
    expect(typeof answer === "string" || answer.status === 400).toBe(true);
    expect(ours.deeds).toMatchObject([{ what: "error", detail: { code: "BAD_REQUEST" } }]);
  });
});

describe("a router that takes JSON alone", () => {
  let strict: TestServer;
  beforeAll(async () => {
    const both = await startBoth({ jsonOnly: true });
    await both.theirs[Symbol.asyncDispose]();
    strict = both.ours;
  });
  afterAll(() => strict[Symbol.asyncDispose]());

  it.each([
    [
      "a form",
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
    ],
    ["a form without a boundary", "multipart/form-data", "{}"],
    ["a broken form", "multipart/form-data; boundary=x", "nothing of the kind"],
    ["bytes", "application/octet-stream", "x"],
    ["text", "text/plain", '{"json":1}'],
    ["an unknown type", "application/x-nobody-knows", "{}"],
    ["what is no type at all", "nonsense", "{}"],
  ])("refuses %s as 415, in tRPC's words, and calls nothing", async (_name, contentType, body) => {
    strict.deeds.length = 0;
    const answer = await post(strict, contentType, body);
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ error: { json: { data: { code: "UNSUPPORTED_MEDIA_TYPE" } } } });
    expect(strict.deeds.map(({ what }) => what)).toEqual(["error"]);
  });

  it("still answers JSON, however its type is written", async () => {
    for (const type of ["application/json", "Application/JSON; charset=utf-8"]) {
      expect((await post(strict, type, '{"json":1}')).status).toBe(200);
    }
  });
});

it("keeps a vary header that a hook has set, which the adapter overwrites", async () => {
  const answer = await fetch(`${ours.url}/plain`, { headers: { "x-varied": "yes" } });
  expect(answer.headers.get("vary")).toBe("origin, trpc-accept, accept");
});
