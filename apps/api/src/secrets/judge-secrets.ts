import { keyIdOfSecret } from "../sealing/sealer.ts";

export type SecretFinding = { name: string; problem: string };

/** What the server needs kept secret: how long each is at least, and whether several may be valid at once. */
const SECRETS: Readonly<Record<string, { min: number; list?: true; within?: RegExp; optional?: true }>> = {
  AUTH_SECRETS: { min: 32, list: true },
  ENCRYPTION_KEYS: { min: 32, list: true },
  DATABASE_URL: { min: 12, within: /^mongodb(?:\+srv)?:\/\/[^:@/]+:([^@]+)@/ },
  CLOUDINARY_URL: { min: 20, within: /^cloudinary:\/\/[^:]+:([^@]+)@/ },
  CLOUDINARY_OLDER_SECRETS: { min: 20, list: true, optional: true },
  RESEND_API_KEY: { min: 20 },
  GOOGLE_CLIENT_SECRET: { min: 20 },
};
export const SECRET_NAMES = Object.keys(SECRETS);

/** Texts of examples, of this repository's tests and of manuals, wherever they stand in a secret. */
const SAMPLES =
  /change-?me|example|password|passw0rd|secret-of|a-secret-|for-tests|placeholder|your[-_ ]|xxxx|1234567890|abcdefgh|letmein|vitrina|default|sample/i;
const DISTINCT_MIN = 10;

/** The values of every secret in an environment, by name. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, { list, within }] of Object.entries(SECRETS)) {
    const text = env[name]?.trim() ?? "";
    const value = within ? decodeURIComponent(within.exec(text)?.[1] ?? "") : text;
    found.set(
      name,
      (list ? value.split(",").map((one) => one.trim()) : [value]).filter((one) => one !== ""),
    );
  }
  return found;
}

/** What is wrong with the secrets of an environment. Names are told, values never. */
export function judgeSecrets(env: Readonly<Record<string, string | undefined>>): SecretFinding[] {
  const findings: SecretFinding[] = [];
  const seen = new Map<string, string>();
  for (const [name, values] of secretsIn(env)) {
    const { min, optional } = SECRETS[name] ?? { min: 0 };
    if (values.length === 0 && !optional) findings.push({ name, problem: "is missing" });
    for (const [index, value] of values.entries()) {
      const which = values.length > 1 ? `${name} (number ${index + 1})` : name;
      if (value.length < min) findings.push({ name: which, problem: `has fewer than ${min} characters` });
      if (SAMPLES.test(value)) findings.push({ name: which, problem: "looks like an example or a default" });
      else if (new Set(value).size < Math.min(DISTINCT_MIN, min)) {
        findings.push({ name: which, problem: "repeats too few different characters to be random" });
      }
      const twin = seen.get(value);
      if (twin) findings.push({ name: which, problem: `is the same as ${twin}` });
      seen.set(value, which);
    }
  }
  return findings;
}

/** What may be shown of a secret: a name that follows from it and tells nothing of it. */
export const fingerprint = (secret: string): string => keyIdOfSecret(secret);
