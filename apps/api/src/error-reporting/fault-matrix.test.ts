import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { passOn } from "@vitrina/error-reporting";
import { resendMail } from "@vitrina/mail";
import { cloudinaryLibrary, cloudinaryMedia } from "@vitrina/media";
import { type CALL_SITES, type CallReport, ExternalError, type ExternalOp } from "@vitrina/outside";
import { controlOf, type Fault, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Site = { [Service in keyof typeof CALL_SITES]: `${Service} ${ExternalOp<Service>}` }[keyof typeof CALL_SITES];
type Expected = { kinds: readonly ExternalError["kind"][]; words: string; attempts: readonly number[]; event: boolean };

const SECRET = "canary-api-secret-0123456789";
const RESEND_KEY = "re_canary0123456789";
const ATTEMPTS = 2;
const answering = { attemptMs: 5_000, attempts: ATTEMPTS, totalMs: 20_000, firstWaitMs: 1, longestWaitMs: 2 };
const silent = { ...answering, attemptMs: 250 };

/** A fault that passes is tried again, told as "try again", and left to the circuit; a no is final, and tells who can mend it. */
const passes: Expected = {
  kinds: ["network", "timeout", "unavailable", "bad_response"],
  words: "try-again",
  attempts: [ATTEMPTS],
  event: false,
};
const final = (kind: ExternalError["kind"], words: string, event = false): Expected => ({
  kinds: [kind],
  words,
  attempts: [1],
  event,
});

const FAULTS: Partial<Record<Fault, Expected>> = {
  "status:400": final("bad_request", "refused", true),
  "status:401": final("auth", "broken", true),
  "status:403": final("auth", "broken", true),
  "status:413": final("too_large", "refused"),
  "status:500": passes,
  "status:502": passes,
  "status:503": passes,
  "status:504": passes,
  html502: passes,
  html200: passes,
  jsonNull500: passes,
  truncate: passes,
  reset_before: passes,
  reset_after_effect: passes,
  hang: passes,
  drip: passes,
  rate_limit: { kinds: ["rate_limited"], words: "later", attempts: [1, ATTEMPTS], event: false },
};

type World = { sandbox: Sandbox; budget: typeof answering; onCall: (report: CallReport) => void };
type Row = { origin: (sandbox: Sandbox) => string; call: (world: World) => Promise<unknown> } | { elsewhere: string };

const account = ({ sandbox, budget, onCall }: World) => ({
  cloudName: sandbox.cloudinary.cloudName,
  apiKey: "123456789",
  apiSecret: SECRET,
  apiBase: sandbox.cloudinary.origin,
  adminBudget: budget,
  uploadBudget: budget,
  onCall,
});
const rules = {
  resourceTypes: ["image" as const],
  formats: ["png"],
  maxBytes: 9_999,
  maxPixels: 9_999,
  deliveryType: "upload" as const,
};
const media = (world: World) => cloudinaryMedia({ ...account(world), rules: { probe: { ...rules, folder: "probe" } } });
const file = { publicId: "a", resourceType: "image" as const, deliveryType: "upload" as const, format: "png" };
const cloudinary = (call: (world: World) => Promise<unknown>): Row => ({
  origin: ({ cloudinary: { origin } }) => origin,
  call,
});

/** Complete by type: a place that is listed in packages/outside and has no row here does not compile. */
const ROWS: Record<Site, Row> = {
  "cloudinary find": cloudinary((world) => cloudinaryLibrary(account(world)).find("a", "upload", ["image"])),
  "cloudinary list": cloudinary((world) =>
    cloudinaryLibrary(account(world)).list({ resourceType: "image", deliveryType: "upload" }, null),
  ),
  "cloudinary usage": cloudinary((world) => cloudinaryLibrary(account(world)).usage()),
  "cloudinary read-original": { elsewhere: "packages/media" },
  "cloudinary exists": cloudinary((world) => media(world).exists(file)),
  "cloudinary destroy": cloudinary((world) => media(world).destroy(file)),
  "cloudinary read": { elsewhere: "packages/media" },
  "cloudinary upload": { elsewhere: "packages/media" },
  "cloudinary upload-chunk": { elsewhere: "packages/media" },
  "cloudinary download": { elsewhere: "packages/media" },
  "resend send": {
    origin: ({ resend }) => resend.origin,
    call: ({ sandbox, budget, onCall }) =>
      resendMail({
        apiKey: RESEND_KEY,
        baseUrl: sandbox.resend.origin,
        from: "V <a@vitrina.test>",
        budget,
        onCall,
      }).send({
        to: "ana@example.com",
        subject: "Hola",
        html: "<p>Hola</p>",
        text: "Hola",
        idempotencyKey: "probe/1",
      }),
  },
  "resend domains": { elsewhere: "packages/mail" },
  "sentry tunnel": { elsewhere: "packages/error-reporting" },
  "sentry find-event": { elsewhere: "packages/error-reporting" },
  "turnstile verify": { elsewhere: "packages/turnstile" },
  "uptimerobot list": { elsewhere: "packages/uptime" },
  "uptimerobot create": { elsewhere: "packages/uptime" },
  "uptimerobot change": { elsewhere: "packages/uptime" },
  "uptimerobot remove": { elsewhere: "packages/uptime" },
  "uptimerobot heartbeat": { elsewhere: "packages/uptime" },
  "s3 head": { elsewhere: "packages/object-storage" },
  "s3 list": { elsewhere: "packages/object-storage" },
  "s3 read": { elsewhere: "packages/object-storage" },
  "s3 put": { elsewhere: "packages/object-storage" },
  "s3 begin-upload": { elsewhere: "packages/object-storage" },
  "s3 upload-part": { elsewhere: "packages/object-storage" },
  "s3 complete-upload": { elsewhere: "packages/object-storage" },
  "s3 unfinished": { elsewhere: "packages/object-storage" },
  "s3 abandon": { elsewhere: "packages/object-storage" },
  "s3 remove": { elsewhere: "packages/object-storage" },
};

/** Of a file that is not there the status alone says enough, also when the rest of the answer is cut off. */
const MAY_BE_MISSING = new Set(["cloudinary find", "cloudinary exists"]);
const SILENT = new Set(["hang", "drip"]);
const NEEDS_A_PERSON = new Set(["auth", "bad_request", "quota", "blocked", "unknown"]);

let dataDir: string;
let sandbox: Sandbox;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-faults-"));
  sandbox = await startSandbox({
    dataDir,
    cloudinary: { apiKey: "123456789", apiSecret: SECRET },
    resend: { apiKey: RESEND_KEY, requestsPerSecond: 10_000 },
  });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** In the default size every third fault at each place, shifted from place to place, so that every fault is met somewhere. */
const EVERY = process.env.VITRINA_TEST_FULL ? 1 : 3;
const FAULTS_BY_NAME = Object.entries(FAULTS) as [Fault, Expected][];
const here = Object.entries(ROWS).flatMap(([site, row]) => ("elsewhere" in row ? [] : [{ site, row }]));

for (const [shift, { site, row }] of here.entries()) {
  describe(site, () => {
    test.each(FAULTS_BY_NAME.filter((_fault, index) => (index + shift) % EVERY === 0))(
      "%s",
      async (fault, expected) => {
        const control = controlOf(row.origin(sandbox));
        await control.reset();
        await control.arm({ fault });
        const reports: CallReport[] = [];
        const budget = SILENT.has(fault) ? silent : answering;
        const thrown = await row.call({ sandbox, budget, onCall: (report) => void reports.push(report) }).then(
          () => null,
          (error: unknown) => error,
        );
        if (fault === "truncate" && MAY_BE_MISSING.has(site) && !thrown) return;
        if (!(thrown instanceof ExternalError)) throw new Error(`${site} ended with ${String(thrown)}`);
        expect(expected.kinds).toContain(thrown.kind);
        expect(expected.attempts).toContain(thrown.attempts);
        expect(thrown.userMessageKey).toBe(`outside.${site.split(" ")[0]}.${expected.words}`);
        expect(reports).toMatchObject([{ ok: false, attempts: thrown.attempts, kind: thrown.kind }]);
        expect(NEEDS_A_PERSON.has(thrown.kind)).toBe(expected.event);
        expect(`${JSON.stringify(thrown)} ${thrown.stack} ${JSON.stringify(reports)}`).not.toMatch(/canary/);
      },
    );
  });
}

test("a browser's report that cannot be passed on is answered, whatever happens to Sentry", async () => {
  const body = [{ dsn: sandbox.sentry.dsn }, { type: "event" }, { event_id: "a".repeat(32), message: "x" }];
  const settings = { dsn: sandbox.sentry.dsn, release: "r", environment: "local", now: () => new Date() };
  for (const fault of Object.keys(FAULTS) as Fault[]) {
    if (fault === "hang" || fault === "drip" || fault === "html200" || fault === "truncate") continue;
    await controlOf(sandbox.sentry.origin).reset();
    await controlOf(sandbox.sentry.origin).arm({ fault });
    const { status, passed } = await passOn(body.map((line) => JSON.stringify(line)).join("\n"), settings);
    expect([429, 413, 502, 503]).toContain(status);
    expect(passed).toBeUndefined();
  }
});
