import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { controlOf } from "../control/control-of.ts";
import { type GoogleSandbox, startGoogle } from "./start-google.ts";

const BACK = "http://127.0.0.1:9/api/auth/callback/google";
const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");

let dataDir: string;
let google: GoogleSandbox;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-google-"));
  google = await startGoogle({ dataDir });
});
afterAll(async () => {
  await google.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await controlOf(google.origin).reset();
});

const request = (more: Record<string, string> = {}) => ({
  client_id: google.clientId,
  redirect_uri: BACK,
  response_type: "code",
  scope: "openid email profile",
  state: "s1",
  nonce: "n1",
  code_challenge: challenge,
  code_challenge_method: "S256",
  ...more,
});
const authorize = (more: Record<string, string> = {}) =>
  fetch(`${google.origin}/authorize?${new URLSearchParams(request(more))}`, { redirect: "manual" });
const decide = (more: Record<string, string>) =>
  fetch(`${google.origin}/authorize`, { method: "POST", body: new URLSearchParams(request(more)), redirect: "manual" });
const landed = (answer: Response) => new URL(answer.headers.get("location") ?? "about:blank").searchParams;
const redeem = (code: string, more: Record<string, string> = {}) =>
  fetch(`${google.origin}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: BACK,
      code_verifier: verifier,
      client_id: google.clientId,
      client_secret: google.clientSecret,
      ...more,
    }),
  });
const typed = { decision: "allow", email: "eva@example.com", name: "Eva Ruiz", email_verified: "yes" };
const codeFor = async (more: Record<string, string> = typed) => landed(await decide(more)).get("code") ?? "";
const tokensOf = async (answer: Response): Promise<{ id_token: string; access_token: string }> =>
  JSON.parse(await answer.text());

test("the discovery document names what a careful client asks for", async () => {
  const told: Record<string, unknown> = JSON.parse(await (await fetch(google.discoveryUrl)).text());
  expect(told).toMatchObject({ issuer: google.issuer, id_token_signing_alg_values_supported: ["RS256"] });
  for (const name of ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"]) {
    expect(String(told[name]), name).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  }
});

test("whoever signs in comes back with a token that its keys, audience and nonce vouch for", async () => {
  const back = landed(await decide(typed));
  expect(back.get("state")).toBe("s1");
  const { id_token, access_token } = await tokensOf(await redeem(back.get("code") ?? ""));
  const keys = createRemoteJWKSet(new URL(`${google.origin}/jwks`));
  const { payload } = await jwtVerify(id_token, keys, { issuer: google.issuer, audience: google.clientId });
  expect(payload).toMatchObject({ nonce: "n1", email: "eva@example.com", email_verified: true, name: "Eva Ruiz" });
  const info = await fetch(`${google.origin}/userinfo`, { headers: { authorization: `Bearer ${access_token}` } });
  expect(await info.json()).toMatchObject({ sub: payload.sub, email: "eva@example.com" });
});

test("a code works once, for a minute, for its own verifier, client and address", async () => {
  const refused = async (answer: Response) => [answer.status, JSON.parse(await answer.text()).error];
  const code = await codeFor();
  expect((await redeem(code)).status).toBe(200);
  expect(await refused(await redeem(code))).toEqual([400, "invalid_grant"]);
  expect(await refused(await redeem(await codeFor(), { code_verifier: "x" }))).toEqual([400, "invalid_grant"]);
  expect(await refused(await redeem(await codeFor(), { client_secret: "x" }))).toEqual([401, "invalid_client"]);
  expect(await refused(await redeem(await codeFor(), { redirect_uri: `${BACK}x` }))).toEqual([
    400,
    "redirect_uri_mismatch",
  ]);
  const late = await codeFor();
  await controlOf(google.origin).moveClock(61_000);
  expect(await refused(await redeem(late))).toEqual([400, "invalid_grant"]);
});

test("refusing consent comes back as access_denied", async () => {
  const back = landed(await decide({ decision: "deny" }));
  expect(Object.fromEntries(back)).toEqual({ state: "s1", error: "access_denied" });
});

test("an address that was not verified says so in the token", async () => {
  const { id_token } = await tokensOf(
    await redeem(await codeFor({ decision: "allow", email: "no@example.com", name: "No" })),
  );
  expect(JSON.parse(Buffer.from(id_token.split(".")[1] ?? "", "base64url").toString())).toMatchObject({
    email_verified: false,
  });
});

test("a known account can sign in without the page; an unknown one cannot", async () => {
  const known = await authorize({ login_hint: "lucia.benitez@example.com", prompt: "none" });
  expect(landed(known).get("code")).toBeTruthy();
  expect(landed(await authorize({ login_hint: "who@example.com", prompt: "none" })).get("error")).toBe(
    "login_required",
  );
});

test("the page offers accounts, remembers typed ones, and escapes what it is told", async () => {
  await decide({ ...typed, email: "mal@example.com", name: "<script>x</script>" });
  const shown = await (await authorize({ state: '"><script>' })).text();
  expect(shown).toContain("lucia.benitez@example.com");
  expect(shown).toContain("mal@example.com");
  expect(shown).not.toContain("<script>");
});

test("a foreign client is not sent anywhere", async () => {
  const answer = await authorize({ client_id: "someone-else" });
  expect([answer.status, answer.headers.get("location")]).toEqual([400, null]);
});

test("after a restart the same person is the same person, and old tokens still verify", async () => {
  const { id_token } = await tokensOf(await redeem(await codeFor()));
  await google.close();
  google = await startGoogle({ dataDir });
  const keys = createRemoteJWKSet(new URL(`${google.origin}/jwks`));
  const { payload } = await jwtVerify(id_token, keys, { audience: google.clientId });
  const again = await tokensOf(await redeem(await codeFor()));
  expect((await jwtVerify(again.id_token, keys)).payload.sub).toBe(payload.sub);
});
