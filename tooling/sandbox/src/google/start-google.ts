import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { SignJWT } from "jose";
import { installControlPlane } from "../control/control-plane.ts";
import { type Listening, listen, type Serving } from "../listen.ts";
import { Accounts, type GoogleAccount, subjectOf } from "./accounts.ts";
import { consentPage, refusalPage } from "./consent-page.ts";
import { signingKey } from "./signing-key.ts";

export type GoogleSandbox = Listening & {
  issuer: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
};

export type GoogleSettings = { clientId: string; clientSecret: string; accounts: GoogleAccount[] };

const LOCAL_SETTINGS: GoogleSettings = {
  clientId: "vitrina-local.apps.googleusercontent.com",
  clientSecret: "GOCSPX-local-sandbox-secret",
  accounts: [
    { email: "lucia.benitez@example.com", name: "Lucía Benítez" },
    { email: "mateo.caceres@example.com", name: "Mateo Cáceres" },
    { email: "sin.verificar@example.com", name: "Correo Sin Verificar", emailVerified: false },
  ],
};

const CODE_LIVES_S = 60;
const TOKEN_LIVES_S = 3_600;
const CARRIED = [
  "client_id",
  "redirect_uri",
  "response_type",
  "scope",
  "state",
  "nonce",
  "code_challenge",
  "code_challenge_method",
];

type Grant = { account: GoogleAccount; asked: Record<string, string>; issuedAt: number };

/** An OpenID provider with a consent page: code flow with PKCE, single-use codes of 60 seconds, RS256 tokens of an hour. */
export async function startGoogle(serving: Serving & { settings?: Partial<GoogleSettings> }): Promise<GoogleSandbox> {
  const settings = { ...LOCAL_SETTINGS, ...serving.settings };
  const dir = join(serving.dataDir, "google");
  const accounts = await Accounts.open(dir, settings.accounts);
  const key = await signingKey(dir);
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();
  const app = Fastify({ forceCloseConnections: true });
  let issuer = "";
  let tokenOrigin = "";

  const { clock } = installControlPlane(app, {
    errorAnswer: (status) => oauthAnswer(status, "server_error", `Sandbox fault ${status}`),
    rateLimitAnswer: () => oauthAnswer(429, "rate_limit_exceeded", "Too many requests"),
    onReset: () => {
      codes.clear();
      tokens.clear();
    },
  });
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );

  app.get("/.well-known/openid-configuration", async () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${tokenOrigin}/token`,
    userinfo_endpoint: `${tokenOrigin}/userinfo`,
    jwks_uri: `${tokenOrigin}/jwks`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "email", "profile"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
    claims_supported: ["aud", "email", "email_verified", "exp", "given_name", "iat", "iss", "name", "picture", "sub"],
    code_challenge_methods_supported: ["plain", "S256"],
  }));
  app.get("/jwks", async () => ({ keys: [key.publicJwk] }));

  const refusal = (asked: Record<string, string>): string | undefined => {
    if (asked.client_id !== settings.clientId) return "Error 401: invalid_client. The OAuth client was not found.";
    if (!URL.canParse(asked.redirect_uri ?? "")) return "Error 400: redirect_uri_mismatch.";
    if (asked.response_type !== "code") return "Error 400: unsupported_response_type.";
    if (!(asked.scope ?? "").split(" ").includes("openid")) return "Error 400: invalid_scope.";
    return undefined;
  };
  const grant = (reply: FastifyReply, asked: Record<string, string>, account: GoogleAccount) => {
    const code = `4/${randomBytes(24).toString("base64url")}`;
    codes.set(code, { account, asked, issuedAt: clock.seconds() });
    return sendBack(reply, asked, { code, scope: asked.scope ?? "", authuser: "0", prompt: "consent" });
  };

  app.get("/authorize", async (request, reply) => {
    const given = asStrings(request.query);
    const asked = carried(given);
    const wrong = refusal(asked);
    if (wrong) return reply.code(400).type("text/html; charset=utf-8").send(refusalPage(wrong));
    const hinted = accounts.find(given.login_hint ?? "");
    if (given.prompt === "none") {
      return hinted ? grant(reply, asked, hinted) : sendBack(reply, asked, { error: "login_required" });
    }
    return reply
      .type("text/html; charset=utf-8")
      .send(consentPage(accounts.list(), asked, hinted ? "" : (given.login_hint ?? "")));
  });

  app.post("/authorize", async (request, reply) => {
    const given = asStrings(request.body);
    const asked = carried(given);
    const wrong = refusal(asked);
    if (wrong) return reply.code(400).type("text/html; charset=utf-8").send(refusalPage(wrong));
    if (given.decision !== "allow") return sendBack(reply, asked, { error: "access_denied" });
    const [email, name] = [given.email?.trim() ?? "", given.name?.trim() ?? ""];
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || !name) {
      return reply
        .code(400)
        .type("text/html; charset=utf-8")
        .send(refusalPage("An e-mail address and a name are needed."));
    }
    const account: GoogleAccount = { email, name, emailVerified: given.email_verified === "yes" };
    await accounts.remember(account);
    return grant(reply, asked, account);
  });

  app.post("/token", async (request, reply) => {
    reply.header("cache-control", "no-store");
    const given = asStrings(request.body);
    const client = clientOf(request, given);
    if (client.id !== settings.clientId || client.secret !== settings.clientSecret) {
      return sendOauthError(reply, 401, "invalid_client", "The provided client secret is invalid.");
    }
    if (given.grant_type !== "authorization_code") {
      return sendOauthError(reply, 400, "unsupported_grant_type", `Invalid grant_type: ${given.grant_type ?? ""}`);
    }
    const code = given.code ?? "";
    const held = codes.get(code);
    codes.delete(code);
    if (!held || clock.seconds() - held.issuedAt > CODE_LIVES_S) {
      return sendOauthError(reply, 400, "invalid_grant", "Malformed auth code.");
    }
    if (given.redirect_uri !== held.asked.redirect_uri) {
      return sendOauthError(reply, 400, "redirect_uri_mismatch", "Bad Request");
    }
    if (!provesChallenge(held.asked, given.code_verifier)) {
      return sendOauthError(reply, 400, "invalid_grant", "Invalid code verifier.");
    }
    const accessToken = `ya29.${randomBytes(32).toString("base64url")}`;
    tokens.set(accessToken, { ...held, issuedAt: clock.seconds() });
    return {
      access_token: accessToken,
      expires_in: TOKEN_LIVES_S - 1,
      scope: held.asked.scope,
      token_type: "Bearer",
      id_token: await idToken(held, accessToken),
    };
  });

  app.get("/userinfo", async (request, reply) => {
    const held = tokens.get((request.headers.authorization ?? "").replace(/^Bearer /i, ""));
    if (!held || clock.seconds() - held.issuedAt > TOKEN_LIVES_S) {
      return sendOauthError(reply, 401, "invalid_request", "Invalid Credentials");
    }
    return claimsOf(held.account);
  });

  const idToken = (held: Grant, accessToken: string): Promise<string> => {
    const now = clock.seconds();
    const half = createHash("sha256").update(accessToken).digest().subarray(0, 16).toString("base64url");
    return new SignJWT({
      azp: settings.clientId,
      at_hash: half,
      ...claimsOf(held.account),
      ...(held.asked.nonce && { nonce: held.asked.nonce }),
    })
      .setProtectedHeader({ alg: "RS256", kid: key.kid, typ: "JWT" })
      .setIssuer(issuer)
      .setAudience(settings.clientId)
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_LIVES_S)
      .sign(key.privateKey);
  };

  const listening = await listen(app, serving);
  issuer = listening.publicOrigin;
  tokenOrigin = listening.origin;
  return {
    ...listening,
    issuer,
    discoveryUrl: `${listening.origin}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
  };
}

function claimsOf(account: GoogleAccount) {
  const [first = account.name, ...rest] = account.name.split(" ");
  return {
    sub: subjectOf(account.email),
    email: account.email,
    email_verified: account.emailVerified !== false,
    name: account.name,
    given_name: first,
    ...(rest.length > 0 && { family_name: rest.join(" ") }),
  };
}

function asStrings(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, String(inner)]));
}

function carried(given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    CARRIED.flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function sendBack(reply: FastifyReply, asked: Record<string, string>, answer: Record<string, string>) {
  const back = new URL(asked.redirect_uri ?? "");
  if (asked.state !== undefined) back.searchParams.set("state", asked.state);
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  return reply.redirect(back.toString(), 302);
}

function clientOf(request: FastifyRequest, given: Record<string, string>): { id?: string; secret?: string } {
  const [scheme, coded] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Basic" || !coded) return { id: given.client_id, secret: given.client_secret };
  const [id = "", secret = ""] = Buffer.from(coded, "base64").toString("utf8").split(":");
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

function provesChallenge(asked: Record<string, string>, verifier: string | undefined): boolean {
  if (!asked.code_challenge) return true;
  if (!verifier) return false;
  if (asked.code_challenge_method !== "S256") return verifier === asked.code_challenge;
  return createHash("sha256").update(verifier).digest("base64url") === asked.code_challenge;
}

function oauthAnswer(status: number, error: string, description: string) {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ error, error_description: description }),
  };
}

function sendOauthError(reply: FastifyReply, status: number, error: string, description: string) {
  const answer = oauthAnswer(status, error, description);
  return reply.code(status).headers(answer.headers).send(answer.body);
}
