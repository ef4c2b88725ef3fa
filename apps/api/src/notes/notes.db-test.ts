import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { JOBS } from "../jobs/job-table.ts";
import { mongoJobQueue } from "../jobs/jobs.mongo.ts";
import { workDue } from "../jobs/work-jobs.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const manager = admin("manager");
const as = () => api.as(manager);
const tomorrow = new Date(TEST_NOW.getTime() + 24 * 60 * 60_000);
const dayAfter = new Date(tomorrow.getTime() + 24 * 60 * 60_000);

const work = () =>
  workDue({
    ports: api.wiring.ports,
    queue: mongoJobQueue(api.wiring.db),
    kinds: JOBS,
    jitter: () => 1,
    onTrouble: (_job, error) => {
      throw error;
    },
  });
const reminders = (noteId: string) => api.wiring.db.orm.outbox.where({ aggregateId: noteId }).all();

async function aNote(remindAt: Date | null = null) {
  const { creatorId } = await approvedCreator(api);
  return as().notes.add({ creatorId, text: "Prefiere que le escriban por la tarde.", remindAt });
}

describe("a note", () => {
  test("is kept with its author, listed the latest first, and audited", async () => {
    const { creatorId } = await approvedCreator(api);
    await as().notes.add({ creatorId, text: "Primera" });
    api.setNow(new Date(TEST_NOW.getTime() + 1_000));
    await as().notes.add({ creatorId, text: "Segunda" });
    const { items } = await as().notes.ofCreator({ creatorId });
    expect(items.map(({ text }) => text)).toEqual(["Segunda", "Primera"]);
    expect(items[0]).toMatchObject({ authorId: manager.userId, authorName: manager.name, pinned: false });
    const log = await as().activity.ofCreator({ creatorId });
    expect(log.items.filter(({ action }) => action === "creator.note-added")).toHaveLength(2);
  });

  test("about nobody is refused, and so is one that is gone", async () => {
    const nobody = "0".repeat(24);
    await expect(as().notes.add({ creatorId: nobody, text: "?" })).rejects.toMatchObject({
      message: "no-such-creator",
    });
    await expect(as().notes.change({ id: nobody, pinned: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(as().notes.remove({ id: nobody })).rejects.toMatchObject({ message: "no-such-note" });
  });

  test("changed by two at once is changed by one of them", async () => {
    const { id } = await aNote();
    const both = await Promise.allSettled([
      as().notes.change({ id, text: "Una" }),
      api.as(admin("owner")).notes.change({ id, text: "Otra" }),
    ]);
    const failed = both.filter(({ status }) => status === "rejected");
    expect(failed.length).toBeLessThanOrEqual(1);
    for (const one of failed) expect(one).toMatchObject({ reason: { message: "note-changed" } });
  });

  test("that is removed is handed back, and removing it again finds nothing", async () => {
    const note = await aNote();
    expect(await as().notes.remove({ id: note.id })).toEqual(note);
    await expect(as().notes.remove({ id: note.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("belongs to the agency: no creator reads it", async () => {
    const creator = await approvedCreator(api);
    const asked = api.as(creator).notes.ofCreator({ creatorId: creator.creatorId });
    await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a reminder", () => {
  test("reaches its author at its time, once, and not before", async () => {
    const note = await aNote(tomorrow);
    await work();
    expect(await reminders(note.id)).toEqual([]);
    api.setNow(tomorrow);
    await work();
    await work();
    expect(await reminders(note.id)).toMatchObject([
      { kind: "note.reminder", payload: { adminId: manager.userId, text: note.text } },
    ]);
    const { items } = await as().notes.ofCreator({ creatorId: note.creatorId });
    expect(items[0]).toMatchObject({ reminder: "told" });
  });

  test("in the past is refused", async () => {
    await expect(aNote(TEST_NOW)).rejects.toMatchObject({ message: "date-in-the-past" });
  });

  test("moved to another day is told then and only then", async () => {
    const note = await aNote(tomorrow);
    await as().notes.change({ id: note.id, remindAt: dayAfter });
    api.setNow(tomorrow);
    await work();
    expect(await reminders(note.id)).toEqual([]);
    api.setNow(dayAfter);
    await work();
    expect(await reminders(note.id)).toHaveLength(1);
  });

  test("that was taken back, or whose note is gone, is never told", async () => {
    const taken = await aNote(tomorrow);
    const removed = await aNote(tomorrow);
    await as().notes.change({ id: taken.id, remindAt: null });
    await as().notes.remove({ id: removed.id });
    api.setNow(dayAfter);
    await work();
    expect([...(await reminders(taken.id)), ...(await reminders(removed.id))]).toEqual([]);
  });
});
