import { newId, objectId } from "@vitrina/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deriveMissing } from "../derived/derive-missing.ts";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, confirmedApplication, publishedCampaign, storedCover } from "../testing/fixtures.test-kit.ts";
import { recountCreators } from "./recount-creators.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const profile = {
  name: "Lía Benítez",
  phone: "+595981000111",
  city: "Areguá",
  bio: "Cerámica y frutillas.",
  profilePictureAssetId: null,
  socialAccounts: [{ platform: "tiktok" as const, handle: "lia", url: "", followers: 1200 }],
  categories: ["home" as const],
};

describe("a creator's own profile", () => {
  test("is stored, and says what is still missing", async () => {
    const me = api.as(await approvedCreator(api));
    const { revision } = await me.creators.myProfile();
    const stored = await me.creators.updateMyProfile({ revision, profile });
    const [account] = profile.socialAccounts;
    expect(stored).toMatchObject({
      ...profile,
      socialAccounts: [{ ...account, url: "https://www.tiktok.com/@lia" }],
      revision: revision + 1,
      missing: ["languages", "sizes", "shippingAddress", "picture"],
      completeness: 50,
    });
  });

  test("keeps what is not sent, and knows its completeness by heart", async () => {
    const actor = await approvedCreator(api);
    const me = api.as(actor);
    const { revision } = await me.creators.myProfile();
    const whole = await me.creators.updateMyProfile({ revision, profile });
    const address = {
      recipient: "Lía Benítez",
      street: "Estrella 455",
      reference: "Frente a la plaza",
      city: "Areguá",
      department: "Central" as const,
    };
    const more = await me.creators.updateMyProfile({
      revision: whole.revision,
      profile: { languages: ["es", "gn"], shippingAddress: address, birthDate: "1998-04-03" },
    });
    expect(more).toMatchObject({ bio: profile.bio, shippingAddress: address, missing: ["sizes", "picture"] });
    const stored = await api.wiring.db.orm.ugc_creators.where({ _id: actor.creatorId }).first();
    expect(stored).toMatchObject({ completeness: 75, birthDate: "1998-04-03" });
  });

  test("a handle is kept as its platform writes it", async () => {
    const me = api.as(await approvedCreator(api));
    const { revision } = await me.creators.myProfile();
    const pasted = { platform: "instagram" as const, handle: "https://instagram.com/Lia.Cocina?hl=es", followers: 9 };
    const { socialAccounts } = await me.creators.updateMyProfile({ revision, profile: { socialAccounts: [pasted] } });
    expect(socialAccounts).toEqual([{ ...pasted, handle: "lia.cocina", url: "https://www.instagram.com/lia.cocina" }]);
  });

  test("is not overwritten from an old page", async () => {
    const me = api.as(await approvedCreator(api));
    const { revision } = await me.creators.myProfile();
    await me.creators.updateMyProfile({ revision, profile });
    const late = me.creators.updateMyProfile({ revision, profile: { ...profile, bio: "Otra cosa" } });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", message: "profile-changed" });
  });

  test("takes no picture that somebody else uploaded", async () => {
    const me = api.as(await approvedCreator(api));
    const { revision } = await me.creators.myProfile();
    const profilePictureAssetId = await storedCover(api, "profile_picture");
    const theft = me.creators.updateMyProfile({ revision, profile: { ...profile, profilePictureAssetId } });
    await expect(theft).rejects.toMatchObject({ message: "no-such-asset" });
  });

  test.each([
    ["a phone that is none", { phone: "0981 123" }],
    [
      "a handle its platform could not have",
      { socialAccounts: [{ platform: "x", handle: "lia.cocina", followers: 1 }] },
    ],
    ["a birthday that is still to come", { birthDate: "2030-01-01" }],
    ["an address without a street", { shippingAddress: { recipient: "Lía", street: "", city: "Areguá" } }],
    ["a category nobody knows", { categories: ["astrology"] }],
    ["negative followers", { socialAccounts: [{ platform: "tiktok", handle: "x", url: "", followers: -1 }] }],
    [
      "a link that runs code",
      { socialAccounts: [{ platform: "tiktok", handle: "x", url: "javascript:alert(1)", followers: 1 }] },
    ],
  ])("refuses %s", async (_what, change) => {
    const me = api.as(await approvedCreator(api));
    const { revision } = await me.creators.myProfile();
    const update = me.creators.updateMyProfile({ revision, profile: { ...profile, ...change } as typeof profile });
    await expect(update).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("the first steps of a creator", () => {
  const begin = async () => {
    const userId = newId();
    const { id } = await api.wiring.ports.creators.begin({ userId, name: "Ana", email: `${userId}@creators.test` });
    return api.as(creatorActor(id, userId));
  };

  test("go on where they were left, and are asked of the new only", async () => {
    const me = await begin();
    expect(await me.me.profile()).toMatchObject({ isNew: true });
    const { revision, onboardingStep } = await me.creators.myProfile();
    expect(onboardingStep).toBe("name");
    await me.creators.updateMyProfile({ revision, profile: { name: "Ana Vera" }, onboardingStep: "contact" });
    expect(await me.me.profile()).toMatchObject({ isNew: false });
    expect(await me.creators.myProfile()).toMatchObject({ name: "Ana Vera", onboardingStep: "contact" });
  });

  test("do not pass what the agency needs", async () => {
    const me = await begin();
    const { revision } = await me.creators.myProfile();
    const jump = me.creators.updateMyProfile({ revision, profile: {}, onboardingStep: "done" });
    await expect(jump).rejects.toMatchObject({ message: "profile-incomplete" });
    expect(await me.creators.myProfile()).toMatchObject({ revision, onboardingStep: "name" });
    const contact = { phone: "0981 000 111", city: "Areguá" };
    const next = await me.creators.updateMyProfile({ revision, profile: contact, onboardingStep: "categories" });
    expect(next).toMatchObject({ phone: "+595981000111", onboardingStep: "categories" });
  });
});

describe("approving and blocking", () => {
  test("is audited, and an approval is told once", async () => {
    const { creatorId } = await approvedCreator(api);
    const as = api.as(admin("manager"));
    await as.creators.changeStatus({ id: creatorId, to: "paused", reason: "Vacaciones" });
    await as.creators.changeStatus({ id: creatorId, to: "approved" });
    await as.creators.changeStatus({ id: creatorId, to: "approved" });
    expect(await api.wiring.db.orm.outbox.where({ aggregateId: creatorId }).all()).toHaveLength(2);
    const entries = await api.wiring.db.orm.audit_log.where({ action: "creator.status-changed" }).all();
    expect(entries.filter(({ target }) => target.id === creatorId)).toHaveLength(2);
  });

  test.each(["paused", "blocked"] as const)(
    "being %s is told with its reason, and undone by an approval",
    async (to) => {
      const { creatorId } = await approvedCreator(api);
      const as = api.as(admin("manager"));
      expect(await as.creators.changeStatus({ id: creatorId, to, reason: "No contestó en un mes" })).toMatchObject({
        status: to,
        statusReason: "No contestó en un mes",
      });
      const [told] = await api.wiring.db.orm.outbox.where({ aggregateId: creatorId }).all();
      expect(told).toMatchObject({ kind: `creator.${to}`, payload: { reason: "No contestó en un mes" } });
      const back = await as.creators.changeStatus({ id: creatorId, to: "approved" });
      expect(back).toMatchObject({ status: "approved", statusReason: "" });
    },
  );

  test("needs a reason to pause or to block", async () => {
    const { creatorId } = await approvedCreator(api);
    const pause = api.as(admin("manager")).creators.changeStatus({ id: creatorId, to: "paused" });
    await expect(pause).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("two decisions at once leave one of them, and its words", async () => {
    const { creatorId } = await approvedCreator(api);
    const decide = (to: "paused" | "blocked") =>
      api.as(admin("manager")).creators.changeStatus({ id: creatorId, to, reason: `Motivo ${to}` });
    await Promise.allSettled([decide("paused"), decide("blocked")]);
    const { status, statusReason } = await api.as(admin("owner")).creators.detail({ id: creatorId });
    expect(statusReason).toBe(`Motivo ${status}`);
  });

  test("finds people whatever their accents", async () => {
    const creator = await approvedCreator(api);
    const { revision } = await api.as(creator).creators.myProfile();
    await api.as(creator).creators.updateMyProfile({ revision, profile: { ...profile, name: "Ñasaindy Agüero" } });
    const found = await api.as(admin("reviewer")).creators.list({ search: "nasaindy aguero" });
    expect(found.items.map(({ id }) => id)).toEqual([creator.creatorId]);
  });
});

describe("a creator's page", () => {
  test("counts what they delivered, and the hourly count says the same to the list", async () => {
    const campaign = await publishedCampaign(api);
    const { creator, row } = await confirmedApplication(api, campaign.id);
    const pieces = await api.wiring.db.orm.deliverables.where({ applicationId: row.id }).all();
    const [first, second] = pieces;
    const submittedAt = api.now();
    await api.wiring.db.orm.deliverables
      .where({ _id: first?._id ?? "" })
      .updateAndCount({ status: "approved", submittedAt, roundsUsed: 2 });
    await api.wiring.db.orm.deliverables
      .where({ _id: second?._id ?? "" })
      .updateAndCount({ dueAt: new Date(submittedAt.getTime() - 1) });
    const as = api.as(admin("reviewer"));
    const { numbers } = await as.creators.detail({ id: creator.creatorId });
    expect(numbers).toEqual({ delivered: 1, onTime: 1, overdue: 1, onTimePercent: 50, reviewed: 1, rounds: 2 });

    await recountCreators(api.wiring.ports);
    const { items } = await as.creators.list({ onTime: ["sometimes"] });
    expect(items).toMatchObject([{ id: creator.creatorId, onTimePercent: 50 }]);
  });

  test("that was stored without what lists need is found after the next count", async () => {
    const { creatorId } = await approvedCreator(api);
    const without = { searchKeys: "", cityKey: "", platforms: "", followers: "", completeness: "" };
    await api.wiring.db.collection("ugc_creators").updateOne({ _id: objectId(creatorId) }, { $unset: without });
    const byKey = { city: ["asuncion"], platform: ["instagram" as const], followers: ["5k-10k" as const] };
    const as = api.as(admin("reviewer"));
    const ids = async () => (await as.creators.list({ ...byKey, limit: 100 })).items.map(({ id }) => id);
    expect(await ids()).not.toContain(creatorId);
    await deriveMissing(api.wiring.ports);
    expect(await ids()).toContain(creatorId);
  });

  test("shows their campaigns with the light of each piece", async () => {
    const campaign = await publishedCampaign(api, { title: "Chipa y cocido" });
    const { creator, row } = await confirmedApplication(api, campaign.id);
    const { items } = await api.as(admin("finance")).creators.work({ id: creator.creatorId });
    expect(items).toMatchObject([
      { id: row.id, campaign: { title: "Chipa y cocido" }, status: "confirmed", agreedFee: row.agreedFee },
    ]);
    expect(items[0]?.deliverables.map(({ light }) => light.light)).toEqual(["green", "green", "green"]);
  });

  test("of nobody is not found", async () => {
    const nobody = { id: "0".repeat(24) };
    for (const asked of [
      api.as(admin("owner")).creators.detail(nobody),
      api.as(admin("owner")).creators.work(nobody),
    ]) {
      await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-creator" });
    }
  });
});
