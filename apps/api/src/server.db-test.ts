import { storageHash } from "@vitrina/prisma";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildServer } from "./server.ts";
import { startTestApi, type TestApi } from "./testing/api.test-kit.ts";

let api: TestApi;
let app: FastifyInstance;
let drain: () => void;
beforeAll(async () => {
  api = await startTestApi();
  ({ app, drain } = await buildServer(api.wiring, { webApps: [] }));
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const ask = (url: string, payload?: string, headers: Record<string, string> = {}) =>
  app.inject({
    url,
    method: payload === undefined ? "GET" : "POST",
    headers: { ...(payload !== undefined && { "content-type": "application/json" }), ...headers },
    ...(payload !== undefined && { payload }),
  });

describe("health", () => {
  test("alive and ready", async () => {
    expect((await ask("/healthz")).json()).toMatchObject({ status: "ok" });
    expect((await ask("/readyz")).json()).toMatchObject({ status: "ok", failing: null });
  });

  test("a database that was not migrated far enough makes it not ready, and alive all the same", async () => {
    const migrations = api.wiring.db.driver.collection("_prisma_migrations");
    const reached = await migrations.find({}).toArray();
    await migrations.deleteMany({ $or: [{ storageHash }, { to: storageHash }] });
    const answer = await ask("/readyz");
    expect([answer.statusCode, answer.json().failing]).toEqual([503, "migrations"]);
    expect((await ask("/healthz")).statusCode).toBe(200);
    await migrations.deleteMany({});
    await migrations.insertMany(reached);
    expect((await ask("/readyz")).statusCode).toBe(200);
  });
});

describe("every answer", () => {
  test("carries its request's id, and its own one", async () => {
    const [first, second] = await Promise.all([ask("/healthz"), ask("/trpc/system.ping")]);
    expect(first.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
  });

  test("lets pages load from us and from the pictures' host alone", async () => {
    const { headers } = await ask("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob: https://res.cloudinary.com");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("tells other sites our host and no more", async () => {
    for (const url of ["/", "/privacidad", "/trpc/system.ping", "/nowhere"]) {
      expect((await ask(url)).headers["referrer-policy"], url).toBe("strict-origin-when-cross-origin");
    }
  });

  test("of a procedure is kept by no cache, whether it is an answer, a refusal or a batch of both", async () => {
    for (const url of ["/trpc/system.ping", "/trpc/campaigns.list", "/trpc/system.ping,me.profile?batch=1"]) {
      expect((await ask(url)).headers["cache-control"], url).toBe("no-store");
    }
  });

  test("opens nothing to other origins", async () => {
    const { headers } = await ask("/trpc/system.ping", undefined, { origin: "https://evil.example" });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("says how many requests are left", async () => {
    const { headers } = await ask("/trpc/system.ping");
    expect(Number(headers["ratelimit-limit"])).toBeGreaterThan(0);
    expect(Number(headers["ratelimit-remaining"])).toBeGreaterThan(0);
  });
});

describe("what goes wrong", () => {
  test("a refusal has a status, a code, a reason and no stack", async () => {
    const answer = await ask("/trpc/campaigns.list");
    const { error } = answer.json();
    expect(answer.statusCode).toBe(401);
    expect(error.json.data).toMatchObject({
      code: "UNAUTHORIZED",
      refusal: { code: "unauthenticated", reason: "sign-in-needed" },
      requestId: answer.headers["x-request-id"],
    });
    expect(answer.body).not.toMatch(/\bat \S+:\d+|stack/);
  });

  test("a fault keeps its words to itself", async () => {
    const words = "mongodb://somebody:a-password@inside";
    const invitations = {
      ...api.wiring.ports.invitations,
      byTokenHash: () => Promise.reject(new Error(words)),
    };
    const broken = await buildServer({ ...api.wiring, ports: { ...api.wiring.ports, invitations } }, { webApps: [] });
    const input = encodeURIComponent(JSON.stringify({ json: { token: "x".repeat(43) } }));
    const answer = await broken.app.inject(`/trpc/invitations.show?input=${input}`);
    await broken.app.close();
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error.json.message).toBe("Something went wrong on our side.");
    expect(answer.body).not.toContain("a-password");
  });

  test.each([
    ["malformed JSON", "/trpc/invitations.accept", "{", 400],
    ["a body over the limit", "/trpc/invitations.accept", JSON.stringify("x".repeat(300_000)), 413],
    ["a query asked as a mutation", "/trpc/system.ping", "{}", 405],
    ["an unknown procedure", "/trpc/campaigns.destroyAll", "{}", 404],
    ["a prototype's name", "/trpc/__proto__.constructor", "{}", 404],
  ])("%s is refused clearly", async (_what, url, payload, status) => {
    const answer = await ask(url, payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error.json).toMatchObject({ data: { httpStatus: status } });
    expect(answer.body).not.toMatch(/\bat \S+:\d+/);
  });

  test("a wrong field is named", async () => {
    const payload = JSON.stringify({ json: { token: "x".repeat(43), name: "", password: "short" } });
    const { error } = (await ask("/trpc/invitations.accept", payload)).json();
    expect(error.json.data.issues.map(({ path }: { path: string[] }) => path[0])).toEqual(
      expect.arrayContaining(["name", "password"]),
    );
  });

  test("too many calls in one batch are refused", async () => {
    const batch = Array.from({ length: 21 }, () => "system.ping").join(",");
    expect((await ask(`/trpc/${batch}?batch=1&input=%7B%7D`)).statusCode).toBe(400);
  });
});

describe("too many requests", () => {
  test("are refused with the time to wait", async () => {
    const tight = await buildServer(
      { ...api.wiring, settings: { ...api.wiring.settings, requestsPerMinute: 3 } },
      { webApps: [] },
    );
    const answers = [];
    for (let index = 0; index < 5; index += 1) answers.push(await tight.app.inject("/trpc/system.ping"));
    await tight.app.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429, 429]);
    expect(Number(answers.at(-1)?.headers["retry-after"])).toBeGreaterThan(0);
  });
});

test("while it drains it is not ready, and still answers", async () => {
  drain();
  expect((await ask("/readyz")).json()).toMatchObject({ status: "fail", failing: "stopping" });
  expect((await ask("/trpc/system.ping")).statusCode).toBe(200);
});
