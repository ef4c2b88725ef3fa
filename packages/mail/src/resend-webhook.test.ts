import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { resendWebhook } from "./resend-webhook.ts";

const secretOf = (seed: string) => `whsec_${Buffer.from(seed.padEnd(24, "-")).toString("base64")}`;
const [OLD, NEW, STRANGE] = [secretOf("old"), secretOf("new"), secretOf("strange")];
const NOW = new Date("2026-11-22T15:00:00Z");
const BOUNCE = {
  type: "email.bounced",
  created_at: "2026-11-22T14:59:00.000Z",
  data: {
    email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
    to: ["Ana <ANA@example.com>"],
    subject: "Hola",
    bounce: { type: "Permanent", subType: "General", message: "no such mailbox" },
  },
};

function signed(secret: string, { body = JSON.stringify(BOUNCE), at = NOW, prefix = "svix", id = "msg_1" } = {}) {
  const seconds = Math.floor(at.getTime() / 1_000);
  const key = Buffer.from(secret.slice(6), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers: Record<string, string> = {
    [`${prefix}-id`]: id,
    [`${prefix}-timestamp`]: `${seconds}`,
    [`${prefix}-signature`]: `v1,${signature}`,
  };
  return { headers, body: Buffer.from(body) };
}

const read = ({ headers, body }: ReturnType<typeof signed>, secrets = [NEW, OLD]) =>
  resendWebhook(secrets)((name) => headers[name], body, NOW);

test("a signed report is understood", () => {
  expect(read(signed(NEW))).toEqual({
    outcome: "report",
    report: {
      id: "msg_1",
      mailId: BOUNCE.data.email_id,
      kind: "bounced",
      at: new Date(BOUNCE.created_at),
      address: "ana@example.com",
      bounce: "Permanent",
      reason: "no such mailbox",
    },
  });
});

test("two secrets are good at once, so that one can be changed without losing a report", () => {
  for (const secret of [OLD, NEW]) expect(read(signed(secret)).outcome).toBe("report");
  expect(read(signed(OLD), [NEW])).toEqual({ outcome: "refused", reason: "not-signed" });
});

test("one right signature among several is enough, and both names of the headers are known", () => {
  const { headers, body } = signed(NEW, { prefix: "webhook" });
  const several = `v1,AAAA v2,${headers["webhook-signature"]} ${headers["webhook-signature"]}`;
  expect(read({ headers: { ...headers, "webhook-signature": several }, body }).outcome).toBe("report");
});

describe("is not believed", () => {
  test.each([
    ["another's secret", signed(STRANGE)],
    ["a body changed by one byte", { ...signed(NEW), body: Buffer.from(`${JSON.stringify(BOUNCE)} `) }],
    ["no headers", { headers: {}, body: Buffer.from(JSON.stringify(BOUNCE)) }],
    ["an empty signature", { ...signed(NEW), headers: { ...signed(NEW).headers, "svix-signature": "" } }],
    [
      "another id under the same signature",
      { ...signed(NEW), headers: { ...signed(NEW).headers, "svix-id": "msg_2" } },
    ],
  ])("%s", (_what, request) => {
    expect(read(request)).toEqual({ outcome: "refused", reason: "not-signed" });
  });

  test.each([-301, 301])("a time %i seconds off", (seconds) => {
    const at = new Date(NOW.getTime() + seconds * 1_000);
    expect(read(signed(NEW, { at }))).toEqual({ outcome: "refused", reason: "too-old" });
  });

  test.each(["", "null", "[]", "{", '{"type":7}', '{"type":"email.bounced","data":{}}'])("the body %j", (body) => {
    expect(read(signed(NEW, { body }))).toEqual({ outcome: "refused", reason: "malformed" });
  });
});

test("what nobody acts on is taken and let go", () => {
  const body = JSON.stringify({ ...BOUNCE, type: "email.opened" });
  expect(read(signed(NEW, { body }))).toEqual({ outcome: "ignored" });
});
