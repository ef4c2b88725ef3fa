import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErrorReporting } from "@vitrina/error-reporting";
import { startReporting } from "@vitrina/error-reporting/node";
import type { Budget, CallReport } from "@vitrina/outside";
import {
  controlOf,
  type FaultRule,
  type Sandbox,
  startSandbox,
  startTcpProxy,
  startTurnstile,
  startUptimeRobot,
  type TcpProxy,
  type TurnstileSandbox,
  type UptimeRobotSandbox,
} from "@vitrina/sandbox";
import { canaries, clockAt } from "@vitrina/testing";
import { asFault, type FaultName } from "./fault-table.test-kit.ts";

export const COMPANIES = ["cloudinary", "resend", "google", "s3", "sentry", "turnstile", "uptimerobot"] as const;
export type Company = (typeof COMPANIES)[number];

/** A way to a company, and the manners on it. */
export type Way = { origin: string; budget: Budget; onCall: (report: CallReport) => void };

export type Stands = Sandbox & { turnstile: TurnstileSandbox; uptimerobot: UptimeRobotSandbox };

export type World = Awaited<ReturnType<typeof startWorld>>;

const SAID_AGAIN = { minutes: 11 };
const STEADY: Budget = { attemptMs: 20_000, attempts: 3, totalMs: 60_000, firstWaitMs: 1, longestWaitMs: 2 };

/** Every company's stand-in behind a line that can be hurt, secrets that can be smelled, and the error reporting that ships. */
export async function startWorld() {
  const dataDir = await mkdtemp(join(tmpdir(), "vitrina-faults-"));
  const clock = clockAt("2026-03-02T12:00:00Z");
  const nose = canaries();
  const secrets = {
    cloudinary: nose.secret("the media company's secret"),
    resend: nose.secret("the mail company's key", (random) => `re_${random}`),
    google: nose.secret("the OAuth client's secret", (random) => `GOCSPX-${random}`),
    s3: nose.secret("the bucket's key"),
    sentry: nose.secret("the token for Sentry's Web API", (random) => `sntrys_${random}`),
    turnstile: nose.secret("the challenge's secret"),
    uptimerobot: nose.secret("the monitor's key"),
  };
  const sandbox = await startSandbox({
    dataDir,
    cloudinary: {
      apiSecret: secrets.cloudinary,
      adminCallsPerHour: 1_000_000,
      limits: {
        imageBytes: 20_000_000,
        videoBytes: 100_000_000,
        rawBytes: 40_000_000,
        imagePixels: 50_000_000,
        requestBytes: 100_000_000,
      },
    },
    resend: { apiKey: secrets.resend, requestsPerSecond: 1_000_000 },
    google: { clientSecret: secrets.google },
    s3: { secretAccessKey: secrets.s3 },
    sentry: { authToken: secrets.sentry },
  });
  const turnstile = await startTurnstile({ secretKey: secrets.turnstile });
  const uptimerobot = await startUptimeRobot({
    dataDir,
    settings: { apiKey: secrets.uptimerobot, requestsPerMinute: 1_000_000 },
  });
  const stands: Stands = { ...sandbox, turnstile, uptimerobot };
  const lines = Object.fromEntries(
    await Promise.all(COMPANIES.map(async (name) => [name, await startTcpProxy(stands[name].origin)] as const)),
  ) as Record<Company, TcpProxy>;
  const reporting: ErrorReporting = startReporting({
    dsn: sandbox.sentry.dsn.replace(new URL(sandbox.sentry.origin).host, new URL(lines.sentry.origin).host),
    release: "faults",
    environment: "local",
    source: "worker",
    tracesShare: 0,
    now: clock.now,
  });

  return {
    stands,
    secrets,
    lines,
    reporting,
    shownIn: nose.shownIn,
    /** Past the ten minutes in which one fault of a company is told only once. */
    later: () => void clock.advance(SAID_AGAIN),
    /** Undisturbed, and told to nobody. */
    steady: (company: Company): Way => ({ origin: stands[company].origin, budget: STEADY, onCall: () => {} }),
    async hurt(company: Company, name: FaultName, only: { match?: FaultRule["match"]; said?: RegExp }, times?: number) {
      const fault = asFault(name);
      if ("tcp" in fault) {
        await lines[company].hurt({ ...fault.tcp, ...(only.said && { once: only.said }) });
      } else {
        await controlOf(stands[company].origin).arm({
          fault: fault.http,
          ...(only.match && { match: only.match }),
          ...(times !== undefined && { times }),
        });
      }
    },
    async heal(company: Company) {
      await Promise.all([lines[company].heal(), controlOf(stands[company].origin).disarm()]);
    },
    forget: (company: Company) => controlOf(stands[company].origin).reset(),
    async close() {
      await Promise.all(Object.values(lines).map((line) => line.close()));
      await Promise.all([sandbox.close(), turnstile.close(), uptimerobot.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
