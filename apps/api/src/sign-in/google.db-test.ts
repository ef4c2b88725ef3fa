import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { controlOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAuth } from "./auth.ts";
import { type Bench, type Browser, ORIGIN, PASSWORD, SEALER, signInBench } from "./sign-in.test-kit.ts";

let bench: Bench;
let sandbox: Sandbox;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-google-"));
  sandbox = await startSandbox({ dataDir });
  const { clientId, clientSecret, discoveryUrl } = sandbox.google;
  bench = await signInBench({ clientId, clientSecret, discoveryUrl });
});
afterAll(async () => {
  await bench.close();
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

type Consent = { email: string; name: string; verified?: boolean };

/** The person's way to the consent page and back; gives the address Google sends the browser to. */
async function consent(browser: Browser, { email, name, verified = true }: Consent, register: boolean): Promise<URL> {
  const begun = await browser.post("/sign-in/social", {
    provider: "google",
    callbackURL: "/creator",
    errorCallbackURL: "/creator/sign-in",
    ...(register && { requestSignUp: true }),
  });
  const asked = new URL(begun.json().url);
  const answered = await fetch(new URL("/authorize", asked), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      ...Object.fromEntries(asked.searchParams),
      email,
      name,
      email_verified: verified ? "yes" : "no",
      decision: "allow",
    }),
  });
  return new URL(answered.headers.get("location") ?? "");
}

async function throughGoogle(browser: Browser, who: Consent, register = true): Promise<string> {
  const back = await consent(browser, who, register);
  expect(back.pathname).toBe("/api/auth/callback/google");
  return String((await browser.get(back.pathname + back.search)).headers.location);
}

const actorOf = ({ cookie }: Browser) => bench.resolveActor({ cookie });
const users = () => bench.db.driver.collection("user");

describe("Google", () => {
  test("lets a creator register and come back as the same person", async () => {
    const who = { email: "lucia@example.com", name: "Lucía Benítez" };
    const first = bench.browser();
    expect(await throughGoogle(first, who)).toBe("/creator");
    const actor = await actorOf(first);
    expect(actor).toMatchObject({ kind: "creator", email: who.email, name: who.name });
    expect(await bench.ports.creators.byUserId(actor?.userId ?? "")).toMatchObject({ status: "applied" });

    const again = bench.browser();
    await throughGoogle(again, who, false);
    expect(await actorOf(again)).toMatchObject({ userId: actor?.userId });
  });

  test("makes no account for a stranger who did not ask for one", async () => {
    const browser = bench.browser();
    expect(await throughGoogle(browser, { email: "curious@example.com", name: "Curious" }, false)).toContain(
      "error=signup_disabled",
    );
    expect(browser.session).toBeUndefined();
    expect(await users().countDocuments({ email: "curious@example.com" })).toBe(0);
  });

  test("refuses an address Google has not verified", async () => {
    const browser = bench.browser();
    expect(await throughGoogle(browser, { email: "unverified@example.com", name: "X", verified: false })).toContain(
      "error=email_not_verified",
    );
    expect(browser.session).toBeUndefined();
    expect(await users().countDocuments({ email: "unverified@example.com" })).toBe(0);
  });

  test("lets an invited admin in and never changes what they are", async () => {
    const userId = await bench.admin("ana@agency.example", "finance");
    const browser = bench.browser();
    await throughGoogle(browser, { email: "ana@agency.example", name: "Ana" }, false);
    expect(await actorOf(browser)).toMatchObject({ kind: "admin", role: "finance", userId });
  });

  test("does not open an admin's account to an address Google has not verified", async () => {
    await bench.admin("target@agency.example", "owner");
    const browser = bench.browser();
    await throughGoogle(browser, { email: "target@agency.example", name: "T", verified: false }, true);
    expect(browser.session).toBeUndefined();
  });

  test("does not join an account whose address nobody has proved", async () => {
    await bench.browser().post("/sign-up/email", { name: "Squatter", email: "victim@example.com", password: PASSWORD });
    const browser = bench.browser();
    expect(await throughGoogle(browser, { email: "victim@example.com", name: "Victim" })).toContain(
      "error=account_not_linked",
    );
    expect(browser.session).toBeUndefined();
  });

  test("joins such an account once an e-mailed link proved the address, and the squatter's password is gone", async () => {
    const email = "owner-of@example.com";
    await bench.browser().post("/sign-up/email", { name: "Squatter", email, password: PASSWORD });
    await bench.browser().post("/sign-in/magic-link", { email, callbackURL: "/creator" });
    const link = bench.lastLink("sign-in.link");
    await bench.browser().get(link.pathname + link.search);

    const browser = bench.browser();
    await throughGoogle(browser, { email, name: "Owner" });
    expect(await actorOf(browser)).toMatchObject({ email });
    expect((await bench.browser().signIn(email, PASSWORD)).statusCode).toBe(401);
  });

  test("refuses a return that this browser did not begin", async () => {
    const back = await consent(bench.browser(), { email: "lucia@example.com", name: "Lucía" }, true);
    const other = bench.browser();
    const answer = await other.get(back.pathname + back.search);
    expect(String(answer.headers.location)).toContain("error=");
    expect(other.session).toBeUndefined();
  });

  test("refuses an invented state and a code used twice", async () => {
    const browser = bench.browser();
    const back = await consent(browser, { email: "lucia@example.com", name: "Lucía" }, true);
    const invented = new URL(back);
    invented.searchParams.set("state", "invented");
    await browser.get(invented.pathname + invented.search);
    expect(browser.session).toBeUndefined();

    await throughGoogle(browser, { email: "lucia@example.com", name: "Lucía" });
    const fresh = bench.browser();
    const spent = await consent(fresh, { email: "lucia@example.com", name: "Lucía" }, true);
    await fresh.get(spent.pathname + spent.search);
    await fresh.post("/sign-out");
    await fresh.get(spent.pathname + spent.search);
    expect(fresh.session).toBeUndefined();
  });

  test("lets nobody in who is blocked", async () => {
    const browser = bench.browser();
    await throughGoogle(browser, { email: "mateo@example.com", name: "Mateo" });
    const actor = await actorOf(browser);
    await bench.ports.people.block(actor?.userId ?? "");
    const again = bench.browser();
    await throughGoogle(again, { email: "mateo@example.com", name: "Mateo" });
    expect(again.session).toBeUndefined();
  });

  test("that does not answer keeps nobody waiting", async () => {
    const { app } = await bench.serve([bench.secret], { googleMs: 300 });
    const browser = bench.browser(app);
    const back = await consent(browser, { email: "hanging@example.com", name: "H" }, true);
    await fetch(`${sandbox.google.origin}/_sandbox/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ match: { path: "/token" }, fault: "hang" }),
    });
    const answer = await browser.get(back.pathname + back.search);
    await fetch(`${sandbox.google.origin}/_sandbox/faults`, { method: "DELETE" });
    expect(answer.headers.location).toBe(`${ORIGIN}/creator/sign-in?error=google_unreachable`);
    expect(browser.session).toBeUndefined();
    await app.close();
  });

  test.each([
    ["reset_after_effect", "google_unreachable"],
    ["html200", "google_unreachable"],
    ["status:503", "google_unreachable"],
    ["status:401", "invalid_code"],
  ] as const)("in trouble (%s) sends the person back to where they came from, saying %s", async (fault, code) => {
    const browser = bench.browser();
    const back = await consent(browser, { email: `${fault}@example.com`, name: "T" }, true);
    const company = controlOf(sandbox.google.origin);
    await company.arm({ match: { path: "/token" }, fault });
    const answer = await browser.get(back.pathname + back.search);
    await company.disarm();
    const sent = new URL(String(answer.headers.location), ORIGIN);
    expect([sent.pathname, sent.searchParams.get("error")]).toEqual(["/creator/sign-in", code]);
    expect(browser.session).toBeUndefined();
    expect(await users().countDocuments({ email: `${fault}@example.com` })).toBe(0);
  });

  test("leaves none of its tokens in our database", async () => {
    const rows = await bench.db.driver.collection("account").find({ providerId: "google" }).toArray();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect([row.accessToken, row.refreshToken, row.idToken]).toEqual([null, null, null]);
  });

  test("is Google itself when no other provider is named, with PKCE and our own way back", async () => {
    const { ports, db, tokens } = bench;
    const google = { clientId: "our-client", clientSecret: "y" };
    const auth = await buildAuth({
      ...ports,
      db,
      baseUrl: ORIGIN,
      secrets: [bench.secret],
      sealer: SEALER,
      tokens,
      google,
      log: () => {},
    });
    const answer = await auth.handler(
      new Request(`${ORIGIN}/api/auth/sign-in/social`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ORIGIN },
        body: JSON.stringify({ provider: "google", callbackURL: "/admin" }),
      }),
    );
    const asked = new URL(((await answer.json()) as { url: string }).url);
    expect(asked.origin).toBe("https://accounts.google.com");
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: "our-client",
      redirect_uri: `${ORIGIN}/api/auth/callback/google`,
      code_challenge_method: "S256",
    });
  });

  test("that cannot be found stops the start instead of going missing", async () => {
    const { ports, db, tokens } = bench;
    const google = {
      clientId: "x",
      clientSecret: "y",
      discoveryUrl: "http://127.0.0.1:9/.well-known/openid-configuration",
    };
    await expect(
      buildAuth({
        ...ports,
        db,
        baseUrl: ORIGIN,
        secrets: [bench.secret],
        sealer: SEALER,
        tokens,
        google,
        log: () => {},
      }),
    ).rejects.toThrow(/Google cannot start/);
  });
});
