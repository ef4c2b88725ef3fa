import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
let campaignId: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ id: campaignId } = await publishedCampaign(api, { slots: 100 }));
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const manager = () => api.as(admin("manager"));
const asking = async () => {
  const { creator, row } = await confirmedApplication(api, campaignId);
  const ask = (days = 3) =>
    api.as(creator).extensions.ask({ applicationId: row.id, days, reason: "Viajo por trabajo" });
  return { creator, row, ask, applicationId: row.id };
};
const dueAt = async (id: string) => {
  const application = await api.wiring.ports.applications.byId(id);
  return application?.deliveryDueAt?.toISOString();
};
const announced = (kind: string) => api.wiring.db.orm.outbox.where({ kind }).all();

describe("asking for more days", () => {
  test("moves nothing, and is shown to both sides", async () => {
    const { ask, applicationId, row, creator } = await asking();
    await ask();
    expect(await dueAt(applicationId)).toBe(row.deliveryDueAt?.toISOString());
    const expected = { days: 3, reason: "Viajo por trabajo", answer: "waiting", askedAt: TEST_NOW };
    expect(await api.as(creator).extensions.mine({ applicationId })).toMatchObject(expected);
    expect(await manager().extensions.of({ applicationId })).toMatchObject(expected);
    const { items } = await manager().extensions.waiting({});
    expect(items.find((one) => one.applicationId === applicationId)).toMatchObject({ campaignId, request: expected });
  });

  test("is refused a second time while the first waits, and only one of many at once counts", async () => {
    const { ask } = await asking();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => ask()));
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(1);
    await expect(ask()).rejects.toThrow("extension-already-asked");
  });

  test("for another's application finds nothing", async () => {
    const { applicationId } = await asking();
    const stranger = api.as(await approvedCreator(api)).extensions;
    await expect(stranger.ask({ applicationId, days: 1, reason: "Curioso" })).rejects.toThrow("no-such-application");
    await expect(stranger.mine({ applicationId })).rejects.toThrow("no-such-application");
  });

  test("is refused when everything is handed in", async () => {
    const { ask, row } = await asking();
    await api.wiring.db.collection("deliverables").updateMany(
      {
        creatorId: (await api.wiring.db.collection("applications").findOne({ creatorName: row.creatorName }))
          ?.creatorId,
      },
      { $set: { status: "submitted" } },
    );
    await expect(ask()).rejects.toThrow("nothing-is-due");
  });
});

describe("the answer", () => {
  test("granting moves the date by the days granted and tells the creator once", async () => {
    const { ask, applicationId, row } = await asking();
    await ask(3);
    const before = (await announced("application.extension-granted")).length;
    await manager().extensions.answer({ answer: "granted", applicationId, days: 2, reason: "De acuerdo" });
    const moved = Date.parse((await dueAt(applicationId)) ?? "") - (row.deliveryDueAt?.getTime() ?? 0);
    expect(moved).toBe(2 * 24 * 60 * 60 * 1000);
    expect((await announced("application.extension-granted")).length).toBe(before + 1);
    expect(await manager().extensions.of({ applicationId })).toMatchObject({ answer: "granted" });
  });

  test("refusing leaves the date, says why, and lets the creator ask again", async () => {
    const { ask, applicationId, row, creator } = await asking();
    await ask();
    await manager().extensions.answer({ answer: "refused", applicationId, reason: "La marca publica el lunes" });
    expect(await dueAt(applicationId)).toBe(row.deliveryDueAt?.toISOString());
    expect(await api.as(creator).extensions.mine({ applicationId })).toMatchObject({
      answer: "refused",
      answerReason: "La marca publica el lunes",
    });
    expect(await announced("extension.refused")).toMatchObject([{ payload: { reason: "La marca publica el lunes" } }]);
    await ask(1);
  });

  test("counts once, whichever of two managers is faster", async () => {
    const { ask, applicationId } = await asking();
    await ask();
    const answers = await Promise.allSettled([
      manager().extensions.answer({ answer: "granted", applicationId, days: 2, reason: "De acuerdo" }),
      manager().extensions.answer({ answer: "refused", applicationId, reason: "No alcanza el tiempo" }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(1);
    const { answer } = (await manager().extensions.of({ applicationId })) ?? {};
    const stored = await api.wiring.ports.applications.byId(applicationId);
    expect(Boolean(stored?.extension)).toBe(answer === "granted");
  });

  test("is given, too, by days granted without looking at the request", async () => {
    const { ask, applicationId } = await asking();
    await ask();
    await manager().applications.grantExtension({ id: applicationId, days: 4, reason: "Por teléfono" });
    expect(await manager().extensions.of({ applicationId })).toMatchObject({ answer: "granted" });
    const { items } = await manager().extensions.waiting({ limit: 100 });
    expect(items.map((one) => one.applicationId)).not.toContain(applicationId);
  });

  test("to nobody is refused", async () => {
    const { applicationId } = await asking();
    const answer = manager().extensions.answer({ answer: "refused", applicationId, reason: "Nadie pidió" });
    await expect(answer).rejects.toThrow("extension-not-asked");
  });

  test("given while the campaign's deadline moves keeps both: the days and the new date", async () => {
    const { id, ...campaign } = await publishedCampaign(api);
    const { creator, row } = await confirmedApplication(api, id);
    await api.as(creator).extensions.ask({ applicationId: row.id, days: 3, reason: "Viajo por trabajo" });
    await Promise.all([
      manager().extensions.answer({ answer: "granted", applicationId: row.id, days: 3, reason: "De acuerdo" }),
      manager().campaigns.moveDeadline({
        id,
        revision: campaign.revision,
        deliveryDays: campaign.deliveryDays + 5,
        deliveryStarts: campaign.deliveryStarts,
      }),
    ]);
    const moved = Date.parse((await dueAt(row.id)) ?? "") - (row.deliveryDueAt?.getTime() ?? 0);
    expect(moved).toBe(8 * 24 * 60 * 60 * 1000);
  });
});
