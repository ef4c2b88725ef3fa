import { describe, expect, test } from "vitest";
import { createVitrinaClient, keyed, type VitrinaClientOptions } from "../src/index.ts";
import { failed, ok, type Reply, refused, scriptedServer } from "./scripted-server.ts";

const apiKey = "vt_test-key-of-no-account";
const swift = { firstWaitMs: 1, longestWaitMs: 2 };

const clientOf = (url: string, options: Partial<VitrinaClientOptions> = {}) =>
  createVitrinaClient({ url, apiKey, retries: swift, ...options });

const brand = { id: "0123456789abcdef01234567", name: "Yvaga", ruc: "" };

const passing: [string, Reply][] = [
  ["a reset connection", "reset"],
  ["an answer cut short", "cut-short"],
  ["408", { each: failed(408) }],
  ["425", { each: failed(425) }],
  ["429 from a procedure", { each: refused(429, "too-many", "too-many-requests") }],
  ["429 from the edge, in plain JSON", { status: 429, text: '{"message":"slow down"}' }],
  ["500", { each: failed(500, { code: "INTERNAL_SERVER_ERROR", refusal: null }) }],
  ["502 in HTML", { status: 502, text: "<h1>Bad Gateway</h1>" }],
  ["503 that says try later", { each: refused(503, "try-later", "media-unavailable") }],
  ["504 with nothing in it", { status: 504, text: "" }],
];

const settled: [string, Reply][] = [
  ["400", { each: refused(400, "breaks-a-rule", "date-in-the-past") }],
  ["401", { each: refused(401, "unauthenticated", "sign-in-needed") }],
  ["403", { each: refused(403, "not-allowed", "scope-missing") }],
  ["404", { each: refused(404, "not-found", "no-such-campaign") }],
  ["409", { each: refused(409, "changed-meanwhile", "campaign-changed") }],
  ["412", { each: refused(412, "wrong-moment", "campaign-not-open") }],
  ["413", { each: failed(413, { code: "PAYLOAD_TOO_LARGE", refusal: null }) }],
  ["a malformed question", { each: failed(400, { code: "BAD_REQUEST", refusal: null }) }],
  ["a page of another program", { status: 200, text: "<h1>It works!</h1>" }],
  ["a redirect", { status: 302, text: "", headers: { location: "http://elsewhere.test/" } }],
];

describe.each(["query", "mutation"] as const)("a %s", (type) => {
  const ask = (client: ReturnType<typeof clientOf>) =>
    type === "query" ? client.system.ping.query() : client.brands.create.mutate({ name: "Yvaga" });

  test.each(passing)("is made again after %s", async (_what, reply) => {
    await using server = await scriptedServer([reply, reply, { each: ok(brand) }]);
    await expect(ask(clientOf(server.url))).resolves.toEqual(brand);
    expect(server.received).toHaveLength(3);
  });

  test.each(settled)("is not made again after %s", async (_what, reply) => {
    await using server = await scriptedServer([reply, { each: ok(brand) }]);
    await expect(ask(clientOf(server.url))).rejects.toThrow();
    expect(server.received).toHaveLength(1);
  });

  test("ends after so many attempts", async () => {
    await using server = await scriptedServer([{ each: failed(500) }]);
    await expect(ask(clientOf(server.url, { retries: { ...swift, attempts: 3 } }))).rejects.toThrow();
    expect(server.received).toHaveLength(3);
  });
});

describe("the idempotency key", () => {
  const keysOf = (server: { received: { headers: Record<string, unknown> }[] }) =>
    server.received.map(({ headers }) => headers["idempotency-key"]);

  test("stays the same over the retries of one change", async () => {
    await using server = await scriptedServer(["reset", { status: 502, text: "" }, { each: ok(brand) }]);
    await clientOf(server.url).brands.create.mutate({ name: "Yvaga" });
    const [first, ...others] = keysOf(server);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(others).toEqual([first, first]);
  });

  test("differs between two changes", async () => {
    await using server = await scriptedServer([{ each: ok(brand) }]);
    const client = clientOf(server.url);
    await client.brands.create.mutate({ name: "Yvaga" });
    await client.brands.create.mutate({ name: "Yvaga" });
    expect(new Set(keysOf(server)).size).toBe(2);
  });

  test("is the caller's when given, and stands in the error for the next try", async () => {
    await using server = await scriptedServer(["reset"]);
    const asked = clientOf(server.url).brands.create.mutate({ name: "Yvaga" }, keyed("import-7"));
    await expect(asked).rejects.toMatchObject({ name: "VitrinaUnreachable", idempotencyKey: "import-7" });
    expect(new Set(keysOf(server))).toEqual(new Set(["import-7"]));
  });

  test("is not sent with questions", async () => {
    await using server = await scriptedServer([{ each: ok({ ok: true }) }]);
    await clientOf(server.url).system.ping.query();
    expect(keysOf(server)).toEqual([undefined]);
  });

  test.each(["", "two words", "ñandutí", "x".repeat(201), "line\nbreak"])("cannot be %j", async (key) => {
    expect(() => keyed(key)).toThrow(TypeError);
    await using server = await scriptedServer([{ each: ok(brand) }]);
    const context = { idempotencyKey: key };
    await expect(clientOf(server.url).brands.create.mutate({ name: "Yvaga" }, { context })).rejects.toThrow(TypeError);
    expect(server.received).toHaveLength(0);
  });
});

describe("batching", () => {
  test("questions asked together travel together", async () => {
    await using server = await scriptedServer([{ each: (path) => ok(path) }]);
    const client = clientOf(server.url);
    const answers = await Promise.all([client.system.ping.query(), client.me.profile.query()]);
    expect(answers).toEqual(["system.ping", "me.profile"]);
    expect(server.received.map(({ paths }) => paths)).toEqual([["system.ping", "me.profile"]]);
  });

  test("changes made together travel alone, each with its key", async () => {
    await using server = await scriptedServer([{ each: ok(brand) }]);
    const client = clientOf(server.url);
    await Promise.all(["Yvaga", "Arasunu"].map((name) => client.brands.create.mutate({ name })));
    expect(server.received.map(({ paths }) => paths)).toEqual([["brands.create"], ["brands.create"]]);
    expect(new Set(server.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(2);
  });

  test("only the failed part of a batch is asked again", async () => {
    await using server = await scriptedServer([
      { each: (path) => (path === "me.profile" ? failed(500) : ok(path)) },
      { each: (path) => ok(path) },
    ]);
    const client = clientOf(server.url);
    await Promise.all([client.system.ping.query(), client.me.profile.query()]);
    expect(server.received.map(({ paths }) => paths)).toEqual([["system.ping", "me.profile"], ["me.profile"]]);
  });

  test("more than a server takes at once is split", async () => {
    await using server = await scriptedServer([{ each: ok({ ok: true }) }]);
    const client = clientOf(server.url);
    await Promise.all(Array.from({ length: 45 }, () => client.system.ping.query()));
    expect(server.received.map(({ paths }) => paths.length)).toEqual([20, 20, 5]);
  });
});

describe("time", () => {
  test("a call ends when its time is up, however often the server hangs", async () => {
    await using server = await scriptedServer(["never"]);
    const startedAt = performance.now();
    const asked = clientOf(server.url, { timeoutMs: 120 }).brands.create.mutate({ name: "Yvaga" }, keyed("import-7"));
    await expect(asked).rejects.toMatchObject({ timedOut: true, idempotencyKey: "import-7", path: "brands.create" });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test("one question's time is up though its batch goes on for another", async () => {
    await using server = await scriptedServer(["never"]);
    const client = clientOf(server.url, { timeoutMs: 5_000 });
    const patient = client.system.ping.query(undefined, { signal: AbortSignal.timeout(2_000) });
    const hasty = client.me.profile.query(undefined, { signal: AbortSignal.timeout(50) });
    const startedAt = performance.now();
    await expect(hasty).rejects.toMatchObject({ name: "TimeoutError" });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await server[Symbol.asyncDispose]();
    await expect(patient).rejects.toThrow();
  });

  test("a wait the server asks for is kept", async () => {
    await using server = await scriptedServer([
      { status: 429, text: "{}", headers: { "retry-after": "1" } },
      { each: ok({ ok: true }) },
    ]);
    const delays: number[] = [];
    const startedAt = performance.now();
    await clientOf(server.url, { onRetry: ({ delayMs }) => delays.push(delayMs) }).system.ping.query();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(delays).toHaveLength(1);
    expect(delays[0]).toBeGreaterThanOrEqual(1_000);
  });

  test("a wait named by a refusal is kept too", async () => {
    await using server = await scriptedServer([
      { each: refused(429, "too-many", "too-many-requests", { seconds: 3 }) },
    ]);
    const asked = clientOf(server.url, { timeoutMs: 2_000 }).system.ping.query();
    await expect(asked).rejects.toMatchObject({ retryAfterMs: 3_000 });
  });

  test("a wait that does not fit into the call's time is not begun", async () => {
    await using server = await scriptedServer([{ status: 503, text: "", headers: { "retry-after": "3600" } }]);
    const startedAt = performance.now();
    const asked = clientOf(server.url).system.ping.query();
    await expect(asked).rejects.toMatchObject({ reason: "busy", retryAfterMs: 3_600_000 });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(server.received).toHaveLength(1);
  });

  test("the caller's own signal ends a call with its own reason, also in a wait", async () => {
    await using server = await scriptedServer([{ status: 503, text: "", headers: { "retry-after": "20" } }]);
    const stop = new AbortController();
    const asked = clientOf(server.url, { onRetry: () => stop.abort(new Error("enough")) }).system.ping.query(
      undefined,
      { signal: stop.signal },
    );
    await expect(asked).rejects.toThrow("enough");
  });

  test("every retry is told, with what it waits for", async () => {
    await using server = await scriptedServer(["reset", { each: failed(500) }, { each: ok({ ok: true }) }]);
    const told: unknown[] = [];
    const onRetry: VitrinaClientOptions["onRetry"] = ({ path, attempt, error }) =>
      told.push([path, attempt, error.name]);
    await clientOf(server.url, { onRetry }).system.ping.query();
    expect(told).toEqual([
      ["system.ping", 1, "VitrinaUnreachable"],
      ["system.ping", 2, "VitrinaFault"],
    ]);
  });
});
