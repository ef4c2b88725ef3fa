import { newId, objectId } from "@vitrina/db";
import type { CreatorActor } from "@vitrina/domain/people";
import { NOTICE_VERSION } from "@vitrina/domain/privacy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyJpeg, startMediaApi } from "../media/sandbox-api.test-kit.ts";
import { createCreatorAccount } from "../sign-in/create-people.ts";
import { admin, creatorActor } from "../testing/api.test-kit.ts";
import { publishedCampaign } from "../testing/fixtures.test-kit.ts";
import { deleteData } from "./delete-data.ts";
import { exportData, exportDataJob } from "./export-data.ts";
import { unzipped } from "./unzipped.test-kit.ts";

const DAY_MS = 86_400_000;
const account = { kind: "alias", alias: "+595981123456", holder: "Rosa Ayala", document: "4567890" } as const;
/** What is hers and must be found nowhere afterwards. */
const HERS = /Rosa|Ayala|rosa@example|981123456|Palma 123|Quiero participar|Mi pregunta/;

let house: Awaited<ReturnType<typeof startMediaApi>>;
let rosa: CreatorActor;
let other: CreatorActor;
const never = new AbortController().signal;
const ports = () => house.api.wiring.ports;
const as = (actor: CreatorActor) => house.api.as(actor);

/** A creator with a session, an application, a message, a file and a payout account. */
async function livedIn(name: string, email: string): Promise<CreatorActor> {
  const userId = await createCreatorAccount(ports(), { email, name, password: "vitrina-demo-2026" });
  const creator = (await ports().creators.byUserId(userId)) ?? expect.fail("not begun");
  const actor = { ...creatorActor(creator.id, userId), email, name };
  await signIn(actor);
  const picture = await house.upload(actor, "profile_picture", await anyJpeg());
  await ports().creators.changeIfStill(creator.id, creator.revision, {
    status: "approved",
    phone: "+595981123456",
    city: "Luque",
    bio: `Soy ${name}`,
    profilePictureAssetId: picture,
    socialAccounts: [{ platform: "instagram", handle: "rosa", url: "", followers: 5_000 }],
    shippingAddress: { recipient: name, street: "Palma 123", reference: "", city: "Luque", department: "Central" },
  });
  await as(actor).payoutAccounts.keepMine({ account });
  const campaign = await publishedCampaign(house.api);
  const { id } = await as(actor).applications.submit({ campaignId: campaign.id, pitch: "Quiero participar" });
  await house.api.as(admin("manager")).applications.confirm({ id });
  await as(actor).messages.sendMine({ applicationId: id, key: "a-key-of-its-own", text: "Mi pregunta" });
  await as(actor).privacy.giveConsent({ purpose: "privacy-notice", given: true, locale: "es" });
  return actor;
}

async function signIn(actor: CreatorActor) {
  const sessionId = actor.door.by === "session" ? actor.door.sessionId : newId();
  const createdAt = house.api.now();
  const session = { userId: objectId(actor.userId), token: sessionId, createdAt, expiresAt: new Date("2030-01-01") };
  const set = { $set: session };
  await house.api.wiring.db.driver.collection("session").updateOne({ _id: objectId(sessionId) }, set, { upsert: true });
}

beforeAll(async () => {
  house = await startMediaApi();
  rosa = await livedIn("Rosa Ayala", "rosa@example.com");
  other = await livedIn("Otra Persona", "otra@example.com");
});
afterAll(() => house.close());

describe("consent", () => {
  test("says which text, when and from where, and an earlier answer stays", async () => {
    await as(rosa).privacy.giveConsent({ purpose: "news", given: true, locale: "es" });
    house.api.setNow(new Date(house.api.now().getTime() + 1_000));
    const { consents } = await as(rosa).privacy.giveConsent({ purpose: "news", given: false, locale: "en" });
    expect(consents).toContainEqual(expect.objectContaining({ purpose: "news", given: false, isCurrent: true }));
    expect(consents).toContainEqual(expect.objectContaining({ purpose: "portfolio", given: null, at: null }));
    const rows = await house.api.wiring.db.collection("consent_records").find({ purpose: "news" }).toArray();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ textVersion: NOTICE_VERSION, address: "127.0.0.1", agent: "tests", locale: "es" });
    expect(rows[0]?.textHash).not.toBe(rows[1]?.textHash);
  });
});

describe("a copy of one's data", () => {
  test("is made once, holds everything of this person and nobody else's, and opens for minutes", async () => {
    const [request] = (await as(rosa).privacy.askExport()).requests;
    const id = request?.id ?? "";
    await expect(as(rosa).privacy.askExport()).rejects.toMatchObject({ message: "request-open-already" });
    await expect(as(rosa).privacy.openExport({ id })).rejects.toMatchObject({ message: "export-not-ready" });
    await exportData(ports(), id, never);
    await exportData(ports(), id, never);
    expect((await as(rosa).privacy.mine()).requests[0]).toMatchObject({ status: "done", canBeOpened: true });

    await expect(as(other).privacy.openExport({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { url } = await as(rosa).privacy.openExport({ id });
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    const archive = unzipped(Buffer.from(await answer.arrayBuffer()));
    const data = JSON.parse(archive.get("datos.json")?.toString() ?? "");
    expect(data).toMatchObject({ account: { email: "rosa@example.com" }, payoutAccount: account });
    expect(data.applications).toHaveLength(1);
    expect(data.messages).toEqual([expect.objectContaining({ text: "Mi pregunta" })]);
    expect(data.files).toEqual([
      expect.objectContaining({ purpose: "profile_picture", included: expect.stringMatching(/^archivos\//) }),
    ]);
    expect(JSON.stringify(data)).not.toMatch(/Otra Persona|otra@example|"password"|"token"|searchKeys/);
    expect([...archive.keys()]).toEqual(["datos.json", data.files[0].included]);

    const openings = await house.api.wiring.db.collection("media_openings").find({ purpose: "data_export" }).toArray();
    expect(openings).toEqual([expect.objectContaining({ userId: rosa.userId, mediaClass: "sensitive" })]);
    const told = await house.api.wiring.db.collection("outbox").find({ kind: "privacy.export-ready" }).toArray();
    expect(told).toHaveLength(1);
    const later = house.api.now();
    house.api.setNow(new Date(later.getTime() + 8 * DAY_MS));
    await expect(as(rosa).privacy.openExport({ id })).rejects.toMatchObject({ message: "export-not-ready" });
    house.api.setNow(later);
  });
});

describe("a request that cannot be carried out", () => {
  test("says why to those who answer for it, and no longer once it is done", async () => {
    const [request] = (await as(other).privacy.askExport()).requests;
    const requestId = request?.id ?? "";
    const listed = async () =>
      (await house.api.as(admin("owner")).privacy.requests({ creatorId: other.creatorId })).items;
    const work = (storeFile: ReturnType<typeof ports>["storeFile"]) =>
      exportDataJob.run(
        { ...ports(), storeFile },
        { payload: { requestId }, key: "", dueAt: new Date(), signal: never },
      );
    const away = () => Promise.reject(new Error("the media company is away"));
    await expect(work(away)).rejects.toThrow("the media company is away");
    expect(await listed()).toEqual([
      expect.objectContaining({ id: requestId, status: "working", lastError: "the media company is away" }),
    ]);
    await work(ports().storeFile);
    expect(await listed()).toEqual([expect.objectContaining({ id: requestId, status: "done", lastError: "" })]);
    const ofRosa = await house.api.as(admin("owner")).privacy.requests({ creatorId: rosa.creatorId });
    expect(ofRosa.items.map(({ creatorId }) => creatorId)).toEqual([rosa.creatorId]);
  });
});

describe("being forgotten", () => {
  test("can be taken back for fourteen days, and asks who it is", async () => {
    const old = house.api.now();
    house.api.setNow(new Date(old.getTime() + 3_600_000));
    await expect(as(rosa).privacy.askDeletion({})).rejects.toMatchObject({ message: "password-needed" });
    house.api.setNow(old);
    const asked = (await as(rosa).privacy.askDeletion({})).requests.find(({ kind }) => kind === "deletion");
    expect((asked?.startsAt.getTime() ?? 0) - old.getTime()).toBe(14 * DAY_MS);
    await deleteData(ports(), asked?.id ?? "");
    expect(await as(rosa).creators.myProfile()).toMatchObject({ name: "Rosa Ayala" });
    await expect(as(other).privacy.cancelDeletion({ id: asked?.id ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await as(rosa).privacy.cancelDeletion({ id: asked?.id ?? "" });
    await expect(as(rosa).privacy.cancelDeletion({ id: asked?.id ?? "" })).rejects.toMatchObject({
      message: "request-not-open",
    });
    const jobs = await house.api.wiring.db.collection("job_runs").countDocuments({ key: `privacy/${asked?.id}` });
    expect(jobs).toBe(0);
  });

  test("killed at every step and begun again, leaves nothing of the person, and the work and the log by their ids", async () => {
    const request = (await as(rosa).privacy.askDeletion({})).requests.find(({ status }) => status === "open");
    const id = request?.id ?? "";
    const { items } = await house.api.as(admin("owner")).privacy.requests({ open: true });
    expect(items).toEqual([expect.objectContaining({ id, name: "Rosa Ayala", isLate: false })]);
    house.api.setNow(new Date(house.api.now().getTime() + 14 * DAY_MS + 1));

    for (let step = 0; step < 6; step += 1) {
      let done = 0;
      const mortal: typeof ports extends () => infer Ports ? Ports : never = {
        ...ports(),
        privacy: {
          ...ports().privacy,
          stepDone: async (...args) => {
            await ports().privacy.stepDone(...args);
            done += 1;
            // Half of the deaths are inside the transaction, which then leaves nothing; the others just after it.
            if (step % 2 === 0) throw new Error("killed");
          },
          begin: async (one) => {
            if (done > 0) throw new Error("killed");
            return ports().privacy.begin(one);
          },
        },
      };
      await deleteData(mortal, id).catch(() => undefined);
    }
    await deleteData(ports(), id);
    await deleteData(ports(), id);

    expect(await ports().privacy.byId(id)).toMatchObject({ status: "done", name: "Cuenta eliminada" });
    const { db } = house.api.wiring;
    const names = (await db.client.db(db.name).listCollections({}, { nameOnly: true }).toArray()).map(
      ({ name }) => name,
    );
    const told = await db.collection("outbox").find({ kind: "privacy.deleted" }).toArray();
    expect(told).toEqual([expect.objectContaining({ payload: { email: "rosa@example.com", name: "Rosa Ayala" } })]);
    const threads = await db
      .collection("threads")
      .find({ creatorId: objectId(other.creatorId) })
      .toArray();
    const otherIds = [other.creatorId, other.userId, ...threads.map(({ _id }) => String(_id))];
    const isOfOther = (row: string) => otherIds.some((one) => row.includes(one));
    for (const name of names.filter((one) => one !== "outbox")) {
      const rows = await db.driver.collection(name).find({}).toArray();
      const others = rows.map((row) => JSON.stringify(row)).filter((row) => !isOfOther(row));
      expect(others.join(), name).not.toMatch(HERS);
    }
    const [work] = await db
      .collection("applications")
      .find({ creatorId: objectId(rosa.creatorId) })
      .toArray();
    expect(work).toMatchObject({ creatorName: "Cuenta eliminada", pitch: "", status: "confirmed" });
    const entries = await db.collection("audit_log").find({ creatorId: rosa.creatorId }).toArray();
    expect(entries.map(({ action }) => action)).toContain("privacy.deleted");
    expect(await db.driver.collection("user").findOne({ email: "rosa@example.com" })).toBeNull();
    const profile = await db.collection("ugc_creators").findOne({ _id: objectId(rosa.creatorId) });
    expect(profile).toMatchObject({ payoutAccount: null, phone: "", profilePictureAssetId: null, status: "blocked" });
    const files = await db.collection("media_assets").find({ uploadedBy: rosa.userId }).toArray();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(file).toMatchObject({ fileName: "", deleteAfter: expect.any(Date) });
  });

  test("touches nobody else", async () => {
    expect(await as(other).creators.myProfile()).toMatchObject({ name: "Otra Persona", phone: "+595981123456" });
    expect(await as(other).payoutAccounts.mine()).toMatchObject({ kind: "alias" });
  });
});
