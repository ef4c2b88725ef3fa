import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { DEMO_PASSWORD } from "./screens.ts";

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ locale: "es-PY" });

type Caught = { event_id: string; tags?: Record<string, string>; exception?: { values?: { value?: string }[] } };

async function enter(page: Page, app: "admin" | "creator", email: string): Promise<void> {
  await page.goto(`/${app}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
}

/** Where the house reports to, as it tells every browser. */
async function sinkOf(page: Page): Promise<string> {
  const { dsn } = await (await page.request.get("/api/errors")).json();
  return new URL(dsn).origin;
}

async function caught(page: Page): Promise<Caught[]> {
  return (await (await page.request.get(`${await sinkOf(page)}/_sandbox/events`)).json()).events;
}

async function sendTest(page: Page): Promise<void> {
  await page.goto("/admin/system");
  await page.getByRole("main").getByRole("link", { name: "Errores" }).click();
  await page.getByRole("button", { name: "Enviar un error de prueba" }).click();
}

test("the owner sends a test error from every part, and sees under which code each arrived", async ({ page }) => {
  await enter(page, "admin", "owner@vitrina.local");
  await sendTest(page);
  const result = page.getByRole("region", { name: "Resultado de la prueba" });
  await expect(result.getByText(/Sentry lo recibió/)).toHaveCount(4, { timeout: 60_000 });
  const codes = await result.locator("code").allTextContents();
  const events = await caught(page);
  const sources = codes.map((code) => events.find(({ event_id }) => event_id === code)?.tags?.source);
  expect(sources).toEqual(["api", "worker", "admin", "creator"]);
  const panel = page.getByRole("region", { name: "Panel" });
  await expect(panel.getByText(`Código ${codes[2]}`)).toHaveCount(2);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
});

test("when Sentry refuses the key, the owner reads that nothing arrived, and afterwards why", async ({ page }) => {
  await enter(page, "admin", "owner@vitrina.local");
  const faults = `${await sinkOf(page)}/_sandbox/faults`;
  await page.request.post(faults, { data: { match: { path: "/api/1/envelope" }, fault: "status:403" } });
  try {
    await sendTest(page);
    const result = page.getByRole("region", { name: /Prueba en curso|Resultado de la prueba/ });
    await expect(result.getByText("No llegó: Sentry no lo recibió.")).toHaveCount(3, { timeout: 60_000 });
    await expect(page.getByRole("region", { name: "Servidor" }).getByText("Sentry rechazó nuestra clave")).toBeVisible({
      timeout: 60_000,
    });
  } finally {
    await page.request.delete(faults);
  }
});

for (const [app, email] of [
  ["admin", "owner@vitrina.local"],
  ["creator", "sofia@creadores.local"],
] as const) {
  test(`a fault in somebody's browser is reported by itself: ${app}`, async ({ page }) => {
    await enter(page, app, email);
    const message = `fault of a journey in ${app}`;
    await page.evaluate((words) => {
      setTimeout(() => {
        throw new Error(words);
      });
    }, message);
    await expect(async () => {
      const titles = (await caught(page)).filter(({ exception }) =>
        exception?.values?.some(({ value }) => value === message),
      );
      expect(titles.map(({ tags }) => tags?.source)).toEqual([app]);
    }).toPass({ timeout: 60_000 });
  });
}
