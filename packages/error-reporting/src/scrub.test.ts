import { expect, test } from "vitest";
import { debugIdOf } from "./debug-id.ts";
import { scrubEvent, scrubText } from "./scrub.ts";

/** What a request or an error may carry, and must never leave. */
const CANARIES = {
  email: "ana.canary@example.com.py",
  phone: "+595 981 123 456",
  localPhone: "0981 123-456",
  ci: "4.567.890",
  ruc: "80012345-6",
  jwt: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5",
  bearer: "Bearer canary-token-0123456789",
  signed: "https://res.example.com/authenticated/s--CaNaRy12--/v1/file.jpg",
  query: "https://app.example.com/reset-password?token=canaryQuery",
  apiKey: "api_key=canaryKey123",
  resend: "re_CanaryCanary123",
  session: "Zx9Canary0123456789abcdefABCDEF0123456789",
};

test.each(Object.entries(CANARIES))("a text keeps nothing of a canary: %s", (_what, canary) => {
  const told = scrubText(`before ${canary} after`);
  expect(told).toMatch(/^before .* ?after$/);
  expect(told).not.toContain(canary);
  expect(told.toLowerCase()).not.toContain("canary");
});

test("an event full of canaries leaves without any, wherever they stand", () => {
  const secrets = { password: "canary-pass", cookie: "canary-cookie", nested: { auth: "key:canary-secret" } };
  const event = scrubEvent({
    event_id: "0123456789abcdef0123456789abcdef",
    message: Object.values(CANARIES).join(" "),
    user: { id: "65a000000000000000000001", email: CANARIES.email, ip_address: "10.0.0.1" },
    request: {
      url: CANARIES.query,
      method: "POST",
      headers: { cookie: "s=canary", authorization: CANARIES.bearer, "user-agent": "Chrome" },
      data: secrets,
      cookies: { s: "canary" },
      query_string: "q=canary",
    },
    exception: {
      values: [{ type: "Error", value: CANARIES.email, stacktrace: { frames: [{ filename: "/app/a.ts" }] } }],
    },
    extra: { __serialized__: { request_options: { auth: "key:canary" }, more: secrets }, phone: 595981123456 },
    breadcrumbs: [{ message: CANARIES.signed, data: { url: CANARIES.query } }],
    server_name: "canary-host",
  });
  const told = JSON.stringify(event);
  expect(told.toLowerCase()).not.toContain("canary");
  expect(told).not.toContain("981");
  expect(event).toMatchObject({
    event_id: "0123456789abcdef0123456789abcdef",
    user: { id: "65a000000000000000000001" },
    request: { headers: { "user-agent": "Chrome" } },
    exception: { values: [{ stacktrace: { frames: [{ filename: "/app/a.ts" }] } }] },
  });
});

test("words that are no secret stay readable", () => {
  const text =
    "MongoServerError: operation exceeded time limit in campaigns.list after 5000 ms, id 65a000000000000000000001";
  expect(scrubText(text)).toBe(text);
});

test("every built file has a debug id of its own, the same each time", () => {
  expect(debugIdOf("admin/assets/index-Ab12.js")).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(debugIdOf("admin/assets/index-Ab12.js")).toBe(debugIdOf("admin/assets/index-Ab12.js"));
  const ids = new Set(Array.from({ length: 2_000 }, (_, index) => debugIdOf(`admin/assets/a-${index}.js`)));
  expect(ids.size).toBe(2_000);
});
