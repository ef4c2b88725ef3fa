import { randomInt } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { connectDatabase, newId } from "@vitrina/db";
import type { HeartbeatName } from "@vitrina/domain/system";
import { type ErrorReporting, silentReporting } from "@vitrina/error-reporting";
import { resendAccount, resendMail } from "@vitrina/mail";
import { cloudinaryLibrary, cloudinaryMedia } from "@vitrina/media";
import { type CallReport, circuit, ExternalError } from "@vitrina/outside";
import { turnstile } from "@vitrina/turnstile";
import { tellHeartbeat } from "@vitrina/uptime";
import { mongoApiKeys } from "./api-keys/api-keys.mongo.ts";
import { mongoApplications } from "./applications/applications.mongo.ts";
import { mongoAuditLog } from "./audit/audit.mongo.ts";
import { mongoAuditChain } from "./audit/audit-chain.mongo.ts";
import { backupPorts } from "./backups/backup-ports.ts";
import { mongoBrands } from "./brands/brands.mongo.ts";
import { mongoCalendar } from "./calendar/calendar.mongo.ts";
import { mongoCampaigns } from "./campaigns/campaigns.mongo.ts";
import { mongoCreators } from "./creators/creators.mongo.ts";
import { mongoDeliverables } from "./deliverables/deliverables.mongo.ts";
import { mongoDerived } from "./derived/derived.mongo.ts";
import { cloudinaryAccount, type Env } from "./env.ts";
import { keepReportingNews } from "./error-reporting/keep-reporting-news.ts";
import { reportedKinds } from "./error-reporting/reported-kinds.ts";
import { reportingLedger } from "./error-reporting/reporting-ledger.ts";
import { mongoReportingNews } from "./error-reporting/reporting-news.mongo.ts";
import { reportingSources } from "./error-reporting/reporting-sources.ts";
import { workTroubles } from "./error-reporting/work-troubles.ts";
import { mongoExtensions } from "./extensions/extensions.mongo.ts";
import { mongoHealth } from "./health/health.mongo.ts";
import { mongoHeartbeats } from "./health/heartbeats.mongo.ts";
import { heartbeats } from "./health/heartbeats.ts";
import { loopLag } from "./health/loop-lag.ts";
import { mongoProcesses } from "./health/processes.mongo.ts";
import { signEvery } from "./health/sign-process.ts";
import { bell } from "./jobs/bell.ts";
import { hearOfWork } from "./jobs/hear-of-work.ts";
import { JOBS } from "./jobs/job-table.ts";
import { mongoJobQueue, mongoJobs } from "./jobs/jobs.mongo.ts";
import { type Doing, keepDoing } from "./jobs/keep-doing.ts";
import { askForScheduled, nextSpanAt } from "./jobs/schedule.ts";
import { workDue } from "./jobs/work-jobs.ts";
import { challengeBy, noChallenge } from "./leads/challenge.ts";
import { mongoContactCheck } from "./leads/contact-check.mongo.ts";
import { mongoLeads } from "./leads/leads.mongo.ts";
import { publicFormAt } from "./leads/public-form.ts";
import { mongoDeliveries } from "./mails/deliveries.mongo.ts";
import { mongoMailWishes, mongoSuppressions } from "./mails/suppressions.mongo.ts";
import { UPLOAD_RULES } from "./media/cloudinary-door.ts";
import { mediaPorts } from "./media/media-ports.ts";
import { serverFiles } from "./media/server-files.ts";
import { mongoMessages } from "./messages/messages.mongo.ts";
import { mongoNotes } from "./notes/notes.mongo.ts";
import { mongoNotifications } from "./notifications/notifications.mongo.ts";
import type { Letter } from "./outbox/letters.ts";
import { mongoLocales } from "./outbox/locales.mongo.ts";
import { mongoNotices } from "./outbox/notices.mongo.ts";
import { mongoOutbox } from "./outbox/outbox.mongo.ts";
import { mongoOutboxQueue } from "./outbox/outbox-queue.mongo.ts";
import { relayDue } from "./outbox/relay.ts";
import { type Telling, tell } from "./outbox/tell.ts";
import { mongoPayoutAccounts } from "./payout-accounts/payout-accounts.mongo.ts";
import { mongoInvitations } from "./people/invitations.mongo.ts";
import { mongoPeople } from "./people/people.mongo.ts";
import type { Ports } from "./ports.ts";
import { mongoPersonalData } from "./privacy/personal-data.mongo.ts";
import { mongoPrivacy } from "./privacy/privacy.mongo.ts";
import { mongoProducts } from "./products/products.mongo.ts";
import { mongoReminders } from "./reminders/reminders.mongo.ts";
import { mongoSealedRows } from "./sealing/sealed-rows.mongo.ts";
import { cryptoSealer } from "./sealing/sealer.ts";
import { mongoSecurityRuns } from "./security/security-runs.mongo.ts";
import { mongoShipping } from "./shipping/shipping.mongo.ts";
import { mongoAccounts } from "./sign-in/accounts.mongo.ts";
import { mongoAttempts } from "./sign-in/attempts.mongo.ts";
import { buildAuth } from "./sign-in/auth.ts";
import { ensureAuthIndexes } from "./sign-in/auth-indexes.ts";
import { mongoDoors } from "./sign-in/doors.mongo.ts";
import { linksUnder } from "./sign-in/links.ts";
import { actorResolver, feedReader } from "./sign-in/resolve-actor.ts";
import { cryptoStamps } from "./sign-in/stamps.ts";
import { cryptoTokens } from "./sign-in/tokens.ts";
import { mongoBackupNews } from "./system/backup-news.mongo.ts";
import { mongoWork } from "./system/work.mongo.ts";
import { mongoAnswers } from "./trpc/answers.mongo.ts";
import { mongoUsage } from "./usage/usage.mongo.ts";
import { mongoViews } from "./views/views.mongo.ts";

/** How many jobs a process works on at once, so that a long one does not hold up the others. */
const JOB_LANES = 3;
/** How many messages at once, so that one whose mail company hangs does not hold up those of other aggregates. */
const RELAY_LANES = 2;

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** What only the surroundings know. Tests hand in their own clock and log. */
export type Surroundings = {
  now: () => Date;
  log: (level: "warn" | "error", message: string, cause?: unknown) => void;
  /** Without it faults are told to nobody. */
  reporting?: ErrorReporting;
};

export type Wiring = Awaited<ReturnType<typeof wire>>;

/**
 * Opens the connections and puts every port in its place: the only file that knows them all.
 *
 * @throws Error when the database or, locally, the sign-in provider is not there
 */
export async function wire(env: Env, { now, log, reporting = silentReporting }: Surroundings) {
  const db = await connectDatabase(env.DATABASE_URL, { appName: "vitrina" });
  await refuseEmbeddedInProduction(env, db.client);
  await ensureAuthIndexes(db);

  const account = cloudinaryAccount(env.CLOUDINARY_URL);
  const circuits = {
    cloudinary: circuit(() => now().getTime()),
    resend: circuit(() => now().getTime()),
    turnstile: circuit(() => now().getTime()),
  };
  const { called: onCall } = reporting;
  const media = cloudinaryMedia({ ...account, rules: UPLOAD_RULES, circuit: circuits.cloudinary, onCall });
  const library = cloudinaryLibrary({ ...account, circuit: circuits.cloudinary, onCall });
  const resend = {
    apiKey: env.RESEND_API_KEY,
    from: env.MAIL_FROM,
    circuit: circuits.resend,
    onCall,
    ...(env.RESEND_BASE_URL && { baseUrl: env.RESEND_BASE_URL }),
  };
  const mail = resendMail(resend);
  const tokens = cryptoTokens(env.AUTH_SECRETS);
  const sealer = cryptoSealer(env.ENCRYPTION_KEYS);
  const brands = mongoBrands(db, now);
  const creators = mongoCreators(db, now);
  const outbox = mongoOutbox(db, now);
  const people = mongoPeople(db, now);
  const auth = await buildAuth({
    db,
    baseUrl: env.PUBLIC_URL,
    secrets: env.AUTH_SECRETS,
    sealer,
    google: {
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
      onCall,
      ...(env.GOOGLE_DISCOVERY_URL && { discoveryUrl: env.GOOGLE_DISCOVERY_URL }),
    },
    tokens,
    outbox,
    creators,
    log: (level, message, cause) => {
      log(level, message, cause);
      // What another company does is reported where it is asked.
      if (level === "error" && !(cause instanceof ExternalError))
        reporting.fault(cause ?? new Error(message), { where: "sign-in" });
    },
    now,
  });

  const doors = mongoDoors(db);
  const lag = loopLag();

  const ports: Ports = {
    now,
    newId,
    random: (length) =>
      Array.from({ length }, () => LETTERS_AND_DIGITS[randomInt(LETTERS_AND_DIGITS.length)] ?? "").join(""),
    pause: (ms) => wait(ms),
    transaction: db.transaction,
    ...mediaPorts({ env, db, media, library }, { now, ticks: () => performance.now() }),
    release: env.RELEASE,
    readiness: db.health,
    accounts: mongoAccounts({ db, auth, creators, now }),
    answers: mongoAnswers(db, now),
    apiKeys: mongoApiKeys(db, now),
    applications: mongoApplications(db, now),
    attempts: mongoAttempts(db),
    audit: mongoAuditLog(db, now, sealer),
    auditChain: mongoAuditChain(db, now, sealer),
    backupNews: mongoBackupNews(db),
    ...backupPorts(db, env, now),
    brands,
    calendar: mongoCalendar(db, now),
    campaigns: mongoCampaigns(db, brands, now),
    companies: { mediaUsage: library.usage, mailAccount: resendAccount(resend) },
    challenge: env.TURNSTILE_SECRET_KEY
      ? challengeBy(
          turnstile({
            secretKey: env.TURNSTILE_SECRET_KEY,
            circuit: circuits.turnstile,
            onCall,
            ...(env.TURNSTILE_BASE_URL && { baseUrl: env.TURNSTILE_BASE_URL }),
          }),
          (error) => log("warn", "nobody said whether a visitor passed the challenge", error),
        )
      : noChallenge,
    contactCheck: mongoContactCheck(db, { email: env.CONTACT_CHECK_EMAIL, name: "Control de Vitrina" }, now),
    creators,
    derived: mongoDerived(db, creators),
    extensions: mongoExtensions(db),
    deliverables: mongoDeliverables(db, now),
    health: mongoHealth(db),
    heartbeats: heartbeats(mongoHeartbeats(db), heartbeatTellers(env, onCall), now),
    deliveries: mongoDeliveries(db, now),
    invitations: mongoInvitations(db, now),
    jobs: mongoJobs(db, now),
    leads: mongoLeads(db, now),
    links: linksUnder(env.PUBLIC_URL),
    mailWishes: mongoMailWishes(db, now),
    messages: mongoMessages(db, now),
    notes: mongoNotes(db, now),
    notifications: mongoNotifications(db, now),
    outbox,
    payoutAccounts: mongoPayoutAccounts(db),
    people,
    processes: mongoProcesses(db),
    publicForm: publicFormAt(env.PUBLIC_URL),
    personalData: mongoPersonalData(db),
    privacy: mongoPrivacy(db),
    ...serverFiles(media, { now, trustedOrigins: account.apiBase ? [new URL(account.apiBase).origin] : [] }),
    sealedRows: mongoSealedRows(db),
    sealer,
    products: mongoProducts(db, now),
    reminders: mongoReminders(db),
    securityRuns: mongoSecurityRuns(db),
    reporting,
    reportingNews: mongoReportingNews(db),
    shipping: mongoShipping(db),
    stamps: cryptoStamps(env.AUTH_SECRETS),
    suppressions: mongoSuppressions(db, now),
    tokens,
    usage: mongoUsage(db),
    views: mongoViews(db, now),
    work: mongoWork(db),
  };

  const telling: Telling = {
    ...ports,
    notices: mongoNotices(db, now),
    sendMail: mail.send,
    publicUrl: env.PUBLIC_URL,
    unseal: tokens.unseal,
    localeOf: mongoLocales(db),
  };

  const ledger = reportingLedger({
    news: ports.reportingNews,
    tally: reporting.tally,
    sources: reportingSources(env.ROLE),
    release: env.RELEASE,
    environment: env.VITRINA_ENV,
    now,
  });
  const troubles = workTroubles({ now, log, reporting });
  const relaying = {
    queue: mongoOutboxQueue(db),
    now,
    jitter: Math.random,
    tell: (letter: Letter, key: string) => tell(telling, letter, key),
    onTrouble: troubles.relay,
  };
  const working = {
    ports,
    queue: mongoJobQueue(db),
    kinds: reportedKinds(JOBS, reporting),
    jitter: Math.random,
    onTrouble: troubles.job,
  };

  return {
    settings: {
      publicUrl: env.PUBLIC_URL,
      secrets: env.AUTH_SECRETS,
      site: {
        otherWays: { email: env.CONTACT_EMAIL, whatsapp: env.CONTACT_WHATSAPP },
        responsible: env.RESPONSIBLE_COMPANY ?? null,
        challenge: env.TURNSTILE_SITE_KEY
          ? {
              siteKey: env.TURNSTILE_SITE_KEY,
              script: new URL("/turnstile/v0/api.js", env.TURNSTILE_BASE_URL ?? "https://challenges.cloudflare.com")
                .href,
            }
          : null,
      },
      resendWebhookSecrets: env.RESEND_WEBHOOK_SECRETS,
      logLevel: env.LOG_LEVEL,
      trustProxy: env.TRUST_PROXY === "true",
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      release: env.RELEASE,
      errors: { dsn: env.SENTRY_DSN, release: env.RELEASE, environment: env.VITRINA_ENV },
      healthToken: env.HEALTH_TOKEN,
      mediaOrigins: {
        upload: account.apiBase ? new URL(account.apiBase).origin : "https://api.cloudinary.com",
        delivery: new URL(media.deliveryBase).origin,
      },
    },
    db,
    media,
    ports,
    auth,
    telling,
    /** Lost to us, not to the visitor, who still has it on the screen. */
    onLostMessage: (error: unknown) => log("error", "a message of the contact form was not kept", error),
    readerOfFeed: feedReader({ doors, tokens }),
    localeOf: telling.localeOf,
    mediaSecrets: [account.apiSecret, ...env.CLOUDINARY_OLDER_SECRETS],
    resolveActor: actorResolver({
      doors,
      tokens,
      cookieName: (await auth.$context).authCookies.sessionToken.name,
      secrets: env.AUTH_SECRETS,
      now,
    }),
    ready: db.health,
    reporting,
    ledger,
    circuits,
    lag,
    /** Says from time to time that this process is there and how its reports go, until stopped. */
    startSigning: (): Doing[] => [
      keepReportingNews(ledger, troubles.lost("how reporting goes")),
      signEvery({
        processes: ports.processes,
        now,
        onLost: troubles.lost("this process's sign of life"),
        sign: { name: newId(), role: env.ROLE, release: env.RELEASE, host: hostname(), lagMs: lag.worstMs },
      }),
    ],
    /** The outbox and the jobs, until stopped. */
    startWork(): Doing[] {
      const heard = bell();
      const asked = new Map<string, string>();
      const doing = (what: string, round: Pick<Parameters<typeof keepDoing>[0], "round" | "nextAt">) =>
        keepDoing({ ...round, now, bell: heard, onLost: troubles.lost(what) });
      const relayLane = {
        round: (stopping: () => boolean) => reporting.apart(() => relayDue(relaying, stopping)),
        nextAt: () => relaying.queue.nextAt(now()),
      };
      const jobLane = {
        round: (stopping: () => boolean) => reporting.apart(() => workDue(working, stopping)),
        nextAt: () => working.queue.nextAt(now()),
      };
      return [
        hearOfWork(db, heard, troubles.lost("news of work")),
        doing("the schedules", {
          round: () => askForScheduled(working, asked),
          nextAt: async () => nextSpanAt(working),
        }),
        ...Array.from({ length: RELAY_LANES }, () => doing("the outbox", relayLane)),
        ...Array.from({ length: JOB_LANES }, () => doing("the jobs", jobLane)),
      ];
    },
    async close() {
      lag.stop();
      await db.close();
    },
  };
}

/** The ways to the outside monitor that the environment names. */
function heartbeatTellers(
  { HEARTBEAT_URLS }: Env,
  onCall: (report: CallReport) => void,
): Partial<Record<HeartbeatName, () => Promise<void>>> {
  return Object.fromEntries(
    Object.entries(HEARTBEAT_URLS).map(([name, address]) => [name, () => tellHeartbeat(address, { onCall })]),
  );
}

/** The embedded database names itself; production must never write to it. */
async function refuseEmbeddedInProduction(
  env: Env,
  client: { db: (name: string) => { command: (command: object) => Promise<unknown> } },
): Promise<void> {
  if (env.VITRINA_ENV !== "production") return;
  const hello = await client.db("admin").command({ hello: 1 });
  if (typeof hello === "object" && hello !== null && "setName" in hello && hello.setName === "embedded") {
    throw new Error("DATABASE_URL leads to the embedded database, which is for local use only.");
  }
}
