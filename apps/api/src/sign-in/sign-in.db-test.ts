import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, ORIGIN, PASSWORD, signInBench } from "./sign-in.test-kit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

const MINUTE = 60_000;
const users = () => bench.db.driver.collection("user");
const actorOf = (cookie: string) => bench.resolveActor({ cookie });

describe("registering", () => {
  test("opens a creator's account with a profile that waits for approval", async () => {
    const browser = bench.browser();
    const answer = await browser.post("/sign-up/email", {
      name: "Sofía Giménez",
      email: "Sofia@Example.com",
      password: PASSWORD,
    });
    expect(answer.statusCode).toBe(200);

    const actor = await actorOf(browser.cookie);
    expect(actor).toMatchObject({ kind: "creator", name: "Sofía Giménez", email: "sofia@example.com" });
    const profile = await bench.ports.creators.byUserId(actor?.userId ?? "");
    expect(profile).toMatchObject({ status: "applied", email: "sofia@example.com" });
    expect(actor).toHaveProperty("creatorId", profile?.id);
  });

  test("hands the session over in a cookie no script can read and no other site can send", async () => {
    const answer = await bench
      .browser()
      .post("/sign-up/email", { name: "Ana", email: "cookie@example.com", password: PASSWORD });
    const cookies = [answer.headers["set-cookie"] ?? []].flat().filter((line) => line.startsWith(bench.cookieName));
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/HttpOnly/i);
    expect(cookies[0]).toMatch(/SameSite=Lax/i);
  });

  test.each([
    ["kind", "admin"],
    ["role", "owner"],
    ["creatorId", "aaaaaaaaaaaaaaaaaaaaaaaa"],
    ["blockedAt", "2020-01-01T00:00:00Z"],
    ["emailVerified", true],
    ["twoFactorEnabled", true],
    ["id", "aaaaaaaaaaaaaaaaaaaaaaaa"],
  ])("nobody sets %s by sending it along", async (field, value) => {
    const email = `mass-${field.toLowerCase()}@example.com`;
    const body = { name: "Eva", email, password: PASSWORD, [field]: value };
    const answer = await bench.browser().post("/sign-up/email", body);
    const stored = await users().findOne({ email });
    if (stored === null) {
      expect(answer.statusCode).toBe(400);
      return;
    }
    expect(stored).toMatchObject({ kind: "creator", emailVerified: false });
    expect(stored.role ?? null).toBeNull();
    expect(stored.blockedAt ?? null).toBeNull();
    expect(stored.twoFactorEnabled).not.toBe(true);
    expect(stored._id.toHexString()).not.toBe("aaaaaaaaaaaaaaaaaaaaaaaa");
    expect(stored.creatorId).not.toBe("aaaaaaaaaaaaaaaaaaaaaaaa");
  });

  test("leaves no half person behind when the profile cannot be begun", async () => {
    const email = "half@example.com";
    const { begin } = bench.ports.creators;
    bench.ports.creators.begin = async (account) => {
      await begin(account);
      throw new Error("The profile could not be begun.");
    };
    const answer = await bench.browser().post("/sign-up/email", { name: "Half", email, password: PASSWORD });
    bench.ports.creators.begin = begin;

    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(await users().countDocuments({ email })).toBe(0);
    expect(await bench.db.driver.collection("ugc_creators").countDocuments({ email })).toBe(0);
  });

  test("takes an address once, even when two register with it at the same time", async () => {
    const body = { name: "Twin", email: "twin@example.com", password: PASSWORD };
    await Promise.all([bench.browser().post("/sign-up/email", body), bench.browser().post("/sign-up/email", body)]);
    expect(await users().countDocuments({ email: body.email })).toBe(1);
    expect(await bench.db.driver.collection("ugc_creators").countDocuments({ email: body.email })).toBe(1);
    const owner = await users().findOne({ email: body.email });
    expect(await bench.db.driver.collection("account").countDocuments({ userId: owner?._id })).toBe(1);
  });

  test("refuses a password of nine characters", async () => {
    const answer = await bench
      .browser()
      .post("/sign-up/email", { name: "Short", email: "short@example.com", password: "123456789" });
    expect(answer.json()).toMatchObject({ code: "PASSWORD_TOO_SHORT" });
  });

  test("announces a mail that verifies the address, and the link does", async () => {
    await bench.browser().post("/sign-up/email", { name: "Vera", email: "vera@example.com", password: PASSWORD });
    const link = bench.lastLink("sign-in.verify-email");
    await bench.browser().get(link.pathname + link.search);
    expect(await users().findOne({ email: "vera@example.com" })).toMatchObject({ emailVerified: true });
  });
});

describe("guessing", () => {
  test("a wrong password and an unknown account get one answer, after one time", async () => {
    const { app } = await bench.serve([bench.secret], { telltaleMs: 300 });
    await bench.creator("known@example.com");
    const timed = async (email: string) => {
      const startedAt = performance.now();
      const { statusCode, body } = await bench.browser(app).signIn(email, "not-the-password");
      return { answer: { statusCode, body }, tookMs: performance.now() - startedAt };
    };
    const known = await timed("known@example.com");
    const unknown = await timed("unknown@example.com");
    expect(unknown.answer).toEqual(known.answer);
    expect(known.answer.statusCode).toBe(401);
    expect(Math.min(known.tookMs, unknown.tookMs)).toBeGreaterThanOrEqual(295);
    await app.close();
  });

  test.each(["locked@example.com", "nobody-there@example.com"])(
    "five wrong passwords lock %s for fifteen minutes, whether anybody has it or not",
    async (email) => {
      if (email.startsWith("locked")) await bench.creator(email);
      for (let count = 0; count < 5; count++) {
        expect((await bench.browser().signIn(email, "wrong-password")).statusCode).toBe(401);
      }
      const locked = await bench.browser().signIn(email, PASSWORD);
      expect(locked.statusCode).toBe(429);
      expect(locked.json()).toMatchObject({ code: "ACCOUNT_LOCKED" });
      expect(Number(locked.headers["retry-after"])).toBeGreaterThan(14 * 60);
      expect(Number(locked.headers["retry-after"])).toBeLessThanOrEqual(15 * 60);
    },
  );

  test("the lock opens after its time, and a right password makes the failures forgotten", async () => {
    bench.pass(15 * MINUTE);
    expect((await bench.browser().signIn("locked@example.com", PASSWORD)).statusCode).toBe(200);
    expect(await bench.db.orm.sign_in_attempts.where({ account: "locked@example.com" }).first()).toBeNull();
  });

  test("writing the address differently does not get around the count", async () => {
    await bench.creator("spelling@example.com");
    for (const email of [
      "spelling@example.com",
      "SPELLING@example.com",
      "Spelling@Example.com",
      "spelling@EXAMPLE.com",
      "sPelling@example.com",
    ]) {
      await bench.browser().signIn(email, "wrong-password");
    }
    expect((await bench.browser().signIn("spelling@example.com", PASSWORD)).statusCode).toBe(429);
  });

  test("twenty guesses at once are not more than five", async () => {
    await bench.creator("burst@example.com");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bench.browser().signIn("burst@example.com", "wrong-password")),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(15);
  });
});

describe("a session", () => {
  test("is another one at each sign-in", async () => {
    await bench.creator("twice@example.com");
    const browser = bench.browser();
    await browser.signIn("twice@example.com", PASSWORD);
    const first = browser.session;
    await browser.signIn("twice@example.com", PASSWORD);
    expect(browser.session).toBeDefined();
    expect(browser.session).not.toBe(first);
  });

  test("ends at once when its owner signs out", async () => {
    await bench.creator("leaving@example.com");
    const browser = bench.browser();
    await browser.signIn("leaving@example.com", PASSWORD);
    const { cookie } = browser;
    expect(await actorOf(cookie)).not.toBeNull();
    await browser.post("/sign-out");
    expect(await actorOf(cookie)).toBeNull();
    expect(browser.session).toBeUndefined();
  });

  test("ends everywhere when its owner says so", async () => {
    await bench.creator("everywhere@example.com");
    const [phone, laptop] = [bench.browser(), bench.browser()];
    await phone.signIn("everywhere@example.com", PASSWORD);
    await laptop.signIn("everywhere@example.com", PASSWORD);
    const { cookie } = phone;
    expect(await bench.as(await actorOf(cookie)).me.signOutEverywhere()).toEqual({ ended: 2 });
    expect(await actorOf(cookie)).toBeNull();
    expect(await actorOf(laptop.cookie)).toBeNull();
  });

  test("ends when its owner is blocked, who then cannot come back until they are let in", async () => {
    const userId = await bench.creator("blocked@example.com");
    const browser = bench.browser();
    await browser.signIn("blocked@example.com", PASSWORD);
    await bench.ports.people.block(userId);
    expect(await actorOf(browser.cookie)).toBeNull();
    expect((await bench.browser().signIn("blocked@example.com", PASSWORD)).json()).toMatchObject({
      code: "ACCOUNT_BLOCKED",
    });
    await bench.ports.people.unblock(userId);
    expect((await bench.browser().signIn("blocked@example.com", PASSWORD)).statusCode).toBe(200);
  });

  test("ends by itself after fourteen days", async () => {
    await bench.creator("old@example.com");
    const browser = bench.browser();
    await browser.signIn("old@example.com", PASSWORD);
    expect(await actorOf(browser.cookie)).not.toBeNull();
    bench.pass(14 * 24 * 60 * MINUTE + 1);
    expect(await actorOf(browser.cookie)).toBeNull();
    bench.pass(-14 * 24 * 60 * MINUTE - 1);
  });

  test("outlives the rotation of secrets, at our doors and at better-auth's", async () => {
    await bench.creator("rotation@example.com");
    const browser = bench.browser();
    await browser.signIn("rotation@example.com", PASSWORD);
    const rotated = await bench.serve(["a-newer-secret-of-more-than-32-characters", bench.secret]);
    expect(await rotated.resolveActor({ cookie: browser.cookie })).toMatchObject({ email: "rotation@example.com" });
    const later = bench.browser(rotated.app);
    for (const [name, value] of browser.cookies) later.cookies.set(name, value);
    expect((await later.get("/get-session")).json()).toMatchObject({ user: { email: "rotation@example.com" } });
    await rotated.app.close();
  });

  test("signed by anybody else opens nothing", async () => {
    await bench.creator("forged@example.com");
    const browser = bench.browser();
    await browser.signIn("forged@example.com", PASSWORD);
    const [row] = await bench.db.driver.collection("session").find().sort({ createdAt: -1 }).limit(1).toArray();
    expect(await actorOf(`${bench.cookieName}=${row?.token}`)).toBeNull();
    expect(await actorOf(`${bench.cookieName}=${row?.token}.c2lnbmF0dXJl`)).toBeNull();
  });
});

describe("an e-mailed link", () => {
  test("lets a creator in, once", async () => {
    await bench.creator("link@example.com");
    const asked = await bench
      .browser()
      .post("/sign-in/magic-link", { email: "Link@example.com", callbackURL: "/creator" });
    expect(asked.json()).toEqual({ status: true });
    const link = bench.lastLink("sign-in.link");
    expect(link.origin).toBe(ORIGIN);

    const browser = bench.browser();
    const followed = await browser.get(link.pathname + link.search);
    expect(followed.headers.location).toBe(`${ORIGIN}/creator`);
    expect(await actorOf(browser.cookie)).toMatchObject({ email: "link@example.com" });

    const again = bench.browser();
    expect((await again.get(link.pathname + link.search)).headers.location).toContain("error=INVALID_TOKEN");
    expect(again.session).toBeUndefined();
  });

  test("two who follow it at once: one is let in", async () => {
    await bench.creator("link-race@example.com");
    await bench.browser().post("/sign-in/magic-link", { email: "link-race@example.com", callbackURL: "/creator" });
    const link = bench.lastLink("sign-in.link");
    const browsers = [bench.browser(), bench.browser()];
    await Promise.all(browsers.map((browser) => browser.get(link.pathname + link.search)));
    expect(browsers.filter(({ session }) => session !== undefined)).toHaveLength(1);
  });

  test("is not stored in a form that opens anything", async () => {
    await bench.creator("stored@example.com");
    await bench.browser().post("/sign-in/magic-link", { email: "stored@example.com" });
    const token = bench.lastLink("sign-in.link").searchParams.get("token") ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    const stored = JSON.stringify(await bench.db.driver.collection("verification").find().toArray());
    expect(stored).not.toContain(token);
    expect(JSON.stringify(bench.announced)).not.toContain(token);
  });

  test.each([
    ["nobody's address", "stranger@example.com"],
    ["an admin's address", "link-admin@example.com"],
  ])("to %s is answered alike and never sent", async (_whose, email) => {
    if (email.startsWith("link-admin")) await bench.admin(email, "manager");
    const before = bench.announced.length;
    const { app } = await bench.serve([bench.secret], { telltaleMs: 300 });
    const startedAt = performance.now();
    const answer = await bench.browser(app).post("/sign-in/magic-link", { email, callbackURL: "/creator" });
    expect(answer.json()).toEqual({ status: true });
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(295);
    await app.close();
    expect(bench.announced).toHaveLength(before);
  });

  test("leads to no other site", async () => {
    const answer = await bench
      .browser()
      .post("/sign-in/magic-link", { email: "link@example.com", callbackURL: "https://evil.example" });
    expect(answer.statusCode).toBe(403);
  });
});

describe("a forgotten password", () => {
  test("is replaced through the mail once, and every session ends", async () => {
    await bench.creator("forgot@example.com");
    const browser = bench.browser();
    await browser.signIn("forgot@example.com", PASSWORD);
    await bench
      .browser()
      .post("/request-password-reset", { email: "forgot@example.com", redirectTo: "/creator/reset-password" });
    const link = bench.lastLink("sign-in.password-reset");
    const landed = new URL((await bench.browser().get(link.pathname + link.search)).headers.location ?? "", ORIGIN);
    const token = landed.searchParams.get("token") ?? "";
    const replace = () => bench.browser().post("/reset-password", { token, newPassword: "another-password-1" });

    expect((await replace()).statusCode).toBe(200);
    expect(await actorOf(browser.cookie)).toBeNull();
    expect((await bench.browser().signIn("forgot@example.com", PASSWORD)).statusCode).toBe(401);
    expect((await bench.browser().signIn("forgot@example.com", "another-password-1")).statusCode).toBe(200);
    expect((await replace()).statusCode).toBe(400);
  });

  test("of nobody is answered alike", async () => {
    await bench.creator("forgot-2@example.com");
    const ask = async (email: string) => (await bench.browser().post("/request-password-reset", { email })).body;
    const before = bench.announced.length;
    expect(await ask("nobody-forgot@example.com")).toBe(await ask("forgot-2@example.com"));
    expect(bench.announced).toHaveLength(before + 1);
  });
});

describe("the door itself", () => {
  test("does nothing for another site that rides on a person's cookies", async () => {
    await bench.creator("ridden@example.com");
    const browser = bench.browser();
    await browser.signIn("ridden@example.com", PASSWORD);
    const answer = await browser.post("/sign-out", {}, { origin: "https://evil.example" });
    expect(answer.statusCode).toBe(403);
    expect(await actorOf(browser.cookie)).not.toBeNull();
  });

  test("signs nobody in from another site", async () => {
    const answer = await bench
      .browser()
      .post("/sign-in/email", { email: "ridden@example.com", password: PASSWORD }, { origin: "https://evil.example" });
    expect(answer.statusCode).toBe(403);
  });

  test.each([
    ["a form", { "content-type": "application/x-www-form-urlencoded" }, "email=a%40b.co&password=x", 415],
    ["plain text", { "content-type": "text/plain" }, "{}", 415],
    ["broken JSON", {}, '{"email":', 400],
    ["a list", {}, "[]", 400],
    ["a novel", {}, JSON.stringify({ email: "a@b.co", password: "x".repeat(20_000) }), 413],
    ["an address that is none", {}, JSON.stringify({ email: { $gt: "" }, password: PASSWORD }), 400],
  ])("refuses %s", async (_what, headers, body, status) => {
    expect((await bench.browser().post("/sign-in/email", body, headers)).statusCode).toBe(status);
  });

  test.each([
    "/update-user",
    "/change-email",
    "/delete-user",
    "/link-social",
    "/set-password",
    "/sign-in/username",
    "/two-factor/send-otp",
  ])("keeps %s shut", async (path) => {
    expect((await bench.browser().post(path)).statusCode).toBe(404);
  });

  test("believes no address a caller writes into a header of ours", async () => {
    await bench.creator("address@example.com");
    await bench
      .browser()
      .post("/sign-in/email", { email: "address@example.com", password: PASSWORD }, { "x-vitrina-address": "6.6.6.6" });
    const [row] = await bench.db.driver.collection("session").find().sort({ createdAt: -1 }).limit(1).toArray();
    expect(row?.ipAddress).toBe("127.0.0.1");
  });

  test("slows an account and an inbox down with the standard headers", async () => {
    const { app } = await bench.serve([bench.secret], { limits: { perAddress: 1_000, perAccount: 2, perMailed: 1 } });
    const browser = () => bench.browser(app);
    await browser().signIn("limited@example.com", "wrong-password");
    await browser().signIn("limited@example.com", "wrong-password");
    const third = await browser().signIn("LIMITED@example.com", "wrong-password");
    expect(third.statusCode).toBe(429);
    expect(third.headers).toMatchObject({ "ratelimit-limit": "2", "ratelimit-remaining": "0" });
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);

    await browser().post("/sign-in/magic-link", { email: "inbox@example.com" });
    expect((await browser().post("/request-password-reset", { email: "inbox@example.com" })).statusCode).toBe(429);
    await app.close();
  });
});
