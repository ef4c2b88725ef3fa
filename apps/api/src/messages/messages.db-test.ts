import { newId } from "@vitrina/db";
import { UNREAD_FOR_MS } from "@vitrina/domain/messages";
import type { AdminActor, CreatorActor } from "@vitrina/domain/people";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wordsOf } from "../outbox/letter-words.ts";
import { lettersOf } from "../outbox/letters.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";
import { tellOfUnread } from "./tell-of-unread.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow(TEST_NOW);
  for (const name of ["outbox", "job_runs"] as const) await api.wiring.db.collection(name).deleteMany({});
});

const later = (ms: number) => api.setNow(new Date(api.now().getTime() + ms));

async function collaboration() {
  const { id } = await publishedCampaign(api);
  const { creator, row } = await confirmedApplication(api, id);
  const manager = admin("manager");
  return { applicationId: row.id, creator, manager, her: api.as(creator), agency: api.as(manager) };
}

const said = (applicationId: string, text: string, change: { key?: string; fileIds?: string[] } = {}) => ({
  applicationId,
  text,
  key: newId(),
  ...change,
});

async function fileOf(actor: AdminActor | CreatorActor, purpose: "message_file" | "deliverable_file" = "message_file") {
  const { assets } = api.wiring.ports;
  const id = newId();
  const folder = "messages";
  const place = { id, purpose, folder, publicId: `${folder}/${id}`, fileName: "recibo.pdf", expectedBytes: 9 };
  await assets.reserve({ ...place, expectedMd5: "0".repeat(32), uploadedBy: actor.userId });
  const found = { outsideAssetId: id, version: 1, format: "pdf", bytes: 9, width: 0, height: 0 };
  await assets.verify(id, { ...found, resourceType: "image" });
  return id;
}

describe("a conversation", () => {
  test("is empty until somebody speaks, then holds what both said, the latest first", async () => {
    const { applicationId, her, agency } = await collaboration();
    expect(await her.messages.mine({ applicationId })).toMatchObject({ items: [], unread: 0, isClosed: false });
    await agency.messages.send(said(applicationId, "¿Llegó el paquete?"));
    later(1_000);
    await her.messages.sendMine(said(applicationId, "Sí, hoy."));
    const seen = await agency.messages.thread({ applicationId });
    expect(seen.items.map(({ side, text }) => [side, text])).toEqual([
      ["creator", "Sí, hoy."],
      ["agency", "¿Llegó el paquete?"],
    ]);
    expect(seen).toMatchObject({ unread: 1, total: 2 });
  });

  test("knows what each side has read", async () => {
    const { applicationId, her, agency } = await collaboration();
    await agency.messages.send(said(applicationId, "Hola"));
    await agency.messages.send(said(applicationId, "¿Está?"));
    expect(await her.messages.myUnread()).toEqual({ total: 2, threads: [{ applicationId, unread: 2 }] });
    expect((await agency.messages.thread({ applicationId })).otherReadAt).toBeNull();
    later(60_000);
    await her.messages.readMine({ applicationId });
    expect(await her.messages.myUnread()).toEqual({ total: 0, threads: [] });
    expect((await agency.messages.thread({ applicationId })).otherReadAt).toEqual(api.now());
  });

  test("stores a message once, however often its sender tried", async () => {
    const { applicationId, her, agency } = await collaboration();
    const message = said(applicationId, "Una sola vez");
    const answers = await Promise.all([1, 2, 3].map(() => her.messages.sendMine(message)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await agency.messages.thread({ applicationId })).toMatchObject({ total: 1, unread: 1 });
  });

  test("loses nothing when both sides speak at once for the first time", async () => {
    const { applicationId, her, agency } = await collaboration();
    await Promise.all(
      [1, 2, 3, 4].flatMap((number) => [
        her.messages.sendMine(said(applicationId, `ella ${number}`)),
        agency.messages.send(said(applicationId, `agencia ${number}`)),
      ]),
    );
    expect((await her.messages.mine({ applicationId })).total).toBe(8);
    const stored = await api.wiring.db.orm.threads.where({ applicationId }).all();
    expect(stored).toMatchObject([{ messageCount: 8 }]);
  });

  test("is closed for a creator who was turned down, and can still be read", async () => {
    const { id } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const her = api.as(creator);
    const { id: applicationId } = await her.applications.submit({ campaignId: id, pitch: "" });
    await her.messages.sendMine(said(applicationId, "¿Alguna novedad?"));
    await api.as(admin("manager")).applications.reject({ id: applicationId, message: "Gracias" });
    await expect(her.messages.sendMine(said(applicationId, "¿Por qué?"))).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      message: "thread-closed",
    });
    expect(await her.messages.mine({ applicationId })).toMatchObject({ isClosed: true, total: 1 });
    await api.as(admin("manager")).messages.send(said(applicationId, "Habrá otras"));
  });

  test("of somebody else is as good as none", async () => {
    const { applicationId, agency, manager } = await collaboration();
    const fileId = await fileOf(manager);
    await agency.messages.send(said(applicationId, "Entre nosotros", { fileIds: [fileId] }));
    const stranger = api.as(await approvedCreator(api));
    for (const guess of [
      stranger.messages.mine({ applicationId }),
      stranger.messages.readMine({ applicationId }),
      stranger.messages.sendMine(said(applicationId, "Hola")),
      stranger.messages.openMyFile({ applicationId, assetId: fileId }),
    ]) {
      await expect(guess).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-application" });
    }
    const own = await collaboration();
    const elsewhere = own.her.messages.openMyFile({ applicationId: own.applicationId, assetId: fileId });
    await expect(elsewhere).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-asset" });
  });
});

describe("a file in a message", () => {
  test("opens for both sides by an address that ends, on record", async () => {
    const { applicationId, creator, her, agency } = await collaboration();
    const fileId = await fileOf(creator);
    const sent = await her.messages.sendMine(said(applicationId, "", { fileIds: [fileId] }));
    expect(sent.files).toEqual([{ assetId: fileId, fileName: "recibo.pdf", format: "pdf", bytes: 9 }]);
    const opened = await agency.messages.openFile({ applicationId, assetId: fileId });
    expect(opened.expiresAt).toEqual(new Date(api.now().getTime() + 5 * 60_000));
    expect(opened.url).toMatch(/expires_at|signature/);
    const log = await api.wiring.db.orm.audit_log.where({ action: "message.file-opened" }).all();
    expect(log.filter(({ target }) => target.id === fileId)).toHaveLength(1);
  });

  test.each(["another person's", "one meant for a delivery"])("%s is not taken along", async (which) => {
    const { applicationId, creator, manager, her } = await collaboration();
    const fileId = which === "another person's" ? await fileOf(manager) : await fileOf(creator, "deliverable_file");
    const theft = her.messages.sendMine(said(applicationId, "", { fileIds: [fileId] }));
    await expect(theft).rejects.toMatchObject({ message: "no-such-asset" });
  });
});

describe("whoever does not read", () => {
  const due = async () =>
    (await api.wiring.db.orm.job_runs.where({ kind: "messages.unread", status: "waiting" }).all()).length;
  const noticeOf = async (applicationId: string, side: "agency" | "creator") => {
    const thread = await api.wiring.ports.messages.threadOf(applicationId);
    const dueAt = thread?.readers[side].noticeAt;
    if (!thread || !dueAt) throw new Error("Nothing is due to anybody.");
    return () => tellOfUnread(api.wiring.ports, thread.id, side, dueAt);
  };
  const letters = async () => {
    const rows = await api.wiring.db.orm.outbox.where({ kind: "message.unread" }).all();
    return rows.flatMap(({ kind, payload }) => lettersOf(kind, payload));
  };

  test("gets one letter for all that waits, a while later, and no second one for the same", async () => {
    const { applicationId, creator, agency } = await collaboration();
    for (const text of ["Hola", "¿Está?", "Avise cuando pueda"]) {
      await agency.messages.send(said(applicationId, text));
      later(60_000);
    }
    expect(await due()).toBe(1);
    later(UNREAD_FOR_MS);
    const run = await noticeOf(applicationId, "creator");
    expect((await Promise.all([run(), run()])).toSorted()).toEqual([false, true]);
    expect(await run()).toBe(false);
    expect(await letters()).toMatchObject([
      { to: { creatorId: creator.creatorId }, link: { path: `/creator/applications/${applicationId}#messages` } },
    ]);
  });

  test("gets none when they read in time", async () => {
    const { applicationId, her, agency } = await collaboration();
    await agency.messages.send(said(applicationId, "Hola"));
    await her.messages.readMine({ applicationId });
    expect(await due()).toBe(0);
    expect(await (await noticeOf(applicationId, "creator"))()).toBe(false);
    expect(await letters()).toEqual([]);
  });

  test("of the agency is whoever wrote last, with words in both languages", async () => {
    const { applicationId, her } = await collaboration();
    const userId = await api.wiring.ports.accounts.openAdmin({
      email: `${newId()}@agency.test`,
      name: "Rocío",
      role: "manager",
      passwordHash: "x",
    });
    await api.as({ ...admin("manager"), userId }).messages.send(said(applicationId, "¿Todo bien?"));
    await her.messages.sendMine(said(applicationId, "Todo bien"));
    later(UNREAD_FOR_MS);
    await (await noticeOf(applicationId, "agency"))();
    const [letter] = await letters();
    expect(letter).toMatchObject({
      to: { adminId: userId },
      link: { path: `/admin/messages?thread=${applicationId}` },
    });
    for (const locale of ["es", "en"] as const) {
      expect(letter && wordsOf(letter, locale).text).toContain(String(letter?.facts.name));
    }
  });
});

test("the agency's list shows who waits, and what was said last", async () => {
  const { applicationId, her, agency } = await collaboration();
  await her.messages.sendMine(said(applicationId, "Una pregunta"));
  const before = (await agency.messages.waiting()).threads;
  const { items } = await agency.messages.inbox({ waiting: true });
  expect(items.find((row) => row.applicationId === applicationId)).toMatchObject({
    lastText: "Una pregunta",
    lastFrom: "creator",
    unread: 1,
  });
  await agency.messages.read({ applicationId });
  expect((await agency.messages.waiting()).threads).toBe(before - 1);
  const still = await agency.messages.inbox({ waiting: true });
  expect(still.items.some((row) => row.applicationId === applicationId)).toBe(false);
});
