import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { controlOf } from "./control-of.ts";
import { installControlPlane } from "./control-plane.ts";
import type { Fault } from "./faults.ts";

let app: FastifyInstance;
let origin: string;
let effects: number;

beforeEach(async () => {
  effects = 0;
  app = Fastify({ forceCloseConnections: true });
  installControlPlane(app, {
    errorAnswer: (status) => ({ status, body: { vendor: status } }),
    rateLimitAnswer: () => ({ status: 429, headers: { "retry-after": "7" }, body: { vendor: "slow down" } }),
    quotaAnswer: () => ({ status: 429, body: { vendor: "enough for today" } }),
  });
  app.post("/work", async () => {
    effects += 1;
    return { done: true };
  });
  origin = await app.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(() => app.close());

const work = async (body = "{}", signal?: AbortSignal) => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${origin}/work`, { method: "POST", headers, body, ...(signal && { signal }) });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

test.each<[Fault, number, string]>([
  ["status:503", 503, '{"vendor":503}'],
  ["html502", 502, "<html>"],
  ["html200", 200, "<html>"],
  ["jsonNull500", 500, "null"],
  ["rate_limit", 429, "slow down"],
  ["quota", 429, "enough for today"],
  ["early413_close", 413, '{"vendor":413}'],
])("%s answers %i and nothing is done", async (fault, status, words) => {
  await controlOf(origin).arm({ fault });
  const answer = await work();
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(words);
  expect(effects).toBe(0);
});

test.each<[Fault, number]>([
  ["reset_before", 0],
  ["reset_after_effect", 1],
  ["truncate", 1],
])("%s breaks the line, with %i effects", async (fault, count) => {
  await controlOf(origin).arm({ fault });
  await expect(work()).rejects.toThrow();
  expect(effects).toBe(count);
});

test("a wrong clock hurts nobody whose questions carry no time", async () => {
  await controlOf(origin).arm({ fault: "clock_skew" });
  expect((await work()).status).toBe(200);
});

test("hang neither answers nor works", async () => {
  await controlOf(origin).arm({ fault: "hang" });
  await expect(work("{}", AbortSignal.timeout(80))).rejects.toThrow(/timeout/);
  expect(effects).toBe(0);
});

test("slow waits and then works; drip works and then takes its time", async () => {
  await controlOf(origin).arm({ fault: "slow:120", times: 1 });
  const startedAt = performance.now();
  expect((await work()).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThan(110);
  await controlOf(origin).arm({ fault: "drip" });
  await expect(work("{}", AbortSignal.timeout(500))).rejects.toThrow(/timeout/);
  expect(effects).toBe(2);
});

test("a rule hurts only what it matches: the nth, so many times, with such a body", async () => {
  await controlOf(origin).arm({ fault: "status:500", match: { method: "post", path: "/work", nth: 2 } });
  expect([(await work()).status, (await work()).status, (await work()).status]).toEqual([200, 500, 200]);
  await controlOf(origin).disarm();
  await controlOf(origin).arm({ fault: "status:500", times: 1, match: { bodyContains: "needle" } });
  expect([(await work()).status, (await work('{"a":"needle"}')).status, (await work('{"a":"needle"}')).status]).toEqual(
    [200, 500, 200],
  );
});

test("the same seed draws the same lots", async () => {
  const drawn = async () => {
    await controlOf(origin).reset();
    await controlOf(origin).arm({ fault: "status:500", probability: 0.4, seed: 7 });
    const statuses: number[] = [];
    for (let i = 0; i < 30; i += 1) statuses.push((await work()).status);
    return statuses;
  };
  const first = await drawn();
  expect(await drawn()).toEqual(first);
  expect(first.filter((status) => status === 500).length).toBeGreaterThan(5);
  expect(first.filter((status) => status === 500).length).toBeLessThan(22);
});

test("the log tells what came, and what it met; reset empties it", async () => {
  await controlOf(origin).arm({ fault: "html502", times: 1 });
  await work();
  await work();
  expect(await controlOf(origin).log()).toMatchObject([
    { method: "POST", path: "/work", status: 502, fault: "html502" },
    { method: "POST", path: "/work", status: 200 },
  ]);
  await controlOf(origin).reset();
  expect(await controlOf(origin).log()).toEqual([]);
});

test("an unknown fault is refused instead of quietly never happening", async () => {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${origin}/_sandbox/faults`, { method: "POST", headers, body: '{"fault":"html503"}' });
  expect(answer.status).toBe(400);
});
