import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, newId, objectId } from "@vitrina/db";
import type { Role } from "@vitrina/domain/people";
import { controlOf, mailsOf, startSandbox, tellOfMail, type WebhookEvent, type WebhookFault } from "@vitrina/sandbox";
import { freePort } from "@vitrina/testing";
import { mongoOutboxQueue } from "../outbox/outbox-queue.mongo.ts";
import { relayDue } from "../outbox/relay.ts";
import { tell } from "../outbox/tell.ts";
import { buildServer } from "../server.ts";
import { startTestApi, TEST_NOW } from "../testing/api.test-kit.ts";
import { TEST_WEBHOOK_SECRET } from "../testing/env.test-kit.ts";

/** The API listening, and the stand-in of the mail company that tells it what became of its mails; both at the tests' own time. */
export async function startMailHouse(env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "vitrina-mails-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const sandbox = await startSandbox({
    dataDir,
    resend: {
      requestsPerSecond: 1_000,
      webhookUrl: `${address}/api/webhooks/resend`,
      webhookSecret: TEST_WEBHOOK_SECRET,
      webhookRetryMs: [],
    },
  });
  const { origin, apiKey } = sandbox.resend;
  const api = await startTestApi({
    env: { PUBLIC_URL: address, RESEND_API_KEY: apiKey, RESEND_BASE_URL: origin, ...env },
  });
  const server = await buildServer(api.wiring, { webApps: [] });
  await server.app.listen({ port, host: "127.0.0.1" });
  const moveClock = async (now: Date) => {
    api.setNow(now);
    await controlOf(origin).moveClock(now.getTime() - Date.now());
  };
  await moveClock(TEST_NOW);

  return {
    api,
    app: server.app,
    address,
    company: controlOf(origin),
    moveClock,
    mailsTo: (receiver: string) => mailsOf(origin, receiver),
    report: (mailId: string, events: readonly WebhookEvent[], fault?: WebhookFault) =>
      tellOfMail(origin, mailId, events, fault),
    relay: (stopping?: () => boolean) =>
      relayDue(
        {
          queue: mongoOutboxQueue(api.wiring.db),
          now: api.now,
          jitter: () => 0,
          tell: (letter, key) => tell(api.wiring.telling, letter, key),
          onTrouble: () => {},
        },
        stopping,
      ),
    async close() {
      await server.app.close();
      await api.close();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Stores somebody of the agency, so that they can be told something; gives their user id. */
export async function somebodyOfTheAgency(db: Database, role: Role, email: string): Promise<string> {
  const userId = newId();
  const at = TEST_NOW;
  await db.driver.collection("user").insertOne({
    _id: objectId(userId),
    name: "Alguien de la agencia",
    email,
    emailVerified: true,
    kind: "admin",
    role,
    createdAt: at,
    updatedAt: at,
  });
  return userId;
}
