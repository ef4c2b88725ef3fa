import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wordsOf } from "../outbox/letter-words.ts";
import { lettersOf } from "../outbox/letters.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";
import { remindOfDueDates } from "./remind-of-due-dates.ts";

const HOUR = 60 * 60 * 1000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow(TEST_NOW);
  for (const name of ["applications", "deliverables", "outbox"] as const)
    await api.wiring.db.collection(name).deleteMany({});
});

const remind = () => remindOfDueDates(api.wiring.ports);
const reminders = async () => {
  const rows = await api.wiring.db.orm.outbox.where({ kind: "deadline.reminder" }).orderBy({ createdAt: 1 }).all();
  return rows.map(({ payload }) => payload as unknown as { stage: string; pieces: number; dueAt: Date });
};
const stages = async () => (await reminders()).map(({ stage }) => stage);
const hoursToDue = (dueAt: Date | null, hours: number) => api.setNow(new Date((dueAt?.getTime() ?? 0) + hours * HOUR));

async function confirmed() {
  const campaign = await publishedCampaign(api);
  const { row, creator } = await confirmedApplication(api, campaign.id);
  return { campaign, row, creator };
}

describe("reminding", () => {
  test("comes at 48 hours, 24 hours, when due and a day later, each once", async () => {
    const { row } = await confirmed();
    for (const hours of [-60, -48, -47, -24, -23, 0, 1, 24, 25, 60]) {
      hoursToDue(row.deliveryDueAt, hours);
      await remind();
      await remind();
    }
    expect(await stages()).toEqual(["two-days", "one-day", "due", "one-day-late"]);
    expect((await reminders())[0]).toMatchObject({ pieces: 3, dueAt: row.deliveryDueAt });
  });

  test("is done by one of many workers", async () => {
    const { row } = await confirmed();
    hoursToDue(row.deliveryDueAt, -30);
    const counts = await Promise.all([remind(), remind(), remind()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await stages()).toEqual(["two-days"]);
  });

  test("a worker that slept tells only where things stand", async () => {
    const { row } = await confirmed();
    hoursToDue(row.deliveryDueAt, -3);
    await remind();
    expect(await stages()).toEqual(["one-day"]);
  });

  test("leaves in peace whoever has handed everything in", async () => {
    const { row } = await confirmed();
    await api.wiring.db.collection("deliverables").updateMany({}, { $set: { status: "submitted" } });
    hoursToDue(row.deliveryDueAt, -24);
    expect(await remind()).toBe(0);
  });

  test("a date that moved is reminded of anew", async () => {
    const { row, campaign } = await confirmed();
    hoursToDue(row.deliveryDueAt, -20);
    await remind();
    await api
      .as(admin("manager"))
      .applications.grantExtension({ id: row.id, days: 5, reason: "Llovió toda la semana" });
    expect(await remind()).toBe(0);
    const moved = await api.wiring.ports.applications.byId(row.id);
    expect(campaign.deliveryDays).toBe(7);
    hoursToDue(moved?.deliveryDueAt ?? null, -20);
    await remind();
    expect(await stages()).toEqual(["one-day", "one-day"]);
  });

  test("says in both languages what is owed and by when", async () => {
    const { row } = await confirmed();
    hoursToDue(row.deliveryDueAt, -48);
    await remind();
    const [payload] = await reminders();
    const [letter] = lettersOf("deadline.reminder", payload);
    if (!letter) throw new Error("no letter was written");
    expect(wordsOf(letter, "es").text).toContain("faltan 3 piezas");
    expect(wordsOf(letter, "en").text).toContain("3 pieces are missing");
    expect(letter.link).toEqual({ path: `/creator/applications/${row.id}` });
  });
});
