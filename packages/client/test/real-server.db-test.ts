import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY, dayInAsuncion, endOfDayInAsuncion } from "@vitrina/domain/time";
import { type Sandbox, startSandbox } from "@vitrina/sandbox";
import { freePort, startDatabase, type TestDatabase } from "@vitrina/testing";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVitrinaClient, keyed, type VitrinaClient, type VitrinaInputs } from "../src/index.ts";
import { uploadImage } from "../src/upload-image.ts";
import { apiEnvironment } from "./api-environment.ts";
import { paintPng } from "./paint-png.ts";
import { type Ended, runToEnd, serve } from "./run-child.ts";
import { keyOf, register, type Scopes } from "./sign-up.ts";

const API = new URL("../../../apps/api/src/main.ts", import.meta.url);
const WORK: Scopes = [
  "campaigns:read",
  "campaigns:write",
  "brands:read",
  "brands:write",
  "creators:read",
  "creators:write",
  "media:write",
];
const resend = { apiKey: "re_of_the_stand_in" };
const cloudinary = { apiKey: "1234567890", apiSecret: "secret-of-the-stand-in" };

const folder = mkdtempSync(join(tmpdir(), "vitrina-client-"));
let database: TestDatabase;
let sandbox: Sandbox;
let stopApi: () => Promise<void>;
let url: string;
let adminKey: string;
let admin: VitrinaClient;

beforeAll(async () => {
  [database, sandbox] = await Promise.all([startDatabase(), startSandbox({ dataDir: folder, cloudinary, resend })]);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  stopApi = await serve(
    API,
    apiEnvironment({ port, url, databaseUrl: database.url, sandbox, cloudinary, resend }),
    `${url}/readyz`,
  );

  const session = await register(url, "Ña Eusebia", "owner@agencia.example");
  await makeOwner("owner@agencia.example");
  adminKey = await keyOf(url, session, WORK);
  admin = createVitrinaClient({ url, apiKey: adminKey });
  writeFileSync(join(folder, "cover.png"), paintPng(640, 400));
  copyFileSync(new URL("../examples/campaign.json", import.meta.url), join(folder, "campaign.json"));
}, 120_000);

afterAll(async () => {
  await stopApi?.();
  await Promise.all([sandbox?.close(), database?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

describe("the examples, run as anybody would run them", () => {
  test("a campaign is created from a file and a picture, then listed, then moved for a confirmed creator", async () => {
    const created = await example("create-campaign", [join(folder, "campaign.json")]);
    expect(created).toMatchObject({ code: 0, complaints: "" });
    const [, id = ""] = /✓ ([0-9a-f]{24}) {2}draft/.exec(created.out) ?? [];
    const campaign = await admin.campaigns.detail.query({ id });
    expect(campaign).toMatchObject({ title: "Tereré de verano", brandName: "Yerba Arasunu", deliveryDays: 10 });
    expect(campaign.cover).toMatchObject({ width: 640, height: 400 });
    expect(campaign.applicationDeadline).toEqual(endOfDayInAsuncion(new Date(), 21));

    const listed = await example("list-campaigns");
    expect(listed).toMatchObject({ code: 0, complaints: "" });
    expect(listed.out).toContain(`${id}  draft`);
    expect(listed.out).toContain("0/5  Yerba Arasunu · Tereré de verano");
    expect(listed.out).toMatch(/^1 campaign$/m);

    const confirmedAt = await confirmedCreator(id, "Sofía Benítez");
    const due = (days: number) => dayInAsuncion(endOfDayInAsuncion(confirmedAt, days));
    const later = await example("move-deadline", [campaign.slug, "15"]);
    expect(later).toMatchObject({ code: 0, complaints: "" });
    expect(later.out).toContain("10 → 15 days");
    expect(later.out).toContain(`Sofía Benítez: ${due(10)} → ${due(15)}`);
    expect(later.out).toContain("1 moved (1 later, 0 earlier), 0 unchanged, 0 late");

    const again = await example("move-deadline", [id, "15"]);
    expect(again.out).toContain("0 moved (0 later, 0 earlier), 1 unchanged, 0 late");

    const longAgo = new Date(Date.now() - 20 * DAY);
    await rewrite("applications", { status: "confirmed" }, { confirmedAt: longAgo });
    await example("move-deadline", [id, "30"]);
    const tooShort = await example("move-deadline", [id, "5"]);
    const dueOf = (days: number) => dayInAsuncion(endOfDayInAsuncion(longAgo, days));
    expect(tooShort.out).toContain(`Sofía Benítez: ${dueOf(30)} → ${dueOf(5)}  LATE`);
    expect(tooShort.out).toContain("1 moved (0 later, 1 earlier), 0 unchanged, 1 late");
  });

  test("the brand that exists is used, not made twice", async () => {
    await example("create-campaign", [join(folder, "campaign.json")]);
    await example("create-campaign", [join(folder, "campaign.json")]);
    const { total } = await admin.brands.list.query({ search: "Yerba Arasunu" });
    expect(total).toBe(1);
  });

  test("a title that several campaigns bear is not guessed", async () => {
    const { code, complaints } = await example("move-deadline", ["Tereré de verano", "12"]);
    expect(code).toBe(1);
    expect(complaints).toMatch(/could be any of these; use the slug: terere-de-verano-\w+, terere/);
  });

  test.each<[string, string, string[], Record<string, string>, RegExp]>([
    ["no address", "list-campaigns", [], { VITRINA_URL: "" }, /Set VITRINA_URL/],
    ["no key", "list-campaigns", [], { VITRINA_API_KEY: "" }, /Set VITRINA_API_KEY/],
    ["a key of nobody", "list-campaigns", [], { VITRINA_API_KEY: "vt_nobodys-key" }, /does not know this key/],
    ["no file named", "create-campaign", [], {}, /Say which file/],
    ["a file that is not there", "create-campaign", ["/nowhere/at-all.json"], {}, /There is no file \/nowhere/],
    ["an unknown campaign", "move-deadline", ["nothing-like-it", "12"], {}, /There is no campaign "nothing-like-it"/],
    ["days that are none", "move-deadline", ["anything", "soon"], {}, /how many days/],
    ["an id of no campaign", "move-deadline", ["0123456789abcdef01234567", "9"], {}, /no-such-campaign/],
  ])("with %s, one sentence and exit code 1", async (_what, name, words, env, sentence) => {
    const { code, out, complaints } = await example(name, words, env);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(complaints).toMatch(sentence);
    expect(complaints).toMatch(/^✗ .+\n$/);
    expect(complaints).not.toContain(adminKey);
  });

  test("a key without the scope is told which one", async () => {
    const session = await register(url, "Don Pablo", "pablo@agencia.example");
    await makeOwner("pablo@agencia.example");
    const key = await keyOf(url, session, ["brands:read"]);
    const { code, complaints } = await example("list-campaigns", [], { VITRINA_API_KEY: key });
    expect(code).toBe(1);
    expect(complaints).toBe("✗ This key lacks the scope campaigns:read; make one that includes it.\n");
  });
});

describe("doing it once", () => {
  test("a create whose answer was lost is repeated by the client and creates one campaign", async () => {
    const sent: string[] = [];
    const forgetful: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      sent.push(new Headers(init?.headers).get("idempotency-key") ?? "");
      if (sent.length > 1) return answer;
      await answer.arrayBuffer();
      throw new TypeError("the answer was lost on the way");
    };
    const client = createVitrinaClient({ url, apiKey: adminKey, fetch: forgetful });
    const created = await client.campaigns.create.mutate(await contentTitled("Answer lost"));
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    const { items } = await admin.campaigns.list.query({ search: "Answer lost" });
    expect(items.map(({ id }) => id)).toEqual([created.id]);
  });

  test("the same key from two programs at once and from a third later creates one campaign", async () => {
    const content = await contentTitled("Thrice the same");
    const create = () =>
      createVitrinaClient({ url, apiKey: adminKey }).campaigns.create.mutate(content, keyed("import-row-7"));
    const together = await Promise.all([create(), create()]);
    const third = await create();
    expect(new Set([...together, third].map(({ id }) => id)).size).toBe(1);
    expect(third.applicationDeadline).toEqual(content.applicationDeadline);
    expect((await admin.campaigns.list.query({ search: "Thrice the same" })).total).toBe(1);
  });

  test("a key that was used for something else is refused", async () => {
    const content = await contentTitled("First under this key");
    await admin.campaigns.create.mutate(content, keyed("import-row-8"));
    const other = { ...content, title: "Second under this key" };
    await expect(admin.campaigns.create.mutate(other, keyed("import-row-8"))).rejects.toMatchObject({
      reason: "idempotency-key-reused",
    });
  });
});

describe("uploading an image", () => {
  const cover = { fileName: "dusk.png", purpose: "campaign_cover" } as const;

  test("sends it with growing progress and hands back the picture", async () => {
    const sent: number[] = [];
    const picture = await uploadImage(admin, {
      bytes: paintPng(1_200, 900),
      ...cover,
      onProgress: ({ sentBytes, totalBytes }) => sent.push(sentBytes / totalBytes),
    });
    expect(picture).toMatchObject({ width: 1_200, height: 900 });
    expect(sent.at(-1)).toBe(1);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
  });

  test("an empty file is refused before anything is sent", async () => {
    const upload = uploadImage(admin, { bytes: new Uint8Array(), ...cover });
    await expect(upload).rejects.toMatchObject({ name: "VitrinaRefusal", reason: "upload-empty" });
  });

  test("what only calls itself a picture is refused", async () => {
    const upload = uploadImage(admin, { bytes: Buffer.from("not a picture at all"), ...cover });
    await expect(upload).rejects.toMatchObject({ name: "VitrinaRefusal", path: "uploadImage" });
  });

  test("nobody's key uploads nothing", async () => {
    const stranger = createVitrinaClient({ url, apiKey: "vt_nobodys-key" });
    const upload = uploadImage(stranger, { bytes: paintPng(8, 8), ...cover });
    await expect(upload).rejects.toMatchObject({ reason: "sign-in-needed" });
  });
});

const example = (name: string, words: string[] = [], env: Record<string, string> = {}): Promise<Ended> =>
  runToEnd(new URL(`../examples/${name}.ts`, import.meta.url), words, {
    VITRINA_URL: url,
    VITRINA_API_KEY: adminKey,
    ...env,
  });

async function contentTitled(title: string): Promise<VitrinaInputs["campaigns"]["create"]> {
  const brandId = (await admin.brands.create.mutate({ name: `Brand of ${title}` })).id;
  return {
    brandId,
    title,
    brief: "",
    coverAssetId: null,
    contentPlan: [{ type: "photo", quantity: 1, specification: "" }],
    eligibility: { categories: [], minimumFollowers: 0, cities: [] },
    slots: 2,
    fee: 100_000,
    paymentDays: 30,
    applicationDeadline: endOfDayInAsuncion(new Date(), 7),
    deliveryDays: 5,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram"], paid: false, territory: "Paraguay", months: 3 },
  };
}

/** The whole way of one creator into a campaign, through their own key. Gives the instant of confirmation. */
async function confirmedCreator(campaignId: string, name: string): Promise<Date> {
  const { revision } = await admin.campaigns.detail.query({ id: campaignId });
  await admin.campaigns.changeStatus.mutate({ id: campaignId, revision, to: "published" });

  const session = await register(url, name, "sofia@creadores.example");
  const apiKey = await keyOf(url, session, ["profile:read", "profile:write", "work:read", "work:write"]);
  const creator = createVitrinaClient({ url, apiKey });
  const { id, revision: profileRevision } = await creator.creators.myProfile.query();
  await creator.creators.updateMyProfile.mutate({
    revision: profileRevision,
    profile: {
      name,
      phone: "+595981123456",
      city: "Asunción",
      bio: "",
      profilePictureAssetId: null,
      socialAccounts: [{ platform: "instagram", handle: "sofi", followers: 5_200 }],
      categories: ["food"],
    },
  });
  await admin.creators.changeStatus.mutate({ id, to: "approved" });
  const application = await creator.applications.submit.mutate({ campaignId, pitch: "Tomo tereré todos los días." });
  const { confirmedAt } = await admin.applications.confirm.mutate({ id: application.id });
  if (!confirmedAt) throw new Error("The confirmation has no instant.");
  return confirmedAt;
}

/** No door makes the first owner, as nobody could have invited them. */
const makeOwner = (email: string) => rewrite("user", { email }, { kind: "admin", role: "owner", creatorId: null });

/** Changes one document behind the server's back, where no door leads. */
async function rewrite(collection: string, which: Record<string, unknown>, is: Record<string, unknown>): Promise<void> {
  const mongo = new MongoClient(database.url);
  try {
    const { modifiedCount } = await mongo.db().collection(collection).updateOne(which, { $set: is });
    expect(modifiedCount).toBe(1);
  } finally {
    await mongo.close();
  }
}
