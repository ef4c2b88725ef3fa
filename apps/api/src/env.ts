import { heartbeatName } from "@vitrina/domain/system";
import { z } from "zod";

const LOOPBACK = /^(localhost|127\.|\[?::1\]?$|0\.0\.0\.0)/;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/;

const secret = z.string().min(32, "at least 32 characters");
/** `https://KEY@HOST/PROJECT`: no secret, browsers are told it too. */
const dsn = z.string().regex(/^https?:\/\/\w+@[^/@]+(\/.*)?\/\d+$/, "https://key@host/project");
const url = z.url("an address such as https://example.com");

/** `one=…,two=…` by name. */
const asPairs = (list: string) =>
  Object.fromEntries(
    list
      .split(",")
      .filter((pair) => pair.trim() !== "")
      .map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]),
  );

const list = z
  .string()
  .default("")
  .transform((text) => text.split(",").flatMap((item) => item.trim() || []));
const key32 = z.string().regex(/^[\w-]{43}$/, "32 bytes in base64url: npm run backup -- keys");

/** The bucket and the keys of backups. */
const backupShape = {
  /** Whose bucket: aws, r2, b2 or minio. */
  S3_VENDOR: z.enum(["aws", "r2", "b2", "minio"], "aws, r2, b2 or minio"),
  /** Needed by all but AWS. */
  S3_ENDPOINT: z.url("an address such as https://s3.us-west-000.backblazeb2.com").optional(),
  S3_REGION: z.string().min(2),
  S3_BUCKET: z.string().min(3),
  S3_ACCESS_KEY_ID: z.string().min(3),
  S3_SECRET_ACCESS_KEY: z.string().min(8),
  /** Public keys that backups are sealed to; the private ones are kept elsewhere. */
  BACKUP_RECIPIENTS: z
    .string()
    .transform((text) => text.split(",").map((item) => item.trim()))
    .pipe(z.array(z.string().regex(/^age1[0-9a-z]{58}$/, "age1…")).min(1)),
  /** Signs the manifest of every backup. */
  BACKUP_SIGNING_KEY: key32,
  /** Who else may have signed one: the keys before this one. */
  BACKUP_VERIFY_KEYS: list.pipe(z.array(key32)),
  /** Opens backups. Only where drills run, never where requests are answered. */
  BACKUP_IDENTITY: z
    .string()
    .regex(/AGE-SECRET-KEY-/, "AGE-SECRET-KEY-…")
    .optional(),
  /** Whose backups, in the bucket; VITRINA_ENV otherwise. A developer who restores production says production. */
  BACKUP_ENVIRONMENT: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "small letters and digits")
    .optional(),
  /** So long nobody can delete a backup, whoever has the keys; 0 for a bucket without locks. */
  BACKUP_LOCK_DAYS: z.coerce.number().int().min(0).max(3_650).default(35),
  /** Where the encrypted archive waits to be sent; the system's directory for temporary files otherwise. */
  BACKUP_SPOOL: z.string().optional(),
};

const schema = z.object({
  VITRINA_ENV: z.enum(["local", "production"], "local or production"),
  ROLE: z.enum(["web", "worker", "all"], "web, worker or all").default("all"),
  /** Of processes/main.ts: how many copies of the API share the port. */
  PROCESSES: z.coerce.number().int().min(1).max(64).default(2),
  /** How long a balancer gets to notice that a process no longer takes requests. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(120).default(3),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: url,
  TRUST_PROXY: z.enum(["true", "false"], "true or false").default("false"),
  /** For each address, and again for each account. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** Which build this is, for the health checks and the log. */
  RELEASE: z.string().max(80).default("unreleased"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  /** What the outside monitor shows at `/deepz`. */
  HEALTH_TOKEN: secret,
  /** Where the outside monitor hears of each heartbeat: `worker=https://…,outbox=https://…`, as `npm run uptime` prints it. */
  HEARTBEAT_URLS: z.string().default("").transform(asPairs).pipe(z.partialRecord(heartbeatName, url)),
  DATABASE_URL: z.string().regex(/^mongodb(\+srv)?:\/\/.+\/[^/?]+/, "mongodb://host/database"),
  /** Newest first; older ones stay valid until they are taken out. */
  AUTH_SECRETS: z
    .string()
    .transform((list) => list.split(",").map((item) => item.trim()))
    .pipe(z.array(secret).min(1)),
  /** Close what must not be read in a copy of the data, and sign the chain of the audit log. Newest first. */
  ENCRYPTION_KEYS: z
    .string()
    .transform((list) => list.split(",").map((item) => item.trim()))
    .pipe(z.array(secret).min(1)),
  CLOUDINARY_URL: z.string().regex(/^cloudinary:\/\/[^:]+:[^@]+@.+/, "cloudinary://key:secret@cloud"),
  /** Secrets that Cloudinary may still sign its notices with while a new one takes over, separated by commas. */
  CLOUDINARY_OLDER_SECRETS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((item) => item.trim() || [])),
  /** The upload folder of the previous application, or a copy of it, for the move of its pictures; where there is none, leave it out. */
  OLD_UPLOADS: z.string().min(1).optional(),
  /** Hosts under which the previous site was reached, besides PUBLIC_URL's, separated by commas. */
  OLD_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(\s*,\s*[a-z0-9.-]+)*$/i, "www.example.com,example.com")
    .optional(),
  RESEND_API_KEY: z.string().min(3),
  RESEND_BASE_URL: url.optional(),
  /** From Resend's page of the webhook; two while one is being changed for another. */
  RESEND_WEBHOOK_SECRETS: z
    .string()
    .transform((list) => list.split(",").map((item) => item.trim()))
    .pipe(
      z
        .array(z.string().regex(/^whsec_[A-Za-z0-9+/=]{16,}$/, "whsec_… as Resend shows it"))
        .min(1)
        .max(2),
    ),
  MAIL_FROM: z.string().min(3),
  /** Shown on the website next to the contact form, and where it fails. */
  CONTACT_EMAIL: z.email("an address such as hola@example.com"),
  CONTACT_WHATSAPP: z.string().regex(/^\+[1-9]\d{6,14}$/, "a number such as +595981123456"),
  /** Who answers for people's data, as the privacy notice names them: company, RUC, address. */
  RESPONSIBLE_COMPANY: z.string().trim().min(3).max(200).optional(),
  /** Who gets the mails of the contact form's own check. */
  CONTACT_CHECK_EMAIL: z.email().default("delivered@resend.dev"),
  TURNSTILE_SITE_KEY: z.string().min(3).optional(),
  TURNSTILE_SECRET_KEY: z.string().min(3).optional(),
  TURNSTILE_BASE_URL: url.optional(),
  GOOGLE_CLIENT_ID: z.string().min(3),
  GOOGLE_CLIENT_SECRET: z.string().min(3),
  GOOGLE_DISCOVERY_URL: url.optional(),
  SENTRY_DSN: dsn,
  /** The share of requests whose timings are sent along, from 0 to 1. */
  SENTRY_TRACES_SHARE: z.coerce.number().min(0).max(1).default(0.1),
  ...backupShape,
  /** Whether the worker takes a backup every week and asks for a drill every month by itself. */
  BACKUP_SCHEDULE: z.enum(["on", "off"], "on or off").default("on"),
});

export type Env = z.infer<typeof schema>;

/** Every variable the program reads, for the check of `.env.example`. */
export const ENV_NAMES = Object.keys(schema.shape) as (keyof Env)[];

/** What is missing or wrong, one line each, names but never values. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/**
 * Reads the configuration, once, at the start.
 *
 * @throws EnvError that names everything missing or wrong
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const env = parseEnv(schema, source);
  const problems = env.VITRINA_ENV === "production" ? unfitForProduction(env) : [];
  if (problems.length > 0) throw new EnvError(problems);
  return env;
}

/**
 * The part of the configuration that bringing the database up to date needs.
 *
 * @throws EnvError when it is missing or wrong
 */
export function readDatabaseEnv(source: Readonly<Record<string, string | undefined>>): Pick<Env, "DATABASE_URL"> {
  return parseEnv(schema.pick({ DATABASE_URL: true }), source);
}

const reportingSchema = schema.pick({
  VITRINA_ENV: true,
  ROLE: true,
  RELEASE: true,
  SENTRY_DSN: true,
  SENTRY_TRACES_SHARE: true,
});

/**
 * The part of the configuration that has to be there before anything else is loaded.
 *
 * @throws EnvError that names everything missing or wrong
 */
export function readReportingEnv(
  source: Readonly<Record<string, string | undefined>>,
): z.infer<typeof reportingSchema> {
  return parseEnv(reportingSchema, source);
}

const migrationSchema = schema.pick({ VITRINA_ENV: true, DATABASE_URL: true, CLOUDINARY_URL: true, PUBLIC_URL: true });

export type MigrationEnv = z.infer<typeof migrationSchema>;

/**
 * The part of the configuration that the move of the old pictures needs.
 *
 * @throws EnvError that names everything missing or wrong
 */
export function readMigrationEnv(source: Readonly<Record<string, string | undefined>>): MigrationEnv {
  const env = parseEnv(migrationSchema, source);
  const problems = env.VITRINA_ENV === "production" ? unfitAddresses(env) : [];
  if (problems.length > 0) throw new EnvError(problems);
  return env;
}

const backupSchema = schema
  .pick({ VITRINA_ENV: true, DATABASE_URL: true, RELEASE: true })
  .extend({ ...backupShape, CLOUDINARY_URL: schema.shape.CLOUDINARY_URL.optional() })
  .extend({
    BACKUP_RECIPIENTS: backupShape.BACKUP_RECIPIENTS.or(z.undefined().transform(() => [])),
    BACKUP_SIGNING_KEY: backupShape.BACKUP_SIGNING_KEY.optional(),
  });

export type BackupEnv = z.infer<typeof backupSchema>;

/**
 * The part of the configuration that the commands about backups need. Who takes none needs no key to sign with, but somebody's to
 * check signatures with.
 *
 * @throws EnvError that names everything missing or wrong
 */
export function readBackupEnv(source: Readonly<Record<string, string | undefined>>): BackupEnv {
  const env = parseEnv(backupSchema, source);
  const problems = env.VITRINA_ENV === "production" ? unfitBucket(env) : [];
  if (!env.BACKUP_SIGNING_KEY && env.BACKUP_VERIFY_KEYS.length === 0) {
    problems.push("BACKUP_SIGNING_KEY is missing, or BACKUP_VERIFY_KEYS where backups are only read");
  }
  if (problems.length > 0) throw new EnvError(problems);
  return env;
}

function parseEnv<Shape extends z.ZodType>(
  shape: Shape,
  source: Readonly<Record<string, string | undefined>>,
): z.infer<Shape> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map(({ path, message, code }) => {
        const name = String(path[0]);
        return given[name] === undefined ? `${name} is missing` : `${name} is not valid (${code}: ${message})`;
      }),
    );
  }
  return parsed.data;
}

/** Production talks to the real companies, over TLS, and to no stand-in. */
function unfitForProduction(env: Env): string[] {
  const problems = [...unfitAddresses(env), ...unfitBucket(env)];
  if (!isPublicHttps(env.SENTRY_DSN)) problems.push("SENTRY_DSN must be a public https address in production");
  if (env.BACKUP_IDENTITY !== undefined && env.ROLE !== "worker") {
    problems.push(
      "BACKUP_IDENTITY opens backups and must not be where requests are answered: ROLE=worker, or another machine",
    );
  }
  if ((env.TURNSTILE_SITE_KEY === undefined) !== (env.TURNSTILE_SECRET_KEY === undefined)) {
    problems.push("TURNSTILE_SITE_KEY and TURNSTILE_SECRET_KEY belong together");
  }
  for (const name of ["RESEND_BASE_URL", "GOOGLE_DISCOVERY_URL", "TURNSTILE_BASE_URL"] as const) {
    if (env[name] !== undefined) problems.push(`${name} belongs to local use and must not be set in production`);
  }
  if (env.ENCRYPTION_KEYS.some((key) => env.AUTH_SECRETS.includes(key))) {
    problems.push("ENCRYPTION_KEYS and AUTH_SECRETS must not share a value");
  }
  return problems;
}

function unfitAddresses(env: Pick<Env, "PUBLIC_URL" | "CLOUDINARY_URL">): string[] {
  const problems: string[] = [];
  if (!isPublicHttps(env.PUBLIC_URL)) problems.push("PUBLIC_URL must be a public https address in production");
  if (/[?&]upload_prefix=/.test(env.CLOUDINARY_URL)) {
    problems.push("CLOUDINARY_URL must not carry an upload_prefix in production");
  }
  return problems;
}

function unfitBucket({ S3_ENDPOINT, S3_VENDOR }: Pick<Env, "S3_ENDPOINT" | "S3_VENDOR">): string[] {
  if (S3_ENDPOINT === undefined)
    return S3_VENDOR === "aws" ? [] : [`S3_ENDPOINT is missing: ${S3_VENDOR} has one of its own`];
  return isPublicHttps(S3_ENDPOINT) ? [] : ["S3_ENDPOINT must be a public https address in production"];
}

function isPublicHttps(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && !LOOPBACK.test(hostname) && !PRIVATE.test(hostname);
}

/** The parts of `cloudinary://key:secret@cloud?upload_prefix=…`; only the local stand-in has a prefix. */
export function cloudinaryAccount(address: string): {
  cloudName: string;
  apiKey: string;
  apiSecret: string;
  apiBase?: string;
  deliveryBase?: string;
} {
  const { username, password, hostname, searchParams } = new URL(address);
  const apiBase = searchParams.get("upload_prefix");
  return {
    cloudName: hostname,
    apiKey: decodeURIComponent(username),
    apiSecret: decodeURIComponent(password),
    ...(apiBase && { apiBase, deliveryBase: `${apiBase}/${hostname}` }),
  };
}
