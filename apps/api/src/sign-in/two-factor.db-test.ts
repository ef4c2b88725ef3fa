import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeOfFactor } from "../sealing/sealed-second-factor.ts";
import { type Bench, type Browser, PASSWORD, SEALER, signInBench } from "./sign-in.test-kit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

/** RFC 6238 with the defaults of every authenticator: SHA-1, six digits, thirty seconds. */
function codeOf(totpUri: string, at = Date.now()): string {
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function enrolled(email: string): Promise<{ browser: Browser; uri: string; recovery: string[] }> {
  await bench.admin(email, "manager");
  const browser = bench.browser();
  await browser.signIn(email, PASSWORD);
  const enabled = await browser.post("/two-factor/enable", { password: PASSWORD });
  const { totpURI: uri, backupCodes: recovery } = enabled.json();
  const verified = await browser.post("/two-factor/verify-totp", { code: codeOf(uri) });
  expect(verified.statusCode).toBe(200);
  return { browser, uri, recovery };
}

const actorOf = ({ cookie }: Browser) => bench.resolveActor({ cookie });

describe("a second factor", () => {
  test("counts once a first code proved it, and is asked for at the next sign-in", async () => {
    const { browser, uri } = await enrolled("totp@example.com");
    expect(await bench.as(await actorOf(browser)).me.profile()).toMatchObject({ twoFactorEnabled: true });

    const later = bench.browser();
    expect((await later.signIn("totp@example.com", PASSWORD)).json()).toMatchObject({ twoFactorRedirect: true });
    expect(await actorOf(later)).toBeNull();
    expect((await later.post("/two-factor/verify-totp", { code: "000000" })).statusCode).toBe(401);
    expect(await actorOf(later)).toBeNull();
    expect((await later.post("/two-factor/verify-totp", { code: codeOf(uri) })).statusCode).toBe(200);
    expect(await actorOf(later)).toMatchObject({ email: "totp@example.com" });
  });

  test("is not on before a code proved it", async () => {
    await bench.admin("unproven@example.com", "manager");
    const browser = bench.browser();
    await browser.signIn("unproven@example.com", PASSWORD);
    await browser.post("/two-factor/enable", { password: PASSWORD });
    const later = bench.browser();
    await later.signIn("unproven@example.com", PASSWORD);
    expect(await actorOf(later)).not.toBeNull();
  });

  test("can be replaced by a recovery code, once", async () => {
    const { recovery } = await enrolled("recovery@example.com");
    const [code] = recovery;
    const recover = async () => {
      const browser = bench.browser();
      await browser.signIn("recovery@example.com", PASSWORD);
      await browser.post("/two-factor/verify-backup-code", { code });
      return actorOf(browser);
    };
    expect(await recover()).toMatchObject({ email: "recovery@example.com" });
    expect(await recover()).toBeNull();
  });

  test("keeps neither its secret nor its recovery codes readable in the database", async () => {
    const { uri, recovery } = await enrolled("sealed@example.com");
    const stored = JSON.stringify(await bench.db.driver.collection("twoFactor").find().toArray());
    expect(stored).not.toContain(new URL(uri).searchParams.get("secret"));
    expect(stored).not.toContain(recovery[0]);
    const rows = await bench.db.driver.collection("twoFactor").find().toArray();
    for (const row of rows) {
      expect([SEALER.keyIdOf(row.secret), SEALER.keyIdOf(row.backupCodes)]).toEqual([SEALER.newest, SEALER.newest]);
    }
  });

  test("that was stored before anything was sealed still works", async () => {
    const { uri, recovery } = await enrolled("earlier@example.com");
    const factors = bench.db.driver.collection("twoFactor");
    const user = await bench.db.driver.collection("user").findOne({ email: "earlier@example.com" });
    const row = await factors.findOne({ userId: user?._id });
    const userId = user?._id.toHexString() ?? "";
    const secret = SEALER.open(placeOfFactor(userId, "secret"), row?.secret);
    const backupCodes = SEALER.open(placeOfFactor(userId, "backupCodes"), row?.backupCodes);
    await factors.updateOne({ _id: row?._id }, { $set: { secret, backupCodes } });
    const enter = async (path: string, code: string | undefined) => {
      const browser = bench.browser();
      await browser.signIn("earlier@example.com", PASSWORD);
      return (await browser.post(path, { code })).statusCode;
    };
    expect(await enter("/two-factor/verify-totp", codeOf(uri))).toBe(200);
    expect(await enter("/two-factor/verify-backup-code", recovery[1])).toBe(200);
    expect(await enter("/two-factor/verify-backup-code", recovery[1])).toBe(401);
  });

  test("outlives the rotation of secrets", async () => {
    const { uri } = await enrolled("rotated@example.com");
    const { app } = await bench.serve(["a-newer-secret-of-more-than-32-characters", bench.secret]);
    const later = bench.browser(app);
    await later.signIn("rotated@example.com", PASSWORD);
    expect((await later.post("/two-factor/verify-totp", { code: codeOf(uri) })).statusCode).toBe(200);
    await app.close();
  });

  test("does not give whoever knows the password codes without end", async () => {
    await enrolled("patient@example.com");
    let locked = false;
    for (let round = 0; round < 8 && !locked; round++) {
      const guesser = bench.browser();
      const answer = await guesser.signIn("patient@example.com", PASSWORD);
      locked = answer.statusCode === 429;
      if (!locked) await guesser.post("/two-factor/verify-totp", { code: "000000" });
    }
    expect(locked).toBe(true);
  });

  test("is turned off only with the password", async () => {
    const { browser } = await enrolled("off@example.com");
    expect((await browser.post("/two-factor/disable", { password: "not-the-password" })).statusCode).toBe(400);
    expect((await browser.post("/two-factor/disable", { password: PASSWORD })).statusCode).toBe(200);
  });

  test("is for the agency's people, not for creators", async () => {
    await bench.creator("creator-totp@example.com");
    const browser = bench.browser();
    await browser.signIn("creator-totp@example.com", PASSWORD);
    expect((await browser.post("/two-factor/enable", { password: PASSWORD })).json()).toMatchObject({
      code: "ADMINS_ONLY",
    });
  });
});
