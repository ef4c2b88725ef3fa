import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  createVitrinaClient,
  type VitrinaClientOptions,
  VitrinaFault,
  VitrinaRefusal,
  VitrinaUnreachable,
} from "../src/index.ts";
import { failed, type Reply, refused, scriptedServer } from "./scripted-server.ts";

const apiKey = "vt_test-key-of-no-account";

async function failureAfter(reply: Reply): Promise<unknown> {
  await using server = await scriptedServer([reply]);
  return await failureAt(server.url);
}

const failureAt = (url: string, options: Partial<VitrinaClientOptions> = {}): Promise<unknown> =>
  createVitrinaClient({ url, apiKey, retries: { attempts: 1 }, ...options })
    .campaigns.detail.query({ id: "0123456789abcdef01234567" })
    .then(
      () => expect.unreachable("the call should have failed"),
      (error: unknown) => error,
    );

test("a refusal keeps its code, its reason, its facts and the request's id", async () => {
  const error = await failureAfter({ each: refused(403, "not-allowed", "scope-missing", { scope: "campaigns:read" }) });
  expect(error).toBeInstanceOf(VitrinaRefusal);
  expect(error).toMatchObject({
    code: "not-allowed",
    reason: "scope-missing",
    facts: { scope: "campaigns:read" },
    requestId: "req-7",
    path: "campaigns.detail",
    message: "campaigns.detail was refused: scope-missing (scope: campaigns:read)",
  });
});

test("a malformed question names the wrong fields", async () => {
  const issues = [{ code: "too_big", path: ["content", "slots"] }];
  const error = await failureAfter({
    each: failed(400, { code: "BAD_REQUEST", requestId: "r1", refusal: null, issues }),
  });
  expect(error).toBeInstanceOf(VitrinaRefusal);
  expect(error).toMatchObject({ reason: "invalid-input", issues, requestId: "r1" });
  expect(String(error)).toContain("content.slots: too_big");
});

test("a reason this build has never heard of is still a refusal", async () => {
  const error = await failureAfter({ each: refused(409, "changed-meanwhile", "moon-in-the-wrong-phase") });
  expect(error).toBeInstanceOf(VitrinaRefusal);
  expect(error).toMatchObject({ reason: "moon-in-the-wrong-phase" });
});

test("a fault keeps the status and the request's id", async () => {
  const fault = failed(
    500,
    { code: "INTERNAL_SERVER_ERROR", requestId: "req-9", refusal: null },
    "Something went wrong.",
  );
  const error = await failureAfter({ each: fault });
  expect(error).toBeInstanceOf(VitrinaFault);
  expect(error).toMatchObject({ status: 500, requestId: "req-9" });
  expect(String(error)).toContain("request req-9");
});

test("another program's page is a fault that says so, with the id a proxy gave it", async () => {
  const error = await failureAfter({ status: 502, text: "<html>", headers: { "x-request-id": "edge-1" } });
  expect(error).toBeInstanceOf(VitrinaFault);
  expect(error).toMatchObject({ status: 502, requestId: "edge-1" });
});

test("a redirect is not followed; the error says where it led", async () => {
  const error = await failureAfter({ status: 301, text: "", headers: { location: "https://elsewhere.test/trpc" } });
  expect(error).toMatchObject({ name: "VitrinaFault", status: 301 });
  expect(String(error)).toContain("https://elsewhere.test/trpc");
});

test("a limit at the edge is the refusal it stands for", async () => {
  const error = await failureAfter({ status: 429, text: '{"error":"slow down"}', headers: { "retry-after": "7" } });
  expect(error).toBeInstanceOf(VitrinaRefusal);
  expect(error).toMatchObject({ code: "too-many", reason: "too-many-requests", retryAfterMs: 7_000 });
});

test("where nobody listens is unreachable, and the error says what happened", async () => {
  const server = await scriptedServer([]);
  await server[Symbol.asyncDispose]();
  const error = await failureAt(server.url);
  expect(error).toBeInstanceOf(VitrinaUnreachable);
  expect(error).toMatchObject({ timedOut: false, requestId: null });
  expect(String(error)).toContain("ECONNREFUSED");
});

test("the key goes into its header and into nothing that can be printed", async () => {
  await using server = await scriptedServer([{ each: failed(500) }, { status: 502, text: "" }, "reset"]);
  const client = createVitrinaClient({ url: server.url, apiKey, retries: { attempts: 1 } });
  const prints: string[] = [inspect(client, { depth: 20, showHidden: true })];
  for (let call = 0; call < 3; call += 1) {
    const error = await client.system.ping.query().catch((thrown: unknown) => thrown);
    prints.push(inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error));
  }
  expect(server.received.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${apiKey}`));
  expect(prints.join("\n")).not.toContain(apiKey);
});

test.each(["", "secret", "vt_", "vt_abcdefgh\nx: y", "vt_two words here", "Bearer vt_abcdefgh"])(
  "%j is refused as a key",
  (wrong) => {
    expect(() => createVitrinaClient({ url: "http://localhost:4000", apiKey: wrong })).toThrow(TypeError);
  },
);

test("a key that was pasted wrongly is not repeated in the error", () => {
  const build = () => createVitrinaClient({ url: "http://localhost:4000", apiKey: `${apiKey}\n` });
  expect(build).toThrow(TypeError);
  expect(build).not.toThrow(apiKey);
});

test.each(["", "localhost:4000", "ftp://vitrina.example", "/trpc"])("%j is refused as an address", (url) => {
  expect(() => createVitrinaClient({ url, apiKey })).toThrow(TypeError);
});

test.each(["/", "/admin/", "/trpc"])("an address ending in %s leads to the same place", async (ending) => {
  await using server = await scriptedServer([{ each: refused(404, "not-found", "no-such-campaign") }]);
  await failureAt(`${server.url}${ending}`);
  expect(server.received.map(({ paths }) => paths)).toEqual([["campaigns.detail"]]);
});
