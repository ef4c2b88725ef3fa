import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bench, PASSWORD, signInBench } from "./sign-in.test-kit.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await signInBench();
});
afterAll(() => bench.close());

const LONG = "lapacho rosado junto al arroyo Ypané, sombra de la tarde larga 9";

describe("a password", () => {
  test("may have sixty-four characters, and opens the account with all of them alone", async () => {
    expect(LONG).toHaveLength(64);
    const email = "larga@example.com";
    const registered = await bench.browser().post("/sign-up/email", { name: "Larga", email, password: LONG });
    expect(registered.statusCode).toBe(200);
    const enter = async (password: string) =>
      (await bench.browser().post("/sign-in/email", { email, password })).statusCode;
    expect(await enter(LONG.slice(0, 63))).toBe(401);
    expect(await enter(LONG)).toBe(200);
  });

  test("is changed by whoever knows the current one, and by nobody else", async () => {
    const email = "cambio@example.com";
    const browser = bench.browser();
    await browser.post("/sign-up/email", { name: "Cambio", email, password: PASSWORD });
    const change = (currentPassword: string) =>
      browser.post("/change-password", { currentPassword, newPassword: LONG, revokeOtherSessions: true });
    expect((await change("not-the-password-at-all")).statusCode).toBe(400);
    expect((await bench.browser().post("/sign-in/email", { email, password: PASSWORD })).statusCode).toBe(200);
    expect((await change(PASSWORD)).statusCode).toBe(200);
    expect((await bench.browser().post("/sign-in/email", { email, password: PASSWORD })).statusCode).toBe(401);
    expect((await bench.browser().post("/sign-in/email", { email, password: LONG })).statusCode).toBe(200);
  });
});
