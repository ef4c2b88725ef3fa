import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { approvedCreator, storedCover } from "../testing/fixtures.test-kit.ts";

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
    expect(stored).toMatchObject({ ...profile, revision: revision + 1, missing: ["picture"] });
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

describe("approving and blocking", () => {
  test("is audited, and an approval is told once", async () => {
    const { creatorId } = await approvedCreator(api);
    const as = api.as(admin("manager"));
    await as.creators.changeStatus({ id: creatorId, to: "paused" });
    await as.creators.changeStatus({ id: creatorId, to: "approved" });
    await as.creators.changeStatus({ id: creatorId, to: "approved" });
    expect(await api.wiring.db.orm.outbox.where({ aggregateId: creatorId }).all()).toHaveLength(1);
    const entries = await api.wiring.db.orm.audit_log.where({ action: "creator.status-changed" }).all();
    expect(entries.filter(({ target }) => target.id === creatorId)).toHaveLength(2);
  });

  test("finds people whatever their accents", async () => {
    const creator = await approvedCreator(api);
    const { revision } = await api.as(creator).creators.myProfile();
    await api.as(creator).creators.updateMyProfile({ revision, profile: { ...profile, name: "Ñasaindy Agüero" } });
    const found = await api.as(admin("reviewer")).creators.list({ search: "nasaindy aguero" });
    expect(found.items.map(({ id }) => id)).toEqual([creator.creatorId]);
  });
});
