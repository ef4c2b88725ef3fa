import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const manager = admin("manager");
const as = () => api.as(manager);

const dueDates = async (applicationId: string) => {
  const [application, pieces] = await Promise.all([
    api.wiring.ports.applications.byId(applicationId),
    api.wiring.ports.applications.deliverablesOf([applicationId]),
  ]);
  return {
    application: application?.deliveryDueAt?.toISOString() ?? null,
    pieces: (pieces.get(applicationId) ?? []).map(({ status, dueAt }) => [status, dueAt?.toISOString() ?? null]),
  };
};

const setStatus = async (applicationId: string, position: number, status: string) => {
  await api.wiring.db.orm.deliverables.where({ applicationId, position }).updateAndCount({ status });
};

const outboxOf = (campaignId: string) =>
  api.wiring.db.orm.outbox.where({ aggregateId: campaignId, kind: "deadline.moved" }).all();

const SEVEN_DAYS = "2026-11-30T02:59:59.999Z";
const TEN_DAYS = "2026-12-03T02:59:59.999Z";

describe("moving a deadline", () => {
  test("moves open applications and open pieces, and nothing that is done", async () => {
    const { id, revision } = await publishedCampaign(api);
    const open = (await confirmedApplication(api, id)).row;
    const partly = (await confirmedApplication(api, id)).row;
    const left = (await confirmedApplication(api, id)).row;
    await setStatus(partly.id, 0, "approved");
    await setStatus(partly.id, 1, "changes_requested");
    await api.wiring.ports.applications.changeIfStill({ id: left.id, status: "confirmed" }, { status: "completed" });

    const preview = await as().campaigns.previewDeadline({ id, deliveryDays: 10, deliveryStarts: "on_confirmation" });
    expect(preview.summary).toMatchObject({ moved: 2, later: 2, unchanged: 0, becomeLate: 0 });
    expect((await dueDates(open.id)).application).toBe(SEVEN_DAYS);

    const terms = { id, deliveryDays: 10, deliveryStarts: "on_confirmation" as const };
    const moved = await as().campaigns.moveDeadline({ ...terms, revision });
    expect(moved.summary).toEqual(preview.summary);
    expect(moved.affected.map(({ creatorName }) => creatorName)).toContain(open.creatorName);

    expect(await dueDates(open.id)).toEqual({
      application: TEN_DAYS,
      pieces: [
        ["pending", TEN_DAYS],
        ["pending", TEN_DAYS],
        ["pending", TEN_DAYS],
      ],
    });
    expect((await dueDates(partly.id)).pieces).toEqual([
      ["approved", SEVEN_DAYS],
      ["changes_requested", TEN_DAYS],
      ["pending", TEN_DAYS],
    ]);
    expect((await dueDates(left.id)).application).toBe(SEVEN_DAYS);
    expect(await as().campaigns.detail({ id })).toMatchObject({ deliveryDays: 10, revision: revision + 1 });
  });

  test("a granted extension survives", async () => {
    const { id, revision } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const extended = await as().applications.grantExtension({ id: row.id, days: 3, reason: "Viaje" });
    expect(extended.deliveryDueAt?.toISOString()).toBe(TEN_DAYS);
    await as().campaigns.moveDeadline({ id, revision, deliveryDays: 8, deliveryStarts: "on_confirmation" });
    expect((await dueDates(row.id)).application).toBe("2026-12-04T02:59:59.999Z");
  });

  test("waiting for the product stops the clock; its arrival starts it", async () => {
    const { id, revision } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const moved = await as().campaigns.moveDeadline({
      id,
      revision,
      deliveryDays: 7,
      deliveryStarts: "on_product_received",
    });
    expect(moved.summary).toMatchObject({ moved: 1, stopped: 1 });
    expect(await dueDates(row.id)).toMatchObject({
      application: null,
      pieces: [
        ["pending", null],
        ["pending", null],
        ["pending", null],
      ],
    });

    api.setNow(new Date("2026-11-25T15:00:00Z"));
    const received = await as().applications.recordProductReceived({ id: row.id });
    expect(received.deliveryDueAt?.toISOString()).toBe(TEN_DAYS);
  });

  test("the preview names who would become late, and so does the move", async () => {
    const { id } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    api.setNow(new Date("2026-11-27T15:00:00Z"));
    const preview = await as().campaigns.previewDeadline({ id, deliveryDays: 2, deliveryStarts: "on_confirmation" });
    expect(preview.summary).toMatchObject({ moved: 1, earlier: 1, becomeLate: 1 });
    expect(preview.affected).toMatchObject([{ applicationId: row.id, becomesLate: true }]);
  });

  test("whoever moved is announced once, with before and after in the audit log", async () => {
    const { id, revision } = await publishedCampaign(api);
    const { row, creator } = await confirmedApplication(api, id);
    await as().campaigns.moveDeadline({ id, revision, deliveryDays: 10, deliveryStarts: "on_confirmation" });
    const [message, ...more] = await outboxOf(id);
    expect(more).toEqual([]);
    expect(message?.payload).toMatchObject({
      moves: [
        { applicationId: row.id, creatorId: creator.creatorId, was: new Date(SEVEN_DAYS), is: new Date(TEN_DAYS) },
      ],
    });
    const entries = await api.wiring.db.orm.audit_log.where({ action: "campaign.deadline-moved" }).all();
    expect(entries.find(({ target }) => target.id === id)).toMatchObject({
      before: { deliveryDays: 7, deliveryStarts: "on_confirmation" },
      after: { deliveryDays: 10, moved: 1 },
    });
  });

  test("nobody moved, nobody told", async () => {
    const { id, revision } = await publishedCampaign(api);
    await as().campaigns.moveDeadline({ id, revision, deliveryDays: 10, deliveryStarts: "on_confirmation" });
    expect(await outboxOf(id)).toEqual([]);
  });

  test("a move made from an old revision is refused and moves nothing", async () => {
    const { id, revision } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    await as().campaigns.update({ id, revision, content: { title: "Otro" } });
    const late = as().campaigns.moveDeadline({ id, revision, deliveryDays: 10, deliveryStarts: "on_confirmation" });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", message: "campaign-changed" });
    expect((await dueDates(row.id)).application).toBe(SEVEN_DAYS);
    expect(await outboxOf(id)).toEqual([]);
  });

  test.each([0, -3, 1.5, 366])("%s days are refused", async (deliveryDays) => {
    const { id, revision } = await publishedCampaign(api);
    const move = as().campaigns.moveDeadline({ id, revision, deliveryDays, deliveryStarts: "on_confirmation" });
    await expect(move).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("two people at once", () => {
  test("of two moves one wins, and the dates are the winner's", async () => {
    const { id, revision } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const outcomes = await Promise.allSettled(
      [10, 12].map((deliveryDays) =>
        as().campaigns.moveDeadline({ id, revision, deliveryDays, deliveryStarts: "on_confirmation" }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { deliveryDays } = await as().campaigns.detail({ id });
    const due = deliveryDays === 10 ? TEN_DAYS : "2026-12-05T02:59:59.999Z";
    expect((await dueDates(row.id)).application).toBe(due);
    expect(await outboxOf(id)).toHaveLength(1);
  });

  test("a confirmation during a move never keeps the old term", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, revision } = await publishedCampaign(api);
      const { row: first } = await confirmedApplication(api, id);
      const { creator } = await confirmedApplication(api, id);
      const late = await api.as({ ...creator }).applications.mine({});
      expect(late.items).toHaveLength(1);
      await Promise.all([
        as().campaigns.moveDeadline({ id, revision, deliveryDays: 10, deliveryStarts: "on_confirmation" }),
        confirmedApplication(api, id),
        as().applications.grantExtension({ id: first.id, days: 1, reason: "Feriado" }),
      ]);
      const open = await api.wiring.ports.applications.openOf(id);
      expect(open.map(({ deliveryDueAt }) => deliveryDueAt?.toISOString()).sort()).toEqual([
        TEN_DAYS,
        TEN_DAYS,
        "2026-12-04T02:59:59.999Z",
      ]);
    }
  });
});
