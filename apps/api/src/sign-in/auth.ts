import { type Database, newId, objectId } from "@vitrina/db";
import { PASSWORD_MAX, PASSWORD_MIN } from "@vitrina/domain/people";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { APIError, isAPIError } from "better-auth/api";
import { magicLink, twoFactor } from "better-auth/plugins";
import type { CreatorStore } from "../creators/creators.store.ts";
import type { Outbox } from "../outbox/outbox.store.ts";
import type { Sealer } from "../sealing/sealer.ts";
import { askGoogle } from "./ask-google.ts";
import { mongoAttempts } from "./attempts.mongo.ts";
import { authAdapter } from "./auth-adapter.ts";
import { type GoogleSettings, googleOptions } from "./google.ts";
import { type AccountOwner, accountOf, guard } from "./guard.ts";
import { mongoKnownBrowsers } from "./known-browsers.ts";
import { secretVersions } from "./secret-versions.ts";
import type { Tokens } from "./tokens.ts";
import { ADDRESS_HEADER } from "./web-request.ts";

export type AuthSettings = {
  db: Database;
  /** Scheme, host and port under which browsers know us; cookies are `Secure` when it is https. */
  baseUrl: string;
  /** Newest first; the others stay valid until they are taken out. */
  secrets: readonly string[];
  /** Closes second factors at rest. */
  sealer: Sealer;
  google: GoogleSettings;
  tokens: Pick<Tokens, "seal">;
  outbox: Pick<Outbox, "announce">;
  creators: Pick<CreatorStore, "begin">;
  /** Where better-auth says what went wrong on its side. Never handed a password or a token. */
  log: (level: "warn" | "error", message: string, cause?: unknown) => void;
  now: () => Date;
};

const DAY_S = 24 * 60 * 60;
const SESSION_S = 14 * DAY_S;
const SESSION_REFRESHED_AFTER_S = DAY_S;
const LINK_LIVES_S = 15 * 60;
const RESET_LIVES_S = 60 * 60;

/** Fields of an account that nobody sets from outside, whatever they send along. */
const OURS = { required: false, input: false } as const;

export type Auth = Awaited<ReturnType<typeof buildAuth>>;

/**
 * Sign-in for everybody: password, Google, e-mailed link for creators, second factor for admins. Mails leave through the
 * outbox with their links sealed: `sign-in.link`, `sign-in.password-reset`, `sign-in.verify-email`, each with
 * `{ email, name, sealedUrl }`.
 *
 * @throws Error when Google's discovery document cannot be read: better-auth alone would start without Google
 */
export async function buildAuth(settings: AuthSettings) {
  const { db, baseUrl, secrets, sealer, tokens, outbox, creators, now } = settings;
  const attempts = mongoAttempts(db);
  const users = db.driver.collection("user");
  const google = googleOptions(settings.google);

  const mail = (kind: string, user: { id: string; email: string; name: string }, url: string) =>
    outbox.announce({
      kind,
      aggregateId: user.id,
      payload: { email: user.email, name: user.name, sealedUrl: tokens.seal(url) },
    });

  const tellOwner = (kind: string, { id, email, name, kind: side }: AccountOwner, facts = { agent: "" }) =>
    outbox.announce({
      kind,
      aggregateId: id,
      payload: { email, name, side: side === "admin" ? "admin" : "creator", ...facts },
    });

  const auth = betterAuth({
    appName: "Vitrina",
    baseURL: baseUrl,
    basePath: "/api/auth",
    secrets: secretVersions(secrets),
    database: authAdapter(db, sealer),
    trustedOrigins: [new URL(baseUrl).origin],
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: `${baseUrl}/creator/sign-in`,
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500) settings.log("error", "Sign-in failed on our side.", error);
      },
    },
    logger: {
      level: "warn",
      log: (level, message, ...more) => {
        if (level === "warn" || level === "error") {
          settings.log(
            level,
            message,
            more.find((one) => one instanceof Error),
          );
        }
      },
    },
    /** Addresses and accounts are limited at the door, where the standard headers are written. */
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "vitrina",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      useSecureCookies: new URL(baseUrl).protocol === "https:",
      // Said aloud because better-auth switches both off by itself where it believes to be tested.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    session: { expiresIn: SESSION_S, updateAge: SESSION_REFRESHED_AFTER_S },
    verification: { storeIdentifier: "hashed" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      resetPasswordTokenExpiresIn: RESET_LIVES_S,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => mail("sign-in.password-reset", user, url),
      onPasswordReset: async ({ user }) => {
        await attempts.forget(accountOf(user.email));
        await tellOwner("security.password-changed", user);
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: ({ user, url }) => mail("sign-in.verify-email", user, url),
    },
    account: { accountLinking: { enabled: true, trustedProviders: [] }, updateAccountOnSignIn: false },
    user: {
      additionalFields: {
        kind: { type: "string", ...OURS },
        role: { type: "string", ...OURS },
        creatorId: { type: "string", ...OURS },
        blockedAt: { type: "date", ...OURS, returned: false },
      },
      validateUserInfo: ({ user, source }) =>
        source.method === "oauth" && user.emailVerified !== true
          ? { error: "email_not_verified", errorDescription: "Google has not verified this address." }
          : undefined,
    },
    databaseHooks: {
      user: {
        create: {
          // Whoever registers becomes a creator, and the profile is begun in the transaction of the account.
          before: async (user) => {
            const id = newId();
            const { id: creatorId } = await creators.begin({ userId: id, name: user.name, email: user.email });
            return { data: { ...user, id, kind: "creator", role: null, creatorId } };
          },
        },
      },
      account: {
        create: {
          // Nothing is ever asked of Google in a person's name, so its tokens are not kept.
          before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            const owner = await users.findOne({ _id: objectId(userId) }, { projection: { blockedAt: 1 } });
            if (owner?.blockedAt instanceof Date) {
              throw new APIError("FORBIDDEN", { code: "ACCOUNT_BLOCKED", message: "This account is blocked." });
            }
          },
        },
      },
    },
    hooks: guard({ attempts, now, browsers: mongoKnownBrowsers(db, now), announce: tellOwner }),
    socialProviders: google.socialProviders,
    plugins: [
      twoFactor({ issuer: "Vitrina", allowPasswordless: true }),
      magicLink({
        expiresIn: LINK_LIVES_S,
        disableSignUp: true,
        storeToken: "hashed",
        sendMagicLink: async ({ email, url }) => {
          const user = await users.findOne({ email: accountOf(email), kind: "creator", blockedAt: null });
          if (user) await mail("sign-in.link", { id: user._id.toHexString(), email: user.email, name: user.name }, url);
        },
      }),
      ...(google.plugins ?? []),
    ],
  } satisfies BetterAuthOptions);

  const { socialProviders } = await auth.$context;
  const provider = socialProviders.find(({ id }) => id === "google");
  if (!provider) throw new Error("Sign-in with Google cannot start: its discovery document could not be read.");
  provider.validateAuthorizationCode = askGoogle(provider.validateAuthorizationCode.bind(provider), settings.google);
  return auth;
}
