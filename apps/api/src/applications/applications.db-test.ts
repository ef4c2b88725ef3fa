import { UNDO_WINDOW_MS } from "@vitrina/domain/applications";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const as = () => api.as(admin("manager"));

describe("applying", () => {
  test("an application waits, is counted, and is acknowledged", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const mine = await api.as(creator).applications.submit({ campaignId, pitch: "Hola" });
    expect(mine).toMatchObject({
      status: "applied",
      deliverables: [],
      payment: { amount: 350_000, state: "if_confirmed" },
    });
    expect((await as().campaigns.detail({ id: campaignId })).applicationCount).toBe(1);
    const told = await api.wiring.db.orm.outbox.where({ aggregateId: campaignId, kind: "application.received" }).all();
    expect(told).toHaveLength(1);
  });

  test("applying twice, even at once, applies once", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => api.as(creator).applications.submit({ campaignId, pitch: "" })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const attempt of tries) {
      if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ message: "already-applied" });
    }
    expect((await as().campaigns.detail({ id: campaignId })).applicationCount).toBe(1);
  });

  test("a closed door says which", async () => {
    const creator = await approvedCreator(api);
    const { id: campaignId, revision } = await publishedCampaign(api);
    const apply = () => api.as(creator).applications.submit({ campaignId, pitch: "" });

    api.setNow(new Date("2026-12-20T03:00:00Z"));
    await expect(apply()).rejects.toMatchObject({ message: "application-deadline-passed" });
    api.setNow(TEST_NOW);
    await as().campaigns.changeStatus({ id: campaignId, revision, to: "draft" });
    await expect(apply()).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-campaign" });
  });

  test("a new creator may apply, and being confirmed approves them", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { creators } = api.wiring.ports;
    await creators.changeIfStill(creator.creatorId, 2, { status: "applied" });
    const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "" });
    await as().applications.confirm({ id });
    expect(await creators.byId(creator.creatorId)).toMatchObject({ status: "approved" });
  });

  test("a creator who was paused after applying is not confirmed", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "" });
    await as().creators.changeStatus({ id: creator.creatorId, to: "paused", reason: "Vacaciones" });
    await expect(as().applications.confirm({ id })).rejects.toMatchObject({ message: "creator-not-approved" });
    expect((await as().campaigns.detail({ id: campaignId })).confirmedCount).toBe(0);
  });

  test("a creator who is paused, or cannot be reached, is told why", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { creators } = api.wiring.ports;
    await creators.changeIfStill(creator.creatorId, 2, { phone: "" });
    const apply = () => api.as(creator).applications.submit({ campaignId, pitch: "" });
    await expect(apply()).rejects.toMatchObject({ message: "profile-incomplete" });
    await creators.changeIfStill(creator.creatorId, 3, { status: "paused" });
    await expect(apply()).rejects.toMatchObject({ code: "FORBIDDEN", message: "creator-not-approved" });
  });
});

describe("confirming", () => {
  test("starts the clock and lists what is owed", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const { creator, row } = await confirmedApplication(api, campaignId);
    expect(row).toMatchObject({
      status: "confirmed",
      agreedFee: 350_000,
      light: { light: "green", reason: "on-time" },
    });
    const mine = await api.as(creator).applications.mineDetail({ id: row.id });
    expect(mine.deliverables.map(({ type }) => type)).toEqual(["reel", "photo", "photo"]);
    expect(mine.payment).toMatchObject({ state: "to_approve", estimated: false });
  });

  test("two admins confirm the last place at once: one wins, the other is told", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: campaignId } = await publishedCampaign(api, { slots: 1 });
      const applications = await Promise.all(
        [1, 2].map(async () => {
          const creator = await approvedCreator(api);
          return api.as(creator).applications.submit({ campaignId, pitch: "" });
        }),
      );
      const outcomes = await Promise.allSettled(
        applications.map(({ id }) => api.as(admin("manager")).applications.confirm({ id })),
      );
      const refused = outcomes.filter((outcome) => outcome.status === "rejected");
      expect(refused).toHaveLength(1);
      expect(refused[0]?.reason).toMatchObject({ code: "CONFLICT", message: "no-slots-left" });
      expect((await as().campaigns.detail({ id: campaignId })).confirmedCount).toBe(1);
    }
  });

  test("two admins confirm the same person at once: one place is taken, one set of pieces is owed", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "" });
    const outcomes = await Promise.allSettled([1, 2].map(() => api.as(admin("manager")).applications.confirm({ id })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await as().campaigns.detail({ id: campaignId })).confirmedCount).toBe(1);
    expect((await api.as(creator).applications.mineDetail({ id })).deliverables).toHaveLength(3);
  });

  test("forty people for ten places give exactly ten confirmations", async () => {
    const { id: campaignId } = await publishedCampaign(api, { slots: 10 });
    const applications = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const creator = await approvedCreator(api);
        return api.as(creator).applications.submit({ campaignId, pitch: "" });
      }),
    );
    const outcomes = await Promise.allSettled(
      applications.map(({ id }) => api.as(admin("manager")).applications.confirm({ id })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await api.wiring.ports.applications.openOf(campaignId)).toHaveLength(10);
  });

  test("a rejected application cannot be confirmed", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "" });
    await as().applications.reject({ id, message: "Gracias por postularte." });
    await expect(as().applications.confirm({ id })).rejects.toMatchObject({
      code: "PRECONDITION_FAILED",
      message: "application-not-open",
    });
    api.setNow(new Date(TEST_NOW.getTime() + UNDO_WINDOW_MS));
    expect(await api.as(creator).applications.mineDetail({ id })).toMatchObject({
      status: "rejected",
      rejectionMessage: "Gracias por postularte.",
      payment: null,
    });
  });
});

describe("extensions and parcels", () => {
  test("an extension is granted once", async () => {
    const { id } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const grants = await Promise.allSettled(
      [1, 2].map((days) => as().applications.grantExtension({ id: row.id, days, reason: "Lluvia" })),
    );
    expect(grants.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["in the future", new Date("2026-11-23T15:00:00Z")],
    ["before the confirmation", new Date("2026-11-20T15:00:00Z")],
  ])("a receipt %s is refused", async (_when, receivedAt) => {
    const { id } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const receipt = as().applications.recordProductReceived({ id: row.id, receivedAt });
    await expect(receipt).rejects.toMatchObject({ code: "BAD_REQUEST", message: "invalid-input" });
  });
});

test("whoever withdraws frees the place and owes nothing", async () => {
  const { id: campaignId } = await publishedCampaign(api, { slots: 1 });
  const { creator, row } = await confirmedApplication(api, campaignId);
  const left = await api.as(creator).applications.withdraw({ id: row.id });
  expect(left).toMatchObject({ status: "withdrawn", deliveryDueAt: null, payment: null });
  expect(left.deliverables.every(({ status }) => status === "cancelled")).toBe(true);
  expect((await as().campaigns.detail({ id: campaignId })).confirmedCount).toBe(0);
});

test("another creator cannot even learn that an application exists", async () => {
  const { id: campaignId } = await publishedCampaign(api);
  const { row } = await confirmedApplication(api, campaignId);
  const stranger = api.as(await approvedCreator(api));
  await expect(stranger.applications.mineDetail({ id: row.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(stranger.applications.withdraw({ id: row.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

describe("a repeated request", () => {
  test("gets the first answer and has no second effect", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const key = { idempotencyKey: "apply-1" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.as(creator, key).applications.submit({ campaignId, pitch: "Hola" })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.every(({ appliedAt }) => appliedAt instanceof Date)).toBe(true);
  });

  test("with the same key but another body is refused", async () => {
    const creator = await approvedCreator(api);
    const campaigns = [await publishedCampaign(api), await publishedCampaign(api)];
    const key = { idempotencyKey: "apply-2" };
    const [first, second] = campaigns.map(
      ({ id }) =>
        () =>
          api.as(creator, key).applications.submit({ campaignId: id, pitch: "" }),
    );
    await first?.();
    await expect(second?.()).rejects.toMatchObject({ code: "CONFLICT", message: "idempotency-key-reused" });
  });
});
