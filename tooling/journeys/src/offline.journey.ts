/// <reference lib="dom" />
import { expect, test } from "./journey.ts";

const DEMO_PASSWORD = "vitrina-demo-2026";

test("a creator's installed app opens without a connection, with what was known, and forgets it on leaving", async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "es-PY",
    baseURL: process.env.VITRINA_URL,
  });
  const page = await context.newPage();
  await page.goto("/creator/sign-in");
  await page.locator("input[name=email]").fill("sofia@creadores.local");
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page.locator("main article").first()).toBeVisible();
  const title = (await page.locator("main article h3").first().innerText()).trim();

  await test.step("it can be installed", async () => {
    const manifest = await (await page.request.get("/creator/manifest.webmanifest")).json();
    expect(manifest).toMatchObject({ start_url: "/creator/", scope: "/creator/", display: "standalone" });
    for (const { src } of manifest.icons) expect((await page.request.get(src)).ok(), src).toBe(true);
  });

  await test.step("its own files are kept, and nothing that the API answers", async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await expect(page.locator("main article").first()).toBeVisible();
    const kept = await page.evaluate(async () => {
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      return (await Promise.all(caches.map((one) => one.keys()))).flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContain("/creator/");
    expect(kept.filter((path) => path !== "/creator/" && !path.startsWith("/creator/assets/"))).toEqual([]);
  });

  await test.step("without a connection it opens where it was left", async () => {
    await page.goto("/creator/settings");
    await page.goto("/creator/");
    await expect(page.locator("main article").first()).toBeVisible();
    await page.goto("about:blank");
    await context.setOffline(true);
    await page.goto("/creator/");
    await expect(page.getByText(/^Sin conexión\./)).toBeVisible();
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
  });

  await test.step("whoever leaves takes what was known along", async () => {
    await context.setOffline(false);
    await page.goto("/creator/settings");
    await page.getByRole("button", { name: "Cerrar sesión", exact: true }).click();
    await page.waitForURL(/sign-in/);
    expect(await page.evaluate(() => localStorage.getItem("vitrina.known"))).toBeNull();
  });
  await context.close();
});
