import { deliveryDueAt } from "@vitrina/domain/deadlines";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, startTestApi, TEST_NOW, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.setNow(TEST_NOW));

const ADDRESS = {
  recipient: "Ana López",
  street: "Palma 123",
  reference: "Portón verde",
  city: "Asunción",
  department: "Asunción",
} as const;
const DAY = 24 * 60 * 60 * 1000;
const as = () => api.as(admin("manager"));
const inDays = (days: number) => api.setNow(new Date(TEST_NOW.getTime() + days * DAY));

async function waitingForProduct() {
  const campaign = await publishedCampaign(api, { deliveryStarts: "on_product_received", deliveryDays: 7 });
  const { creator, row } = await confirmedApplication(api, campaign.id);
  return { campaign, creator, id: row.id, mine: api.as(creator) };
}

async function shipped() {
  const waiting = await waitingForProduct();
  await waiting.mine.shipping.confirmAddress({ id: waiting.id, address: ADDRESS });
  await as().shipping.ship({ parcels: [{ id: waiting.id, trackingCode: "PY-1" }], carrier: "aex" });
  return waiting;
}

const parcelOf = async (campaignId: string) => (await as().shipping.ofCampaign({ campaignId })).items[0];

describe("a parcel's way", () => {
  test("address in one tap, sent, received: the clock starts, and each step is told and noted", async () => {
    const { id, mine, campaign } = await waitingForProduct();
    expect(await parcelOf(campaign.id)).toMatchObject({ state: "no_address" });
    await mine.shipping.confirmAddress({ id, address: ADDRESS });
    expect(await mine.shipping.suggestedAddress()).toEqual(ADDRESS);
    expect(await parcelOf(campaign.id)).toMatchObject({ state: "to_ship", address: ADDRESS });
    await as().shipping.ship({ parcels: [{ id, trackingCode: "PY-1" }], carrier: "aex" });
    inDays(3);
    const received = await mine.shipping.received({ id });
    expect(received).toMatchObject({ shippingState: "received", productReceivedAt: api.now() });
    expect(received.deliveryDueAt?.toISOString()).toBe("2026-12-03T02:59:59.999Z");
    expect(received.deliverables.every(({ dueAt }) => dueAt?.getTime() === received.deliveryDueAt?.getTime())).toBe(
      true,
    );
    const told = await api.wiring.db.orm.outbox.where({ aggregateId: campaign.id }).all();
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["parcel.shipped", "application.product-received"]),
    );
  });

  test("a problem stops the clock, the solution gives the days back", async () => {
    const { id, mine } = await shipped();
    await mine.shipping.received({ id });
    inDays(1);
    expect(await mine.shipping.reportProblem({ id, kind: "damaged" })).toMatchObject({
      deliveryDueAt: null,
      shippingState: "problem",
      light: { light: "grey", reason: "no-date" },
    });
    inDays(4);
    await as().shipping.resolveProblem({ id, resolution: "Enviamos el repuesto." });
    expect((await mine.applications.mineDetail({ id })).deliveryDueAt?.toISOString()).toBe("2026-12-03T02:59:59.999Z");
  });

  test("a lost parcel is sent again, and its arrival sets everything right", async () => {
    const { id, mine, campaign } = await shipped();
    expect(await as().shipping.markLost({ id })).toMatchObject({ state: "lost", clockPaused: true });
    const [outcome] = await as().shipping.ship({ parcels: [{ id, trackingCode: "PY-2" }], carrier: "nsa" });
    expect(outcome?.refusal).toBeNull();
    expect(await parcelOf(campaign.id)).toMatchObject({ state: "shipped", clockPaused: true });
    inDays(2);
    await mine.shipping.received({ id });
    expect(await parcelOf(campaign.id)).toMatchObject({ state: "received", clockPaused: false });
  });

  test("who cannot be sent another is let go: the place is free, nothing is owed, and they are told why", async () => {
    const { id, mine, campaign } = await shipped();
    await expect(as().shipping.release({ id })).rejects.toMatchObject({ message: "parcel-not-lost" });
    await as().shipping.markLost({ id });
    await as().shipping.release({ id, message: "Lo sentimos." });
    const gone = await mine.applications.mineDetail({ id });
    expect(gone).toMatchObject({
      status: "withdrawn",
      ending: "released",
      rejectionMessage: "Lo sentimos.",
      payment: null,
    });
    expect(gone.deliverables.every(({ status }) => status === "cancelled")).toBe(true);
    expect((await as().campaigns.detail({ id: campaign.id })).confirmedCount).toBe(0);
  });
});

test("many are marked as sent, each for itself", async () => {
  const ready = await waitingForProduct();
  const without = await waitingForProduct();
  await ready.mine.shipping.confirmAddress({ id: ready.id, address: ADDRESS });
  const parcels = [ready.id, without.id].map((id) => ({ id, trackingCode: "" }));
  const outcomes = await as().shipping.ship({ parcels, carrier: "dhl" });
  expect(outcomes.map(({ refusal }) => refusal?.reason ?? "sent")).toEqual(["sent", "address-missing"]);
});

test("the list is filtered and counted by state, also where nothing is known yet", async () => {
  const { campaign } = await shipped();
  await confirmedApplication(api, campaign.id);
  await api.wiring.db
    .collection("applications")
    .updateMany({ shippingState: "no_address" }, { $unset: { shippingState: "" } });
  expect(await as().shipping.counts({ campaignId: campaign.id })).toMatchObject({ shipped: 1, no_address: 1 });
  const missing = await as().shipping.ofCampaign({ campaignId: campaign.id, state: ["no_address"] });
  expect(missing.items.map(({ state }) => state)).toEqual(["no_address"]);
});

test("another's parcel is as good as none", async () => {
  const { id } = await shipped();
  const stranger = api.as(await approvedCreator(api)).shipping;
  for (const attempt of [
    stranger.confirmAddress({ id, address: ADDRESS }),
    stranger.received({ id }),
    stranger.reportProblem({ id, kind: "other" }),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-application" });
  }
});

describe("races", () => {
  test("a problem reported while the deadline moves: the rule holds for what both left behind", async () => {
    for (let round = 0; round < 5; round += 1) {
      api.setNow(TEST_NOW);
      const { id, mine, campaign } = await shipped();
      await mine.shipping.received({ id });
      inDays(1);
      const { revision } = await as().campaigns.detail({ id: campaign.id });
      await Promise.all([
        mine.shipping.reportProblem({ id, kind: "damaged" }),
        as().campaigns.moveDeadline({
          id: campaign.id,
          revision,
          deliveryDays: 12,
          deliveryStarts: "on_product_received",
        }),
      ]);
      expect(await mine.applications.mineDetail({ id })).toMatchObject({ deliveryDueAt: null });

      inDays(3);
      const moved = await as().campaigns.detail({ id: campaign.id });
      await Promise.all([
        as().shipping.resolveProblem({ id, resolution: "Listo." }),
        as().campaigns.moveDeadline({
          id: campaign.id,
          revision: moved.revision,
          deliveryDays: 5,
          deliveryStarts: "on_product_received",
        }),
      ]);
      const stored = await api.wiring.ports.applications.byId(id);
      const terms = await as().campaigns.detail({ id: campaign.id });
      expect(stored && deliveryDueAt(terms, stored)).toEqual(stored?.deliveryDueAt);
      expect(stored?.deliveryDueAt?.toISOString()).toBe("2026-11-30T02:59:59.999Z");
    }
  });

  test("a deadline moves while an extension is granted: both count", async () => {
    for (let round = 0; round < 5; round += 1) {
      const campaign = await publishedCampaign(api, { deliveryDays: 7 });
      const { row } = await confirmedApplication(api, campaign.id);
      const { revision } = await as().campaigns.detail({ id: campaign.id });
      await Promise.all([
        as().applications.grantExtension({ id: row.id, days: 3, reason: "Lluvia" }),
        as().campaigns.moveDeadline({
          id: campaign.id,
          revision,
          deliveryDays: 10,
          deliveryStarts: "on_confirmation",
        }),
      ]);
      const { deliveryDueAt: due } = await as().applications.detail({ id: row.id });
      expect(due?.toISOString()).toBe("2026-12-06T02:59:59.999Z");
    }
  });

  test("received and lost at once: one of the two", async () => {
    const { id, mine } = await shipped();
    const acts = await Promise.allSettled([mine.shipping.received({ id }), as().shipping.markLost({ id })]);
    expect(acts.some(({ status }) => status === "fulfilled")).toBe(true);
    const stored = await api.wiring.ports.applications.byId(id);
    const last = stored?.shipments.at(-1);
    expect([last?.receivedAt ?? null, last?.lostAt ?? null].filter(Boolean)).toHaveLength(1);
  });
});
