/// <reference lib="dom" />
import { expect, test } from "./journey.ts";
import { DEMO_PASSWORD } from "./screens.ts";

/** What browsers' own tools call slow 3G, in bytes a second and milliseconds. */
const SLOW_3G = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 };
const KILO = 1_000;
/** What the first screen may weigh on the way: with it, slow 3G carries it in about eight seconds. */
const FIRST_SCREEN_BYTES = 260 * KILO;

test("on slow 3G the creators' app opens, lets somebody in and shows what they owe", async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "es-PY",
    baseURL: process.env.VITRINA_URL,
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", SLOW_3G);
  let bytes = 0;
  let files = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    files += 1;
  });
  const figures: string[] = [];
  const timed = async (what: string, until: () => Promise<unknown>) => {
    const [startedAt, before] = [performance.now(), bytes];
    await until();
    const seconds = ((performance.now() - startedAt) / KILO).toFixed(1);
    figures.push(`${what}: ${seconds} s, ${Math.round((bytes - before) / KILO)} kB, ${files} files so far`);
  };
  const patience = { timeout: 90_000 };

  await timed("the sign-in is there", async () => {
    await page.goto("/creator/sign-in", { waitUntil: "commit" });
    await expect(page.getByRole("button", { name: "Entrar" })).toBeEnabled(patience);
  });
  expect(bytes, "the first screen").toBeLessThan(FIRST_SCREEN_BYTES);

  await timed("what is owed is there", async () => {
    await page.locator("input[name=email]").fill("sofia@creadores.local");
    await page.locator("input[name=password]").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Entrar" }).click();
    await expect(page.locator("main article").first()).toBeVisible(patience);
  });

  await timed("one collaboration is open", async () => {
    await page.locator("main article").getByRole("link").first().click();
    await expect(page.locator("h1:visible")).toBeVisible(patience);
    await expect(page.getByText(/^(Cargando…)$/)).toHaveCount(0, patience);
  });

  await timed("opened again, with what the browser kept", async () => {
    await page.goto("/creator/", { waitUntil: "commit" });
    await expect(page.locator("main article").first()).toBeVisible(patience);
  });
  console.log(figures.map((figure) => `slow 3G: ${figure}`).join("\n"));
  await context.close();
});
