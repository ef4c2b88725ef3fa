import { resendMail } from "@vitrina/mail";
import type { Letter } from "../outbox/letters.ts";
import { mongoOutboxQueue } from "../outbox/outbox-queue.mongo.ts";
import { relayDue } from "../outbox/relay.ts";
import { bareDatabase } from "./bare-database.test-kit.ts";

/** A relay process to be killed: hands every letter to the mail company, under the key that the relay gives it. */
const [, , url = "", baseUrl = "", apiKey = ""] = process.argv;
const db = await bareDatabase(url, "mail-relay");
const mail = resendMail({
  apiKey,
  baseUrl,
  from: "Vitrina <hola@vitrina.local>",
  budget: { attemptMs: 1_000, attempts: 2, totalMs: 3_000, firstWaitMs: 20, longestWaitMs: 100 },
});

async function tell({ to, kind }: Letter, key: string): Promise<void> {
  if (!("email" in to)) throw new Error("This relay knows addresses only.");
  await mail.send({ to: to.email, subject: kind, html: "<p>Hola</p>", text: "Hola", idempotencyKey: `letter/${key}` });
}

process.stdout.write("relaying\n");
for (;;) {
  await relayDue({
    queue: mongoOutboxQueue(db),
    now: () => new Date(),
    tell,
    holdMs: 2_000,
    jitter: Math.random,
    onTrouble: () => {},
  });
  await new Promise((done) => setTimeout(done, 50));
}
