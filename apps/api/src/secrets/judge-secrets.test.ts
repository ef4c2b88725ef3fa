import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { ENV_NAMES } from "../env.ts";
import { judgeSecrets, SECRET_NAMES } from "./judge-secrets.ts";

const random = () => randomBytes(36).toString("base64url");
const good = () => ({
  AUTH_SECRETS: random(),
  ENCRYPTION_KEYS: `${random()},${random()}`,
  DATABASE_URL: `mongodb+srv://app:${random()}@cluster.host.net/shop`,
  CLOUDINARY_URL: `cloudinary://123:${random()}@cloud`,
  RESEND_API_KEY: `re_${random()}`,
  GOOGLE_CLIENT_SECRET: random(),
});
const one = random();

test("good secrets are good, and every name is one that the server reads", () => {
  expect(judgeSecrets(good())).toEqual([]);
  for (const name of SECRET_NAMES) expect(ENV_NAMES).toContain(name);
});

test.each<[string, Record<string, string | undefined>, RegExp]>([
  ["one that is missing", { RESEND_API_KEY: undefined }, /RESEND_API_KEY is missing/],
  ["a database without a password", { DATABASE_URL: "mongodb://host/shop" }, /DATABASE_URL is missing/],
  ["a short one", { GOOGLE_CLIENT_SECRET: "aB3$x" }, /GOOGLE_CLIENT_SECRET has fewer than 20/],
  ["a short one among several", { ENCRYPTION_KEYS: `${one},short` }, /ENCRYPTION_KEYS \(number 2\) has fewer/],
  ["an example", { AUTH_SECRETS: "a-secret-of-more-than-thirty-two-characters" }, /AUTH_SECRETS looks like an example/],
  ["a default password", { DATABASE_URL: "mongodb://root:changeme-please@host/shop" }, /DATABASE_URL looks like/],
  ["no randomness", { AUTH_SECRETS: "zzzzyyyyzzzzyyyyzzzzyyyyzzzzyyyyzzzz" }, /AUTH_SECRETS repeats too few/],
  [
    "one value for two uses",
    { AUTH_SECRETS: one, ENCRYPTION_KEYS: one },
    /ENCRYPTION_KEYS is the same as AUTH_SECRETS/,
  ],
])("%s is told", (_what, change, said) => {
  const told = judgeSecrets({ ...good(), ...change }).map(({ name, problem }) => `${name} ${problem}`);
  expect(told.join("\n")).toMatch(said);
  expect(told.join("\n")).not.toContain(one);
});
