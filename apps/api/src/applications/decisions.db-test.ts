import { UNDO_WINDOW_MS } from "@vitrina/domain/applications";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mongoOutboxQueue } from "../outbox/outbox-queue.mongo.ts";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ watched: true });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.setNow(TEST_NOW);
  await api.wiring.db.collection("outbox").deleteMany({});
});

const as = () => api.as(admin("manager"));
const after = (ms: number) => new Date(TEST_NOW.getTime() + ms);
const letters = (kind: string) => api.wiring.db.orm.outbox.where({ kind }).all();
const nextDue = async (kind: string) => {
  const queue = mongoOutboxQueue(api.wiring.db);
  for (let message = await queue.hold(api.now(), 1000); message; message = await queue.hold(api.now(), 1000)) {
    if (message.kind === kind) return message;
  }
  return null;
};

/** Asks again while the server says that too many ask at once, as both apps and the client do. */
async function pressing<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "busy") throw error;
    }
  }
}

async function applied(campaign: Parameters<typeof publishedCampaign>[1] = {}) {
  const { id: campaignId } = await publishedCampaign(api, campaign);
  const creator = await approvedCreator(api);
  const { id } = await api.as(creator).applications.submit({ campaignId, pitch: "Hola" });
  return { campaignId, creator, id };
}

describe("a rejection", () => {
  test("is told only when it can no longer be undone, and until then its creator sees nothing of it", async () => {
    const { creator, id, campaignId } = await applied();
    await as().applications.reject({ id, message: "Otra vez será." });
    expect(await nextDue("application.rejected")).toBeNull();
    const before = await api.as(creator).applications.mineDetail({ id });
    expect(before).toMatchObject({ status: "applied", rejectionMessage: "", ending: null, endedAt: null });
    const open = await api.as(creator).campaigns.openDetail({ id: campaignId });
    expect(open.myApplication).toMatchObject({ status: "applied" });

    api.setNow(after(UNDO_WINDOW_MS));
    expect(await nextDue("application.rejected")).not.toBeNull();
    const told = await api.as(creator).applications.mineDetail({ id });
    expect(told).toMatchObject({ status: "rejected", rejectionMessage: "Otra vez será.", ending: "rejected" });
  });

  test("undone is never told, and leaves the application where it was", async () => {
    const { id } = await applied();
    await as().applications.decide({ ids: [id], decision: "shortlist" });
    await as().applications.reject({ id, message: "No" });
    expect(await as().applications.undo({ ids: [id] })).toEqual([{ id, refusal: null }]);
    expect(await as().applications.detail({ id })).toMatchObject({ status: "shortlisted", rejectionMessage: "" });
    api.setNow(after(10 * UNDO_WINDOW_MS));
    expect(await nextDue("application.rejected")).toBeNull();
    await as().applications.confirm({ id });
  });

  test("is not undone once the window has closed", async () => {
    const { id } = await applied();
    await as().applications.reject({ id });
    api.setNow(after(UNDO_WINDOW_MS));
    const [outcome] = await as().applications.undo({ ids: [id] });
    expect(outcome?.refusal).toMatchObject({ code: "wrong-moment", reason: "undo-too-late" });
    expect(await as().applications.detail({ id })).toMatchObject({ status: "rejected" });
  });

  test("is not undone once somebody began to tell it, whatever the clock says", async () => {
    const { id } = await applied();
    await as().applications.reject({ id });
    await mongoOutboxQueue(api.wiring.db).hold(after(UNDO_WINDOW_MS), 60_000);
    await mongoOutboxQueue(api.wiring.db).hold(after(UNDO_WINDOW_MS), 60_000);
    const [outcome] = await as().applications.undo({ ids: [id] });
    expect(outcome?.refusal).toMatchObject({ reason: "undo-too-late" });
  });

  test("undone by two people at once is undone once", async () => {
    const { id } = await applied();
    await as().applications.reject({ id });
    const outcomes = await Promise.all([1, 2].map(() => as().applications.undo({ ids: [id] })));
    expect(outcomes.flat().filter(({ refusal }) => !refusal)).toHaveLength(1);
    expect(await as().applications.detail({ id })).toMatchObject({ status: "applied" });
  });

  test("is overtaken by a creator who leaves before being told", async () => {
    const { id, creator } = await applied();
    await as().applications.reject({ id, message: "No" });
    const left = await api.as(creator).applications.withdraw({ id });
    expect(left).toMatchObject({ status: "withdrawn", ending: "withdrawn", rejectionMessage: "" });
    api.setNow(after(UNDO_WINDOW_MS));
    expect(await nextDue("application.rejected")).toBeNull();
  });
});

describe("many at once", () => {
  test("each is answered for itself: what is refused does not stop the others", async () => {
    const { id: campaignId } = await publishedCampaign(api, { slots: 2 });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      ids.push((await api.as(await approvedCreator(api)).applications.submit({ campaignId, pitch: "" })).id);
    }
    await as().applications.reject({ id: ids[0] ?? "" });
    const outcomes = await as().applications.decide({ ids: [...ids, "f".repeat(24)], decision: "confirm" });
    expect(outcomes.map(({ refusal }) => refusal?.reason ?? "done")).toEqual([
      "application-not-open",
      "done",
      "done",
      "no-slots-left",
      "no-such-application",
    ]);
    expect((await as().campaigns.detail({ id: campaignId })).confirmedCount).toBe(2);
  });

  test("a refused row leaves nothing behind, also when the request carries a key", async () => {
    const { id: campaignId } = await publishedCampaign(api, { slots: 1 });
    const creators = [await approvedCreator(api), await approvedCreator(api)];
    const ids: string[] = [];
    for (const creator of creators) {
      ids.push((await api.as(creator).applications.submit({ campaignId, pitch: "" })).id);
      const revision = (await api.wiring.ports.creators.byId(creator.creatorId))?.revision ?? 0;
      await api.wiring.ports.creators.changeIfStill(creator.creatorId, revision, { status: "applied" });
    }
    const actor = admin("manager");
    const decide = () => api.as(actor, { idempotencyKey: "bulk-1" }).applications.decide({ ids, decision: "confirm" });
    const outcomes = await decide();
    expect(outcomes.map(({ refusal }) => refusal?.reason ?? "done")).toEqual(["done", "no-slots-left"]);
    expect(await decide()).toEqual(outcomes);
    expect(await api.wiring.ports.creators.byId(creators[1]?.creatorId ?? "")).toMatchObject({ status: "applied" });
  });

  test("a shortlist is made and undone together", async () => {
    const one = await applied();
    const two = await applied();
    const ids = [one.id, two.id];
    await as().applications.decide({ ids, decision: "shortlist" });
    expect(await as().applications.stages({ campaignId: one.campaignId })).toMatchObject({
      shortlisted: 1,
      applied: 0,
    });
    expect((await as().applications.undo({ ids })).every(({ refusal }) => !refusal)).toBe(true);
    expect(await as().applications.stages({ campaignId: one.campaignId })).toMatchObject({
      shortlisted: 0,
      applied: 1,
    });
  });

  test("a hundred are the most", async () => {
    const ids = Array.from({ length: 101 }, (_, index) => index.toString(16).padStart(24, "0"));
    await expect(as().applications.decide({ ids, decision: "reject" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("an invitation", () => {
  test("waits for the creator; a yes puts them among the chosen, and only then they can be confirmed", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await as().applications.invite({ campaignId, creatorId: creator.creatorId, message: "Venga" });
    expect(await letters("application.invited")).toHaveLength(1);
    await expect(as().applications.confirm({ id })).rejects.toMatchObject({ message: "invitation-not-answered" });
    const yes = await api.as(creator).applications.answerInvitation({ id, accept: true, pitch: "Con gusto" });
    expect(yes).toMatchObject({ status: "shortlisted", invitation: { message: "Venga", answeredAt: TEST_NOW } });
    expect(await as().applications.confirm({ id })).toMatchObject({ status: "confirmed" });
  });

  test("a no ends it, and it is not answered twice", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await as().applications.invite({ campaignId, creatorId: creator.creatorId, message: "" });
    const answers = await Promise.allSettled(
      [true, false].map((accept) => api.as(creator).applications.answerInvitation({ id, accept })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { message: "application-not-open" },
    });
  });

  test("reaches nobody twice, nobody who is paused, and nobody for a draft", async () => {
    const { campaignId: where, creator } = await applied();
    const invite = (change: { campaignId?: string; creatorId?: string }) =>
      as().applications.invite({ campaignId: where, creatorId: creator.creatorId, message: "", ...change });
    await expect(invite({})).rejects.toMatchObject({ message: "already-applied" });
    const paused = await approvedCreator(api);
    await as().creators.changeStatus({ id: paused.creatorId, to: "paused", reason: "Vacaciones" });
    await expect(invite({ creatorId: paused.creatorId })).rejects.toMatchObject({ message: "creator-not-approved" });
    const draft = await publishedCampaign(api);
    await as().campaigns.changeStatus({ ...draft, to: "draft" });
    const { creatorId } = await approvedCreator(api);
    await expect(invite({ campaignId: draft.id, creatorId })).rejects.toMatchObject({ message: "campaign-not-open" });
  });

  test("is another's secret", async () => {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = await approvedCreator(api);
    const { id } = await as().applications.invite({ campaignId, creatorId: creator.creatorId, message: "" });
    const stranger = api.as(await approvedCreator(api));
    await expect(stranger.applications.answerInvitation({ id, accept: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("is offered to creators by name, with who is in already", async () => {
    const { campaignId, creator } = await applied();
    await approvedCreator(api);
    const page = await as().applications.invitable({ campaignId, limit: 100 });
    expect(page.items.find(({ creatorId }) => creatorId === creator.creatorId)).toMatchObject({
      applicationStatus: "applied",
    });
    expect(page.items.some(({ applicationStatus }) => applicationStatus === null)).toBe(true);
  });
});

describe("the fee", () => {
  test("asked for at the application, countered, accepted: the confirmation agrees on it and its creator sees when", async () => {
    const { id: campaignId } = await publishedCampaign(api, { fee: 350_000 });
    const creator = await approvedCreator(api);
    const mine = await api.as(creator).applications.submit({ campaignId, pitch: "", askedFee: 500_000 });
    expect(mine.offers).toMatchObject([{ by: "creator", fee: 500_000, answer: "open" }]);
    const { id } = mine;
    await expect(as().applications.confirm({ id })).rejects.toMatchObject({ message: "offer-open" });
    const countered = await as().applications.offerFee({ id, fee: 420_000, message: "¿Le sirve?" });
    const offerId = countered.offers.at(-1)?.id ?? "";
    const accepted = await api.as(creator).applications.answerFeeOffer({ id, offerId, accept: true });
    expect(accepted.payment).toMatchObject({ amount: 420_000, state: "if_confirmed", estimated: true });
    expect(accepted.offers.map(({ answer }) => answer)).toEqual(["superseded", "accepted"]);
    await expect(as().applications.confirm({ id, agreedFee: 350_000 })).rejects.toMatchObject({
      message: "fee-not-agreed",
    });
    expect(await as().applications.confirm({ id })).toMatchObject({ agreedFee: 420_000 });
  });

  test("an offer answered by two people at once is answered once", async () => {
    const { id, creator } = await applied();
    const { offers } = await api.as(creator).applications.askFee({ id, fee: 900_000 });
    const offerId = offers[0]?.id ?? "";
    const answers = await Promise.allSettled(
      [true, false].map((accept) => as().applications.answerFee({ id, offerId, accept })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is bargained over by its own creator alone, and nobody answers their own offer", async () => {
    const { id, creator } = await applied();
    const stranger = api.as(await approvedCreator(api));
    await expect(stranger.applications.askFee({ id, fee: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { offers } = await api.as(creator).applications.askFee({ id, fee: 900_000 });
    const own = api.as(creator).applications.answerFeeOffer({ id, offerId: offers[0]?.id ?? "", accept: true });
    await expect(own).rejects.toMatchObject({ code: "FORBIDDEN", message: "offer-is-own" });
  });
});

describe("races", () => {
  test("confirming while the creator leaves: one of the two happens, and the places add up", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, creator, campaignId } = await applied({ slots: 1 });
      await Promise.allSettled([as().applications.confirm({ id }), api.as(creator).applications.withdraw({ id })]);
      const { status } = await as().applications.detail({ id });
      const { confirmedCount } = await as().campaigns.detail({ id: campaignId });
      expect(["confirmed", "withdrawn"]).toContain(status);
      expect(confirmedCount).toBe(status === "confirmed" ? 1 : 0);
      const pieces = (await api.as(creator).applications.mineDetail({ id })).deliverables;
      expect(pieces.some((piece) => piece.status === "pending")).toBe(status === "confirmed");
    }
  });

  test("two hundred applications at once for ten places give exactly ten confirmations", async () => {
    const { id: campaignId } = await publishedCampaign(api, { slots: 10 });
    const creators = await Promise.all(Array.from({ length: 200 }, () => approvedCreator(api)));
    const applications = await Promise.all(
      creators.map((creator) => pressing(() => api.as(creator).applications.submit({ campaignId, pitch: "" }))),
    );
    const outcomes = await Promise.allSettled(
      applications.map(({ id }) => pressing(() => as().applications.confirm({ id }))),
    );
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(new Set(refused.map(({ reason }) => reason.message))).toEqual(new Set(["no-slots-left"]));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await as().campaigns.detail({ id: campaignId })).toMatchObject({
      confirmedCount: 10,
      applicationCount: 200,
    });
    expect(await api.wiring.ports.applications.openOf(campaignId)).toHaveLength(10);
  }, 180_000);
});

test("whoever is confirmed after the shortlist cannot be undone back to it", async () => {
  const { id: campaignId } = await publishedCampaign(api);
  const { row } = await confirmedApplication(api, campaignId);
  const [outcome] = await as().applications.undo({ ids: [row.id] });
  expect(outcome?.refusal).toMatchObject({ reason: "undo-too-late" });
});
