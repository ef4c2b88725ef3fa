import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { ExternalError } from "@vitrina/outside";
import { controlOf, type FaultRule, mailsOf, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail, MailMessage } from "./mail.ts";
import { resendMail } from "./resend-mail.ts";

const CANARY = "re_Canary_c4n4ry_7f3a";
const MESSAGE: MailMessage = {
  to: "Ana <ana@example.com>",
  subject: "Tu fecha cambió",
  html: "<p>Hola <a href='https://vitrina.test/x'>abrir</a></p>",
  text: "Hola",
  idempotencyKey: "deadline/1/1",
  tags: { event: "deadline_moved" },
};
const budget = { attemptMs: 700, attempts: 3, totalMs: 6_000, firstWaitMs: 5, longestWaitMs: 20 };

// Some promises are about deadlines; the tests must be more patient than they are.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let dataDir: string;
let sandbox: Sandbox;
let mail: Mail;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-mail-"));
  sandbox = await startSandbox({ dataDir, resend: { apiKey: CANARY, requestsPerSecond: 1_000 } });
  mail = resendMail({ apiKey: CANARY, baseUrl: sandbox.resend.origin, from: "Vitrina <hola@vitrina.test>", budget });
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await control().reset();
});

const control = () => controlOf(sandbox.resend.origin);
const arm = (rule: FaultRule) => control().arm(rule);
const caught = () => mailsOf(sandbox.resend.origin, "ana@example.com");
const failure = async (message = MESSAGE): Promise<ExternalError> => {
  const error = await mail.send(message).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ExternalError)) throw new Error("no ExternalError was thrown");
  return error;
};

test("a mail arrives as it was written", async () => {
  const { id } = await mail.send(MESSAGE);
  expect(await caught()).toMatchObject([
    {
      id,
      subject: MESSAGE.subject,
      html: MESSAGE.html,
      text: "Hola",
      tags: [{ name: "event", value: "deadline_moved" }],
    },
  ]);
});

test("the same key sends nothing twice and gives the first id again", async () => {
  const first = await mail.send(MESSAGE);
  expect(await mail.send(MESSAGE)).toEqual(first);
  expect(await caught()).toHaveLength(1);
});

test("another message under a used key is a conflict", async () => {
  await mail.send(MESSAGE);
  expect(await failure({ ...MESSAGE, subject: "Otro" })).toMatchObject({
    kind: "conflict",
    retryable: false,
    attempts: 1,
  });
});

test.each(["reset_after_effect", "truncate", "html200"] as const)(
  "after %s, when nobody knows whether it was sent, it is sent exactly once",
  async (fault) => {
    await arm({ fault, times: 1 });
    await mail.send(MESSAGE);
    expect(await caught()).toHaveLength(1);
  },
);

test.each(["html502", "jsonNull500", "reset_before", "rate_limit", "hang"] as const)(
  "%s passes unnoticed when the next attempt succeeds",
  async (fault) => {
    await arm({ fault, times: 1 });
    expect((await mail.send(MESSAGE)).id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await caught()).toHaveLength(1);
  },
);

test("an answer without an id is never a success", async () => {
  await arm({ fault: "jsonNull500" });
  expect(await failure()).toMatchObject({ attempts: 3, outcomeUnknown: true });
});

test("a wrong key is not tried again", async () => {
  const wrong = resendMail({
    apiKey: "re_wrong_key_000",
    baseUrl: sandbox.resend.origin,
    from: "a@vitrina.test",
    budget,
  });
  await expect(wrong.send(MESSAGE)).rejects.toMatchObject({ kind: "auth", httpStatus: 403, attempts: 1 });
});

test("a company that never answers costs no more than the budget", async () => {
  await arm({ fault: "hang" });
  const startedAt = performance.now();
  expect(await failure()).toMatchObject({ kind: "timeout", outcomeUnknown: true });
  expect(performance.now() - startedAt).toBeLessThan(4_500);
});

test("no failure carries the key", async () => {
  for (const fault of ["status:401", "status:500", "html502", "reset_before", "truncate"] as const) {
    await arm({ fault, times: 3 });
    const error = await failure();
    expect(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error)).not.toContain("c4n4ry");
    await control().disarm();
  }
});
