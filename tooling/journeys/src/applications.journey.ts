import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";

const SIZES = [
  { name: "a phone", viewport: { width: 360, height: 740 } },
  { name: "a desk", viewport: { width: 1280, height: 900 } },
] as const;

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

/** Opens the board of the first campaign that has somebody to decide about. */
async function openBoard(page: Page): Promise<void> {
  await page.goto("/admin/campaigns?status=published");
  const links = page.locator('main a[href^="/admin/campaigns/"]:not([href$="/new"])');
  await links.first().waitFor();
  const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const address of addresses.filter((href) => /\/campaigns\/[0-9a-f]{24}$/.test(href))) {
    await page.goto(`${address}/applications?view=board`);
    await page.waitForLoadState("networkidle");
    if ((await page.getByRole("region", { name: "Enviada" }).getByRole("article").count()) > 0) return;
  }
  throw new Error("The demo has no published campaign with an application to decide about.");
}

for (const { name, viewport } of SIZES) {
  test(`an application is shortlisted by keyboard and taken back on ${name}`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport, locale: "es-PY" })).newPage();
    await signIn(page, "admin", "manager@vitrina.local");
    await openBoard(page);
    await expectNoFaults(page);
    const received = page.getByRole("region", { name: "Enviada" });
    const chosen = page.getByRole("region", { name: "Preseleccionada" });
    const card = received.getByRole("article").first();
    const handle = card.getByRole("button", { name: /^Mover a / });
    const who = ((await handle.getAttribute("aria-label")) ?? "").replace("Mover a ", "");
    await handle.press("ArrowRight");
    await expect(chosen.getByRole("button", { name: `Mover a ${who}` })).toBeVisible();
    await page.getByRole("button", { name: "Deshacer" }).first().click();
    await expect(received.getByRole("button", { name: `Mover a ${who}` })).toBeVisible();
    await page.context().close();
  });
}

test("an application is dragged to the shortlist", async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: SIZES[1].viewport, locale: "es-PY" })).newPage();
  await signIn(page, "admin", "manager@vitrina.local");
  await openBoard(page);
  const handle = page
    .getByRole("region", { name: "Enviada" })
    .getByRole("button", { name: /^Mover a / })
    .first();
  const who = (await handle.getAttribute("aria-label")) ?? "";
  const chosen = page.getByRole("region", { name: "Preseleccionada" });
  const [from, to] = [await handle.boundingBox(), await chosen.boundingBox()];
  if (!from || !to) throw new Error("The board is not in sight.");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(chosen.getByRole("button", { name: who })).toBeVisible();
  await page.getByRole("button", { name: "Deshacer" }).first().click();
  await expect(chosen.getByRole("button", { name: who })).toHaveCount(0);
  await page.context().close();
});
