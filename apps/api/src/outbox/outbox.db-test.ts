import type { MailMessage } from "@vitrina/mail";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";
import type { Letter } from "./letters.ts";
import { mongoNotices } from "./notices.mongo.ts";
import { mongoOutboxQueue } from "./outbox-queue.mongo.ts";
import { relayDue } from "./relay.ts";
import { type Telling, tell } from "./tell.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MINUTE = 60_000;
let told: { letter: Letter; key: string }[] = [];
let trouble: { final: boolean }[] = [];
beforeEach(async () => {
  api.setNow(TEST_NOW);
  await api.wiring.db.collection("outbox").deleteMany({});
  told = [];
  trouble = [];
});

const relay = (change: Partial<Parameters<typeof relayDue>[0]> = {}) =>
  relayDue({
    queue: mongoOutboxQueue(api.wiring.db),
    now: api.now,
    jitter: () => 1,
    tell: async (letter, key) => {
      told.push({ letter, key });
    },
    onTrouble: (_message, _error, final) => trouble.push({ final }),
    ...change,
  });

const later = (ms: number) => api.setNow(new Date(api.now().getTime() + ms));
const announce = (title: string, aggregateId = "a") =>
  api.wiring.ports.outbox.announce({
    kind: "application.received",
    aggregateId,
    payload: { applicationId: "1".repeat(24), creatorId: "2".repeat(24), title },
  });
const titles = () => told.map(({ letter }) => letter.facts.title);
const messages = () => api.wiring.db.orm.outbox.where({}).orderBy({ createdAt: 1 }).all();

describe("the relay", () => {
  test("delivers once, in the order of the announcements of one aggregate", async () => {
    for (const title of ["uno", "dos", "tres"]) await announce(title);
    expect(await relay()).toBe(3);
    expect(titles()).toEqual(["uno", "dos", "tres"]);
    later(MINUTE);
    expect(await relay()).toBe(0);
  });

  test("two at once tell nobody twice", async () => {
    for (let index = 0; index < 20; index += 1) await announce(`${index}`, `aggregate ${index}`);
    await Promise.all([relay(), relay(), relay()]);
    expect(titles().sort()).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`).sort());
  });

  test("tries again later, and an earlier failure holds back what came after it", async () => {
    await announce("primero");
    await announce("segundo");
    await relay({ tell: () => Promise.reject(new Error("the mail company is away")) });
    expect(await messages()).toMatchObject([
      { status: "waiting", lastError: "the mail company is away" },
      { attempts: 0 },
    ]);
    expect(await relay()).toBe(0);
    later(6_000);
    await relay();
    later(2_000);
    await relay();
    expect(titles()).toEqual(["primero", "segundo"]);
  });

  test("gives up after eight attempts, says so, and goes on with the rest", async () => {
    await announce("roto");
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await relay({ tell: () => Promise.reject(new Error("broken")) });
      later(3 * 60 * MINUTE);
    }
    expect(await messages()).toMatchObject([{ status: "dead", attempts: 8 }]);
    expect(trouble.map(({ final }) => final)).toEqual([...Array(7).fill(false), true]);
    await announce("sano");
    await relay();
    expect(titles()).toEqual(["sano"]);
  });

  test("what a relay held when it died is taken up by another, with the same keys", async () => {
    await announce("a medias");
    const dies = relay({
      tell: async (letter, key) => {
        told.push({ letter, key });
        await new Promise(() => {});
      },
    });
    await Promise.race([dies, new Promise((done) => setTimeout(done, 300))]);
    expect(await relay()).toBe(0);
    later(2 * MINUTE);
    expect(await relay()).toBe(1);
    expect(new Set(told.map(({ key }) => key)).size).toBe(1);
  });

  test("an announcement nobody wrote letters for is trouble, not silence", async () => {
    await api.wiring.ports.outbox.announce({ kind: "nobody.knows", aggregateId: "x", payload: {} });
    await relay();
    expect(trouble).toHaveLength(1);
  });
});

test("a moved deadline reaches the creator once, in the app and by mail, with both dates", async () => {
  const { id, revision } = await publishedCampaign(api, { title: "Miel de caña" });
  const { creator } = await confirmedApplication(api, id);
  await api.wiring.db.collection("outbox").deleteMany({});
  const move = { id, revision, deliveryDays: 10, deliveryStarts: "on_confirmation" as const };
  await api.as(admin("manager")).campaigns.moveDeadline(move);

  const mails: MailMessage[] = [];
  const telling: Telling = {
    ...api.wiring.ports,
    notices: mongoNotices(api.wiring.db, api.now),
    // Nobody remembers what was accepted, as when the process died before it could be noted.
    deliveries: { ...api.wiring.ports.deliveries, isAccepted: async () => false },
    sendMail: async (mail) => ({ id: `mail-${mails.push(mail)}` }),
    publicUrl: "https://vitrina.example",
    unseal: (sealed: string) => sealed,
    localeOf: async () => "es" as const,
  };
  await relay({ tell: (letter, key) => tell(telling, letter, key) });
  await api.wiring.db.collection("outbox").updateMany({}, { $set: { status: "waiting", lockedUntil: null } });
  await relay({ tell: (letter, key) => tell(telling, letter, key) });

  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(mails[0]).toMatchObject({ subject: "Cambió la fecha límite: Miel de caña" });
  expect(mails[0]?.text).toMatch(/miércoles, 2 de diciembre.*antes: domingo, 29 de noviembre/s);
  const stored = await api.wiring.ports.creators.byId(creator.creatorId);
  expect(await api.wiring.db.orm.notifications.where({ userId: stored?.userId ?? "" }).all()).toHaveLength(1);
});
