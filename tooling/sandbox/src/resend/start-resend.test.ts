import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { controlOf } from "../control/control-of.ts";
import { mailsOf } from "./mails-of.ts";
import { type ResendSandbox, startResend } from "./start-resend.ts";

const SETTINGS = { requestsPerSecond: 1_000 };
const MAIL = {
  from: "Vitrina <a@vitrina.test>",
  to: "ana@example.com",
  subject: "Hola",
  html: "<b>Hola</b>",
  text: "Hola",
};

let dataDir: string;
let sandbox: ResendSandbox;
let resend: Resend;

const open = async (settings = SETTINGS) => {
  sandbox = await startResend({ dataDir, settings });
  resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.origin });
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "vitrina-resend-"));
  await open();
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await controlOf(sandbox.origin).reset();
});

test("what is sent can be read back, listed, and found by its receiver", async () => {
  const { data } = await resend.emails.send({
    ...MAIL,
    to: ["Ana <ANA@example.com>", "bo@example.com"],
    replyTo: "r@vitrina.test",
  });
  expect(await resend.emails.get(data?.id ?? "")).toMatchObject({
    data: { subject: "Hola", reply_to: ["r@vitrina.test"] },
  });
  expect(await mailsOf(sandbox.origin, "ana@example.com")).toHaveLength(1);
  expect(await mailsOf(sandbox.origin, "na@example.com")).toHaveLength(0);
});

test.each([
  [{ to: "nobody" }, 422, "validation_error"],
  [{ from: "nobody" }, 422, "invalid_from_address"],
  [{ subject: "" }, 422, "missing_required_field"],
  [{ html: "", text: "" }, 422, "missing_required_field"],
  [{ tags: [{ name: "no spaces", value: "x" }] }, 422, "validation_error"],
])("%j is refused with %i %s", async (change, statusCode, name) => {
  expect((await resend.emails.send({ ...MAIL, ...change })).error).toMatchObject({ statusCode, name });
});

test("a missing or wrong key is told apart", async () => {
  const bare = await fetch(`${sandbox.origin}/emails`, { method: "POST" });
  expect([bare.status, JSON.parse(await bare.text()).name]).toEqual([401, "missing_api_key"]);
  const wrong = new Resend("re_wrong", { baseUrl: sandbox.origin });
  expect((await wrong.emails.send(MAIL)).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
});

test("a key answers the same for a day, even after a restart, and then is new", async () => {
  const first = await resend.emails.send(MAIL, { idempotencyKey: "k" });
  await sandbox.close();
  await open();
  expect((await resend.emails.send(MAIL, { idempotencyKey: "k" })).data).toEqual(first.data);
  expect((await resend.emails.send({ ...MAIL, text: "x" }, { idempotencyKey: "k" })).error?.name).toBe(
    "invalid_idempotent_request",
  );
  await controlOf(sandbox.origin).moveClock(86_400_000);
  expect((await resend.emails.send(MAIL, { idempotencyKey: "k" })).data?.id).not.toBe(first.data?.id);
});

test("the same key at the same moment never sends two", async () => {
  const all = await Promise.all([1, 2, 3, 4].map(() => resend.emails.send(MAIL, { idempotencyKey: "k" })));
  expect(new Set(all.flatMap(({ data }) => (data ? [data.id] : []))).size).toBe(1);
  expect(await mailsOf(sandbox.origin)).toHaveLength(1);
});

test("a batch sends all or nothing, without attachments, as the company does", async () => {
  const bad = await resend.batch.send([MAIL, { ...MAIL, to: "nobody" }]);
  expect(bad.error?.name).toBe("validation_error");
  expect(await mailsOf(sandbox.origin)).toHaveLength(0);
  expect((await resend.batch.send([MAIL, MAIL])).data?.data).toHaveLength(2);
});

test("more than the allowed number in one second is told when to come back", async () => {
  await sandbox.close();
  await open({ requestsPerSecond: 2 });
  const all = await Promise.all([1, 2, 3, 4, 5, 6].map(() => resend.emails.send(MAIL)));
  const limited = all.find(({ error }) => error?.name === "rate_limit_exceeded");
  expect(limited?.headers?.["retry-after"]).toBe("1");
  await sandbox.close();
  await open();
});

test("the inbox shows hostile mail without running it", async () => {
  const html = `<script>alert(1)</script><a href="https://vitrina.test/in?token=a&amp;b=1">in</a>`;
  const { data } = await resend.emails.send({ ...MAIL, subject: "<img src=x onerror=alert(1)>", html });
  const list = await (await fetch(sandbox.inboxUrl)).text();
  expect(list).toContain("&lt;img");
  expect(list).not.toContain("<img");
  const message = await (await fetch(`${sandbox.inboxUrl}/${data?.id}`)).text();
  expect(message).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(message).toContain('href="https://vitrina.test/in?token=a&amp;b=1" target="_blank"');
  expect(message).not.toContain("<script>");
  const body = await fetch(`${sandbox.inboxUrl}/${data?.id}/html`);
  expect(body.headers.get("content-security-policy")).toContain("script-src 'none'");
});
