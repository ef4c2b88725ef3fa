import { validateAuthorizationCode } from "@better-auth/core/oauth2";
import { passOn } from "@vitrina/error-reporting";
import { artifactBundle, hasEvent, uploadBundle } from "@vitrina/error-reporting/web-api";
import { resendAccount, resendMail } from "@vitrina/mail";
import { errorsAt, mailsOf } from "@vitrina/sandbox";
import { turnstile } from "@vitrina/turnstile";
import { applySteps, type Monitor, planMonitors, tellHeartbeat, uptimeRobot } from "@vitrina/uptime";
import { expect } from "vitest";
import { askGoogle } from "../../sign-in/ask-google.ts";
import { final, isFine, passing } from "./fault-table.test-kit.ts";
import type { Way, World } from "./fault-world.test-kit.ts";
import { harmless, otherwise, type Row, row } from "./row.test-kit.ts";

const mail = ({ secrets }: World, { origin, budget, onCall }: Way) => ({
  apiKey: secrets.resend,
  baseUrl: origin,
  from: "Vitrina <hola@vitrina.test>",
  budget,
  onCall,
});
const LETTER = {
  to: "ana@example.com",
  subject: "Hola",
  html: "<p>Hola</p>",
  text: "Hola",
  idempotencyKey: "probe/1",
};

const byResend = {
  ...otherwise(
    [
      "jsonNull500",
      "truncate",
      "reset_before",
      "reset_after_effect",
      "tcp timeout",
      "tcp reset_peer",
      "tcp limit_data",
    ],
    "its SDK hides what broke",
    passing("bad_response"),
  ),
  ...otherwise(["tcp down"], "its SDK hides that nobody was reached", passing("bad_response")),
  ...otherwise(["quota"], "the plan has to be raised", final("quota", "later")),
};

const monitors = ({ secrets }: World, { origin, budget, onCall }: Way) =>
  uptimeRobot({ apiKey: secrets.uptimerobot, baseUrl: `${origin}/v3`, budget, onCall });
const PAGE: Monitor = { name: "vitrina page", type: "HTTP", url: "https://vitrina.test/", interval: 300 };
const BEAT: Monitor = { name: "vitrina beat", type: "HEARTBEAT", interval: 300, gracePeriod: 60 };
const made = (world: World, monitor: Monitor = PAGE) => monitors(world, world.steady("uptimerobot")).create(monitor);
const monitorNames = async (world: World, way: Way) => (await monitors(world, way).list()).map(({ name }) => name);
/** As the program does it: it looks what is there, and does what is missing. */
const applied = (wanted: readonly Monitor[]) => async (world: World, way: Way) => {
  const at = monitors(world, way);
  await applySteps(at, planMonitors(wanted, await at.list(), "vitrina"), () => {});
};

const REDIRECT = "http://localhost:4000/api/auth/callback/google";
async function code({ stands }: World): Promise<string> {
  const asked = new URL("/authorize", stands.google.origin);
  asked.search = new URLSearchParams({
    client_id: stands.google.clientId,
    redirect_uri: REDIRECT,
    response_type: "code",
    scope: "openid email",
    prompt: "none",
    login_hint: "lucia.benitez@example.com",
  }).toString();
  const answer = await fetch(asked, { redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

const byStatus = harmless(["html200", "truncate", "drip"], "the status is the answer");
const TRANSPORT_MS = 500;
const BOOKS_MS = 5_000;
/** Reports that arrived, and those whose loss is known. */
function booked({ reporting }: World): number {
  const { sent, lost } = reporting.tally();
  return Object.values(lost).reduce((sum, count) => sum + count, sent);
}
const ENVELOPE_ITEM = { event_id: "a".repeat(32), message: "boom" };
const tunnelled = async ({ stands }: World, { origin, budget, onCall }: Way) => {
  const dsn = stands.sentry.dsn.replace(new URL(stands.sentry.origin).host, new URL(origin).host);
  const lines = [{ dsn }, { type: "event" }, ENVELOPE_ITEM].map((line) => JSON.stringify(line));
  return passOn(lines.join("\n"), {
    dsn,
    release: "faults",
    environment: "local",
    now: () => new Date(),
    budget,
    onCall,
  });
};

const sentryAccess = ({ stands: { sentry }, secrets }: World, { origin, budget, onCall }: Way) => {
  const { organization, project } = sentry;
  return { origin, token: secrets.sentry, organization, project, budget, onCall };
};
const BUILT = { file: "admin/assets/index-Ab12Cd34.js", code: Buffer.from("run();\n"), map: Buffer.from("{}") };
/** One of the three kinds of request by which source maps are handed over. */
const handingOver = (match: { method: string; path: string }, instead: Row["instead"] = {}) =>
  row({
    company: "sentry",
    only: { match, said: new RegExp(`${match.method} \\S*${match.path}`) },
    call: (world, way) => uploadBundle(sentryAccess(world, way), artifactBundle([BUILT], sentryAccess(world, way))),
    holds: { look: async ({ stands }) => (await errorsAt(stands.sentry.origin).sourceMaps()).length, is: 2 },
    instead,
  });
const EMPTY_ANSWER = harmless(["truncate", "drip"], "the answer is empty, so its status is all of it");

export const OTHER_ROWS: Record<string, Row> = {
  "resend send": row({
    company: "resend",
    call: (world, way) => resendMail(mail(world, way)).send(LETTER),
    holds: { look: async ({ stands }) => (await mailsOf(stands.resend.origin, LETTER.to)).length, is: 1 },
    instead: byResend,
  }),
  "resend domains": row({
    company: "resend",
    call: (world, way) => resendAccount(mail(world, way))(),
    instead: byResend,
  }),
  "turnstile verify": row({
    company: "turnstile",
    call: ({ secrets }, { origin, budget, onCall }) =>
      turnstile({ secretKey: secrets.turnstile, baseUrl: origin, budget, onCall }).isPassed("passes-1", "203.0.113.9"),
  }),
  "google token": row({
    company: "google",
    before: code,
    call: ({ stands, secrets }, { origin, budget, onCall }, asked) =>
      askGoogle(
        (given: { code: string }) =>
          validateAuthorizationCode({
            ...given,
            redirectURI: REDIRECT,
            options: { clientId: stands.google.clientId, clientSecret: secrets.google },
            tokenEndpoint: `${origin}/token`,
          }),
        { budget, onCall },
      )({ code: asked }),
    mends: { not: "a code is spent by the first question" },
    again: async () => {},
  }),
  "uptimerobot list": row({ company: "uptimerobot", before: (world: World) => made(world), call: monitorNames }),
  "uptimerobot create": row({
    company: "uptimerobot",
    only: { match: { method: "POST" }, said: /POST / },
    call: (world, way) => monitors(world, way).create(PAGE),
    again: applied([PAGE]),
    holds: { look: monitorNames, is: [PAGE.name] },
    mends: { not: "nothing tells two creations apart; it is looked for by its name instead" },
    instead: {
      ...harmless(
        ["truncate", "reset_after_effect", "drip", "tcp latency", "tcp limit_data"],
        "it was made, and is found by its name",
      ),
      ...otherwise(["tcp down"], "the line dies under the question", passing("network")),
    },
  }),
  "uptimerobot change": row({
    company: "uptimerobot",
    before: (world: World) => made(world),
    call: (world, way, { id }) => monitors(world, way).change(id, { ...PAGE, interval: 60 }),
    holds: {
      look: async (world, way) => (await monitors(world, way).list()).map(({ settings }) => settings.interval),
      is: [60],
    },
  }),
  "uptimerobot remove": row({
    company: "uptimerobot",
    before: (world: World) => made(world),
    call: (world, way, { id }) => monitors(world, way).remove(id),
    instead: byStatus,
    holds: { look: monitorNames, is: [] },
  }),
  "uptimerobot heartbeat": row({
    company: "uptimerobot",
    before: (world: World) => made(world, BEAT),
    call: ({ stands }, { origin, budget, onCall }, { url }) =>
      tellHeartbeat(url.replace(stands.uptimerobot.origin, origin), { budget, onCall }),
    instead: byStatus,
  }),
  "sentry tunnel": row({
    company: "sentry",
    call: tunnelled,
    neverThrows(value, ending) {
      const statuses = isFine(ending) ? [200, 429] : ending.kinds[0] === "too_large" ? [413] : [502, 503];
      expect(statuses).toContain((value as { status: number }).status);
    },
    instead: {
      ...byStatus,
      ...harmless(["rate_limit", "quota"], "the browser is handed the wish to be quiet"),
    },
  }),
  "sentry find-event": row({
    company: "sentry",
    before: (world: World) => tunnelled(world, world.steady("sentry")),
    call: (world, way) => hasEvent(sentryAccess(world, way), ENVELOPE_ITEM.event_id),
  }),
  "sentry upload-limits": handingOver({ method: "GET", path: "/chunk-upload" }),
  "sentry upload-chunks": handingOver({ method: "POST", path: "/chunk-upload" }, EMPTY_ANSWER),
  "sentry assemble": handingOver({ method: "POST", path: "/artifactbundle" }),
  "sentry transport": row({
    company: "sentry",
    before: async (world: World) => booked(world),
    async call({ reporting }) {
      const before = reporting.tally().sent;
      reporting.fault(new Error("something of ours broke"), { where: "the matrix" });
      await reporting.flush(TRANSPORT_MS);
      return { sent: reporting.tally().sent - before };
    },
    neverThrows: (value, ending) => expect(value).toEqual({ sent: isFine(ending) ? 1 : 0 }),
    // What is on its way when time is up is counted once the line breaks.
    again: async () => {},
    holds: {
      async look(world, _way, before) {
        await world.reporting.flush(BOOKS_MS);
        return booked(world) - before;
      },
      is: 1,
    },
    mends: { not: "a report is worth no second try; the loss is counted" },
    instead: byStatus,
  }),
};
