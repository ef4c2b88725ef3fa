import { createHmac } from "node:crypto";
import { newId, objectId } from "@vitrina/db";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildServer } from "../server.ts";
import { createAdmin } from "../sign-in/create-people.ts";
import { startTestApi, type TestApi } from "../testing/api.test-kit.ts";

const SECRET = "a-secret-of-more-than-thirty-two-characters";
let api: TestApi;
let app: FastifyInstance;
let cookie: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ app } = await buildServer(api.wiring, { webApps: [] }));
  const person = { email: "owner@x.test", name: "Owner", role: "owner", password: "vitrina-demo-2026" } as const;
  const userId = await createAdmin(api.wiring.ports, person);
  const token = newId() + newId();
  const now = api.now();
  const session = { token, userId: objectId(userId), expiresAt: new Date("2030-01-01"), createdAt: now };
  await api.wiring.db.driver.collection("session").insertOne(session);
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  cookie = `vitrina.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const change = (headers: Record<string, string>, payload = '{"json":{"name":"Una marca"}}') =>
  app.inject({
    method: "POST",
    url: "/trpc/brands.create",
    headers: { cookie, "content-type": "application/json", ...headers },
    payload,
  });

describe("a change that rides on somebody's cookie", () => {
  test("is taken from a page of ours", async () => {
    const own = { origin: "http://localhost:4000", "sec-fetch-site": "same-origin" };
    expect((await change(own)).statusCode).toBe(200);
  });

  test.each([
    ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["another port", { origin: "http://localhost:4001" }],
    ["another scheme", { origin: "https://localhost:4000" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a neighbour of our domain", { "sec-fetch-site": "same-site" }],
    ["the address line", { "sec-fetch-site": "none" }],
  ])("is refused from %s", async (_where, headers) => {
    const answer = await change(headers);
    expect([answer.statusCode, answer.json().error.json.message]).toEqual([403, "foreign-page"]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "is refused as %s, which a form can send",
    async (type) => {
      const brandsBefore = await api.wiring.db.collection("brands").countDocuments({});
      const answer = await change({ "content-type": type });
      expect([answer.statusCode, answer.json().error.json.data.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
      expect(await api.wiring.db.collection("brands").countDocuments({})).toBe(brandsBefore);
    },
  );

  test("is refused as GET", async () => {
    const url = `/trpc/brands.create?input=${encodeURIComponent('{"json":{"name":"Otra"}}')}`;
    expect((await app.inject({ method: "GET", url, headers: { cookie } })).statusCode).toBe(405);
  });
});

describe("what a question may carry", () => {
  test("is one input: of two in one address the first counts, and the second is not looked at", async () => {
    const ask = (...limits: number[]) => {
      const inputs = limits.map((limit) => `input=${encodeURIComponent(JSON.stringify({ json: { limit } }))}`);
      return app.inject({ method: "GET", url: `/trpc/brands.list?${inputs.join("&")}`, headers: { cookie } });
    };
    expect((await ask(1, 0)).statusCode).toBe(200);
    expect((await ask(0, 1)).statusCode).toBe(400);
  });

  test("a malformed question under an idempotency key is the asker's mistake", async () => {
    const answer = await change({ "idempotency-key": "a-key" }, '{"json":{"name":5}}');
    expect(answer.statusCode).toBe(400);
  });

  test("fields that nobody may set are not set", async () => {
    const payload =
      '{"json":{"name":"Marca de prueba","revision":99,"createdAt":"x","_id":"0","__proto__":{"role":"owner"}}}';
    const answer = await change({}, payload);
    const { id } = answer.json().result.data.json;
    const stored = await api.wiring.db.collection("brands").findOne({ _id: objectId(id) });
    expect(stored).toMatchObject({ name: "Marca de prueba", revision: 1, createdAt: api.now() });
    expect(Object.keys(stored ?? {})).not.toContain("role");
  });

  test("a body over its limit and a method we do not speak are refused", async () => {
    expect((await change({}, `{"json":{"name":"${"a".repeat(300_000)}"}}`)).statusCode).toBe(413);
    expect((await app.inject({ method: "TRACE" as "GET", url: "/" })).statusCode).toBe(404);
  });

  test("files of the server are not served", async () => {
    for (const url of ["/.git/config", "/.env", "/..%2f..%2f.env", "/admin/..%2f..%2fpackage.json", "/package.json"]) {
      expect((await app.inject({ method: "GET", url })).statusCode, url).toBe(404);
    }
  });
});
