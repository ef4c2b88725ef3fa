/// <reference lib="dom" />
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";

/** Adds up what the browser calls layout shift, from before the first paint on, whatever a person did or did not press. */
async function watchShifts(page: Page): Promise<() => Promise<{ score: number; moved: string[] }>> {
  await page.addInitScript(() => {
    const found: { score: number; moved: string[] } = { score: 0, moved: [] };
    Object.assign(window, { shifts: found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources?: { node?: Node }[];
      })[]) {
        const nodes = (entry.sources ?? []).map(({ node }) => (node instanceof Element ? node : node?.parentElement));
        const pictured = nodes.filter((node) => node?.querySelector("img, video") ?? node?.matches("img, video"));
        if (pictured.length === 0) continue;
        found.score += entry.value;
        found.moved.push(...pictured.map((node) => `${node?.tagName}.${node?.getAttribute("class")}`));
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: { score: number; moved: string[] } }).shifts);
}

const arrived = (page: Page) =>
  expect
    .poll(
      () =>
        page
          .locator("main img")
          .evaluateAll((all) =>
            (all as HTMLImageElement[])
              .filter((one) => one.getBoundingClientRect().top < innerHeight)
              .every((one) => one.complete),
          ),
      { timeout: 30_000 },
    )
    .toBe(true);

for (const { name, viewport } of [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const) {
  test(`${name} no picture moves anything when it arrives`, async ({ browser }) => {
    const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
    const page = await context.newPage();
    const shifts = await watchShifts(page);
    // Late enough that everything else is in its place before the first picture comes.
    await page.route(/\/image\/upload\//, async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.continue();
    });
    for (const [app, email, addresses] of [
      [
        "admin",
        "owner@vitrina.local",
        ["/admin/media?purpose=%5B%22campaign_cover%22%5D", "/admin/campaigns", "/admin/products"],
      ],
      ["creator", "sofia@creadores.local", ["/creator/campaigns", "/creator/profile"]],
    ] as const) {
      await context.clearCookies();
      await signIn(page, app, email);
      for (const address of addresses) {
        await page.goto(address);
        await page.locator("main img").first().waitFor();
        await arrived(page);
        expect({ address, ...(await shifts()) }).toEqual({ address, score: 0, moved: [] });
      }
    }
    await context.close();
  });
}

test("a picture that does not come is asked for again, says so, and comes when it can", async ({ browser }) => {
  const context = await browser.newContext({ locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  await signIn(page, "admin", "owner@vitrina.local");
  await page.goto("/admin/media?purpose=%5B%22campaign_cover%22%5D");
  const first = page.getByRole("list", { name: "Archivos" }).getByRole("link").first();
  await first.waitFor();
  let asked = 0;
  await page.route(/\/image\/upload\//, (route) => {
    if (!route.request().url().includes("e_blur")) asked += 1;
    return route.abort();
  });
  await first.click();
  const retry = page.getByRole("main").getByRole("button", { name: "Reintentar" });
  await expect(retry).toBeVisible({ timeout: 20_000 });
  expect(asked).toBeGreaterThanOrEqual(3);
  await page.unroute(/\/image\/upload\//);
  await retry.click();
  const picture = page.getByRole("main").locator("img[srcset]").first();
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  await context.close();
});
