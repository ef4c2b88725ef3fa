import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, publishedCampaign } from "../testing/fixtures.test-kit.ts";
import { answerWaiting } from "./answer-waiting.job.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const as = () => api.as(admin("manager"));
const told = (campaignId: string) =>
  api.wiring.db.orm.outbox.where({ aggregateId: campaignId, kind: "selection.closed" }).all();
const work = () =>
  answerWaiting.run(api.wiring.ports, {
    payload: {},
    key: "",
    dueAt: api.now(),
    signal: new AbortController().signal,
  });

async function selecting(slots = 1) {
  const { id: campaignId } = await publishedCampaign(api, { slots });
  const people = [await approvedCreator(api), await approvedCreator(api), await approvedCreator(api)];
  const ids: string[] = [];
  for (const creator of people) {
    ids.push((await api.as(creator).applications.submit({ campaignId, pitch: "" })).id);
  }
  const [chosen = "", shortlisted = "", waiting = ""] = ids;
  await as().applications.confirm({ id: chosen });
  await as().applications.decide({ ids: [shortlisted], decision: "shortlist" });
  return { campaignId, people, chosen, shortlisted, waiting };
}
const statusOf = async (id: string) => (await as().applications.detail({ id })).status;

test("a closed selection answers everybody who waits, takes no more applications, and leaves the confirmed alone", async () => {
  const { campaignId, people, chosen, shortlisted, waiting } = await selecting();
  expect(await as().applications.closeSelection({ campaignId, message: "Gracias a todas." })).toEqual({ answered: 2 });
  expect(await Promise.all([chosen, shortlisted, waiting].map(statusOf))).toEqual([
    "confirmed",
    "rejected",
    "rejected",
  ]);
  const [message] = await told(campaignId);
  expect(message?.payload).toMatchObject({ message: "Gracias a todas.", answered: [{}, {}] });
  const creator = people[1];
  if (!creator) throw new Error("Nobody waits.");
  const mine = await api.as(creator).applications.mineDetail({ id: shortlisted });
  expect(mine).toMatchObject({ status: "rejected", ending: "closed", rejectionMessage: "Gracias a todas." });
  const late = api.as(await approvedCreator(api)).applications.submit({ campaignId, pitch: "" });
  await expect(late).rejects.toMatchObject({ message: "campaign-not-open" });
  expect(await as().applications.closeSelection({ campaignId })).toEqual({ answered: 0 });
});

test.each(["completed", "archived"] as const)("a campaign that is %s answers whoever waits", async (to) => {
  const { campaignId, waiting } = await selecting();
  for (const next of to === "completed" ? (["in_progress", "completed"] as const) : (["archived"] as const)) {
    const { revision } = await as().campaigns.detail({ id: campaignId });
    await as().campaigns.changeStatus({ id: campaignId, revision, to: next });
  }
  expect(await statusOf(waiting)).toBe("rejected");
  expect(await told(campaignId)).toHaveLength(1);
});

test("past the application deadline: a full campaign answers at once, another when the promised days are over", async () => {
  const full = await selecting(1);
  const open = await selecting(3);
  await work();
  expect(await Promise.all([full.waiting, open.waiting].map(statusOf))).toEqual(["applied", "applied"]);
  api.setNow(new Date("2026-12-21T15:00:00Z"));
  await work();
  expect(await Promise.all([full.waiting, open.waiting].map(statusOf))).toEqual(["rejected", "applied"]);
  api.setNow(new Date("2027-01-03T15:00:00Z"));
  await work();
  await work();
  expect(await Promise.all([open.chosen, open.waiting].map(statusOf))).toEqual(["confirmed", "rejected"]);
  expect(await told(full.campaignId)).toHaveLength(1);
  expect(await told(open.campaignId)).toHaveLength(1);
});

test("who applies at the moment of closing is refused or answered, never left to wait", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id: campaignId } = await publishedCampaign(api);
    const creator = api.as(await approvedCreator(api));
    const [applied] = await Promise.allSettled([
      creator.applications.submit({ campaignId, pitch: "" }),
      as().applications.closeSelection({ campaignId }),
    ]);
    if (applied.status === "fulfilled") expect(await statusOf(applied.value.id)).toBe("rejected");
    expect(await as().applications.stages({ campaignId })).toMatchObject({ applied: 0 });
  }
});
