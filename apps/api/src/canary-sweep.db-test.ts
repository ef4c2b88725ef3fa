import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PERMISSIONS } from "@vitrina/domain/people";
import { controlOf, errorsAt, type Fault, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { canaries, startDatabase, type TestDatabase } from "@vitrina/testing";
import { type Db, MongoClient, ObjectId } from "mongodb";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type HeardApi, hearApi, refusalToStart } from "./canary-sweep.test-kit.ts";
import { anyJpeg, md5, post } from "./media/sandbox-api.test-kit.ts";
import { testSettings } from "./testing/env.test-kit.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

/** What nobody may ever see; and what only its owner may, in an answer, and never the log. */
const [ours, theirs] = [canaries(), canaries()];
const SECRETS = {
  AUTH_SECRETS: ours.secret("session secret"),
  ENCRYPTION_KEYS: ours.secret("encryption key"),
  cloudinary: ours.secret("media company's secret"),
  RESEND_API_KEY: ours.secret("mail company's key", (random) => `re_${random}`),
  GOOGLE_CLIENT_SECRET: ours.secret("Google's secret"),
  HEALTH_TOKEN: ours.secret("health pages' token"),
  S3_SECRET_ACCESS_KEY: ours.secret("bucket's key"),
};
const PASSWORD = theirs.secret("password");
const KEY = theirs.secret("personal key", (random) => `vt_${random}`);
const FAULTS: Fault[] = [
  "status:500",
  "status:401",
  "status:403",
  "rate_limit",
  "html200",
  "html502",
  "truncate",
  "reset_before",
];

let database: TestDatabase;
let client: MongoClient;
let db: Db;
let sandbox: Sandbox;
let api: HeardApi;
const dataDir = mkdtempSync(join(tmpdir(), "vitrina-canaries-"));

beforeAll(async () => {
  database = await startDatabase();
  client = await MongoClient.connect(database.url);
  db = client.db();
  sandbox = await startSandbox({
    dataDir,
    cloudinary: { apiSecret: SECRETS.cloudinary, adminCallsPerHour: 10_000 },
    resend: { apiKey: SECRETS.RESEND_API_KEY },
    google: { clientSecret: SECRETS.GOOGLE_CLIENT_SECRET },
  });
  const { apiKey, cloudName, origin } = sandbox.cloudinary;
  const { cloudinary, ...named } = SECRETS;
  api = await hearApi({
    ...testSettings(database.url),
    CLOUDINARY_URL: `cloudinary://${apiKey}:${cloudinary}@${cloudName}?upload_prefix=${encodeURIComponent(origin)}`,
    RESEND_BASE_URL: sandbox.resend.origin,
    SENTRY_DSN: sandbox.sentry.dsn,
    SENTRY_TRACES_SHARE: "1",
    GOOGLE_CLIENT_ID: sandbox.google.clientId,
    GOOGLE_DISCOVERY_URL: sandbox.google.discoveryUrl,
    ...named,
  });
});
afterAll(async () => {
  await api?.end();
  await sandbox?.close();
  await client?.close();
  await database?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const inJson = { "content-type": "application/json" };
const signIn = (path: string, body: object, isPrivate = false) =>
  api.ask(`/api/auth${path}`, {
    method: "POST",
    headers: { ...inJson, origin: api.origin },
    body: JSON.stringify(body),
    isPrivate,
  });

/** A procedure over the wire with the owner's key; what it answers, or nothing when it refuses. */
async function call(
  procedure: string,
  input: object,
  how: { isPrivate?: boolean; isQuery?: boolean } = {},
): Promise<Told> {
  const { isPrivate = false, isQuery = false } = how;
  const headers = { ...inJson, authorization: `Bearer ${KEY}` };
  const body = JSON.stringify({ json: input });
  const { text } = isQuery
    ? await api.ask(`/trpc/${procedure}?input=${encodeURIComponent(body)}`, { headers, isPrivate })
    : await api.ask(`/trpc/${procedure}`, { method: "POST", headers, body, isPrivate });
  return JSON.parse(text).result?.data?.json;
}
type Told = { assetId: string; url: string; fields: Record<string, string> } | undefined;

async function uploaded(): Promise<string | undefined> {
  const bytes = await anyJpeg();
  const file = { fileName: "comprobante.jpg", bytes: bytes.length, md5: md5(bytes) };
  const permission = await call("media.signUpload", { purpose: "payout_receipt", ...file });
  if (!permission) throw new Error("no permission to upload");
  const sent = await post(permission.url, permission.fields, bytes).catch(() => null);
  const result = sent?.status === 200 ? sent.result : null;
  await call("media.confirmFile", { assetId: permission.assetId, md5: file.md5, result });
  return permission.assetId;
}

test("people sign in, rightly and wrongly, with words, links and Google", async () => {
  const email = "sofia@example.com";
  const signedUp = await signIn("/sign-up/email", { name: "Sofía", email, password: PASSWORD }, true);
  expect(signedUp.status).toBe(200);
  const cookie = signedUp.headers.getSetCookie().join("; ");
  theirs.watch("session", /session_token=([^;]+)/.exec(cookie)?.[1] ?? "");
  expect((await signIn("/sign-in/email", { email, password: `${PASSWORD}x` })).status).toBe(401);
  await api.ask("/trpc/me.whoami", { headers: { cookie }, isPrivate: true });
  await signIn("/sign-in/magic-link", { email });
  const begun = await signIn("/sign-in/social", { provider: "google", callbackURL: "/creator" }, true);
  const state = new URL(JSON.parse(begun.text).url).searchParams.get("state") ?? "";
  for (const fault of ["status:500", "html200", "reset_before"] as const) {
    await controlOf(sandbox.google.origin).arm({ fault, match: { path: "/token" } });
    const code = theirs.secret(`code under ${fault}`);
    await api.ask(`/api/auth/callback/google?code=${code}&state=${state}`, { isPrivate: true });
    await controlOf(sandbox.google.origin).disarm();
  }
});

test("whoever knocks with a wrong key, a wrong cookie or a broken body", async () => {
  const wrong = theirs.secret("wrong key", (random) => `vt_${random}`);
  for (const headers of [
    { "x-api-key": wrong },
    { authorization: `Bearer ${wrong}` },
    { cookie: `session_token=${wrong}` },
  ]) {
    await api.ask("/trpc/media.usage", { headers });
  }
  await api.ask(`/trpc/no.such.thing?input=${wrong}`, { isPrivate: true });
  await api.ask("/api/auth/sign-in/email", { method: "POST", headers: inJson, body: `{"password":"${PASSWORD}` });
  await api.ask("/trpc/media.open", { method: "POST", headers: inJson, body: `{"json":"${wrong}` });
  for (const path of ["/healthz", "/readyz", "/deepz", "/api/media/notices", "/nowhere"]) await api.ask(path);
});

test("files come, are opened, and the media company fails in every way", async () => {
  const userId = new ObjectId();
  const now = new Date();
  const person = { name: "Dueña", email: "duena@agency.example", emailVerified: true, kind: "admin", role: "owner" };
  await db.collection("user").insertOne({ _id: userId, ...person, createdAt: now, updatedAt: now });
  await db.collection("apikey").insertOne({
    userId,
    name: "sweep",
    hash: createHash("sha256").update(KEY).digest("base64url"),
    start: KEY.slice(0, 8),
    scopes: [...PERMISSIONS],
    createdAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
    lastUsedAt: now,
  });
  const assetId = await uploaded();
  const opened = await call("media.open", { assetId }, { isPrivate: true });
  const address = new URL(opened?.url ?? "");
  theirs.watch("signed address", address.searchParams.get("signature") ?? "");
  expect((await fetch(address)).status).toBe(200);

  const control = controlOf(sandbox.cloudinary.origin);
  await control.arm({ fault: "status:500", match: { path: "/resources/" } });
  await call("media.compare", {});
  await control.disarm();
  await uploaded();
  const unhurt: Fault[] = [];
  for (const fault of FAULTS) {
    await control.arm({ fault, match: { path: "/v1_1/" } });
    await uploaded();
    const armed = await fetch(`${sandbox.cloudinary.origin}/_sandbox/faults`);
    const [{ spent }] = JSON.parse(await armed.text()).faults;
    if (spent < 2) unhurt.push(fault);
    await control.disarm();
    // An answer in between, or nothing would be asked of a company that seems to be away.
    await uploaded();
  }
  expect(unhurt).toEqual([]);
});

test("letters cannot be sent", async () => {
  for (const fault of FAULTS) {
    await controlOf(sandbox.resend.origin).arm({ fault });
    await signIn("/sign-in/magic-link", { email: "sofia@example.com" });
    await controlOf(sandbox.resend.origin).disarm();
  }
});

test("a row that nothing of ours can have written is a fault, with the person's words in it", async () => {
  const words = { name: { said: theirs.secret("words in a broken row") }, ruc: "", contacts: [], revision: 1 };
  const row = { ...words, searchText: "", searchKeys: [], createdAt: new Date(), updatedAt: new Date() };
  await db.collection("brands").insertOne(row, { bypassDocumentValidation: true });
  expect(await call("brands.list", {}, { isQuery: true })).toBeUndefined();
});

test("a program that cannot start names what is wrong, and not what it is", async () => {
  const { cloudinary, ...named } = SECRETS;
  const words = await refusalToStart({
    ...named,
    VITRINA_ENV: "production",
    AUTH_SECRETS: `short,${SECRETS.AUTH_SECRETS}`,
    DATABASE_URL: `postgres://vitrina:${ours.secret("database's password")}@db.example/vitrina`,
    CLOUDINARY_URL: `http://key:${cloudinary}@cloud`,
  });
  expect(words).toMatch(/DATABASE_URL[\s\S]*CLOUDINARY_URL|CLOUDINARY_URL[\s\S]*DATABASE_URL/);
  expect(ours.shownIn(words)).toEqual([]);
});

test("no secret of ours was said or answered, and none of theirs was said", async () => {
  expect(api.said().split("\n").length).toBeGreaterThan(50);
  expect(ours.shownIn(api.said())).toEqual([]);
  expect(ours.shownIn(api.answers())).toEqual([]);
  expect(theirs.shownIn(api.said())).toEqual([]);
  expect(theirs.shownIn(api.answers())).toEqual([]);
});

test("what was reported holds faults and timings, and no secret of anybody", async () => {
  const { events, spans, raw } = errorsAt(sandbox.sentry.origin);
  const patience = { timeout: 20_000 };
  await expect.poll(async () => (await events({ message: "received object" })).length, patience).toBeGreaterThan(0);
  await expect.poll(async () => (await spans()).length, patience).toBeGreaterThan(20);
  const reported = await raw();
  expect(ours.shownIn(reported)).toEqual([]);
  expect(theirs.shownIn(reported)).toEqual([]);
});
