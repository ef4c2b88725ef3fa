import { ExternalError, type Failure } from "@vitrina/outside";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import type { Letter } from "./letters.ts";
import { mongoOutboxQueue } from "./outbox-queue.mongo.ts";
import { relayDue } from "./relay.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
let told: string[] = [];
beforeEach(async () => {
  api.setNow(TEST_NOW);
  await api.wiring.db.collection("outbox").deleteMany({});
  told = [];
});

const tell = async (letter: Letter) => void told.push(String(letter.facts.title));
const relay = (change: Partial<Parameters<typeof relayDue>[0]> = {}) =>
  relayDue({
    queue: mongoOutboxQueue(api.wiring.db),
    now: api.now,
    jitter: () => 1,
    tell,
    onTrouble: () => {},
    ...change,
  });
const later = (ms: number) => api.setNow(new Date(api.now().getTime() + ms));
const announce = (title: string, aggregateId = "a", notBefore?: Date) =>
  api.wiring.ports.outbox.announce({
    kind: "application.received",
    aggregateId,
    payload: { applicationId: "1".repeat(24), creatorId: "2".repeat(24), title },
    ...(notBefore && { notBefore }),
  });
const outbox = () => api.wiring.db.collection("outbox");
const statuses = async () =>
  (await outbox().find().sort({ createdAt: 1, _id: 1 }).toArray()).map(({ payload, status }) => [
    payload.title,
    status,
  ]);

const failing = (failure: Partial<Failure>) => () =>
  Promise.reject(
    new ExternalError("resend", "send", 1, {
      kind: "unavailable",
      message: "away",
      retryable: true,
      outcomeUnknown: false,
      ...failure,
    }),
  );
const failOn = (title: string, failure: Partial<Failure>) => async (letter: Letter) =>
  letter.facts.title === title ? failing(failure)() : tell(letter);

describe("of one aggregate", () => {
  test("nothing overtakes what fails and waits, however many relays work and however long it takes", async () => {
    for (const title of ["1", "2", "3"]) await announce(title);
    await announce("other", "b");
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([1, 2, 3].map(() => relay({ tell: failOn("1", {}) })));
      later(30 * SECOND);
    }
    expect(told).toEqual(["other"]);
    later(2 * HOUR);
    await Promise.all([1, 2, 3].map(() => relay()));
    expect(told).toEqual(["other", "1", "2", "3"]);
  });

  test("what waits behind another asks the database nothing until that one's time", async () => {
    await announce("1");
    await announce("2");
    await relay({ tell: failing({}) });
    const [, second] = await outbox().find().sort({ createdAt: 1, _id: 1 }).toArray();
    const queue = mongoOutboxQueue(api.wiring.db);
    expect(await queue.hold(api.now(), SECOND)).toBeNull();
    expect(second?.attempts).toBe(0);
    expect((await queue.nextAt(api.now()))?.getTime()).toBeGreaterThan(api.now().getTime());
  });

  test("the next goes as soon as the one before it is out, without waiting for its turn to look", async () => {
    await announce("1");
    await announce("2");
    await relay({ tell: failing({}) });
    later(6 * SECOND);
    await relay();
    expect(told).toEqual(["1", "2"]);
  });

  test("what was given up holds back nothing; replayed, it goes before what has not gone by then", async () => {
    for (const title of ["1", "2", "3"]) await announce(title);
    await relay({ tell: failOn("1", { kind: "bad_request", retryable: false }) });
    expect(await statuses()).toEqual([
      ["1", "dead"],
      ["2", "delivered"],
      ["3", "delivered"],
    ]);
    await announce("4", "a", new Date(api.now().getTime() + HOUR));
    const dead = await outbox().findOne({ status: "dead" });
    await api.wiring.ports.work.replayIfStillDead("outbox", String(dead?._id), { by: "x", at: api.now() });
    later(2 * HOUR);
    await relay();
    expect(told).toEqual(["2", "3", "1", "4"]);
  });

  test("what is taken back lets go what waited behind it", async () => {
    await announce("1", "a", new Date(TEST_NOW.getTime() + HOUR));
    later(SECOND);
    await announce("2");
    await relay();
    expect(told).toEqual([]);
    await api.wiring.ports.outbox.takeBack({ kind: "application.received", aggregateId: "a" });
    expect(await statuses()).toEqual([
      ["1", "taken-back"],
      ["2", "taken-back"],
    ]);
    await announce("3");
    await relay();
    expect(told).toEqual(["3"]);
  });
});

describe("a failure", () => {
  test.each(["bad_request", "too_large", "blocked", "not_found"] as const)(
    "that nothing will change (%s) is given up at once",
    async (kind) => {
      await announce("1");
      await relay({ tell: failing({ kind, retryable: false }) });
      expect(await statuses()).toEqual([["1", "dead"]]);
    },
  );

  test.each(["auth", "quota", "rate_limited", "timeout", "network", "unavailable"] as const)(
    "of the company (%s) is waited for, for hours",
    async (kind) => {
      await announce("1");
      for (let attempt = 1; attempt < 14; attempt += 1) {
        await relay({ tell: failing({ kind }) });
        expect(await statuses()).toEqual([["1", "waiting"]]);
        later(2 * HOUR);
      }
      await relay();
      expect(told).toEqual(["1"]);
    },
  );

  test("words that changed under a used key mean that it may be out: a person looks at it", async () => {
    await announce("1");
    await relay({ tell: failing({ kind: "conflict", retryable: false }) });
    expect(await statuses()).toEqual([["1", "needs-review"]]);
  });
});

describe("after a day", () => {
  test("a mail that may be out is not sent again: a person looks at it", async () => {
    await announce("1");
    await relay({ tell: failing({ kind: "timeout", outcomeUnknown: true }) });
    later(23 * HOUR + SECOND);
    await relay();
    expect(told).toEqual([]);
    expect(await statuses()).toEqual([["1", "needs-review"]]);
  });

  test("a mail whose relay died in the middle is not sent again either", async () => {
    await announce("1");
    await mongoOutboxQueue(api.wiring.db).hold(api.now(), 60 * SECOND);
    later(24 * HOUR);
    await relay();
    expect(await statuses()).toEqual([["1", "needs-review"]]);
  });

  test("a mail that certainly is not out goes", async () => {
    await announce("1");
    await relay({ tell: failing({ kind: "rate_limited", outcomeUnknown: false }) });
    later(48 * HOUR);
    await relay();
    expect(told).toEqual(["1"]);
  });

  test("a mail that nobody has tried goes", async () => {
    await announce("1");
    later(72 * HOUR);
    await relay();
    expect(told).toEqual(["1"]);
  });
});
