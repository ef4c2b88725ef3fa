import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";

const DEMO_PASSWORD = "vitrina-demo-2026";
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

async function enter(browser: Browser, app: "admin" | "creator", email: string, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  await page.goto(`/${app}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^(Ingresar|Entrar)$/ }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  return page;
}

async function standsForReaders(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

for (const { who, desk } of [
  { who: "the agency at a desk", desk: DESK },
  { who: "the agency on a phone", desk: PHONE },
]) {
  test(`a creator asks with a file, ${who} reads and answers, and each sees that the other has read`, async ({
    browser,
  }) => {
    const stamp = Date.now().toString(36);
    const phone = await enter(browser, "creator", "sofia@creadores.local", PHONE);
    const panel = await enter(browser, "admin", "manager@vitrina.local", desk);

    await test.step("the creator writes from the collaboration's page", async () => {
      await phone.locator("main article a").first().click();
      const messages = phone.getByRole("region", { name: "Mensajes" });
      await messages.getByLabel("Adjuntar archivos").setInputFiles({
        name: `boceto-${stamp}.pdf`,
        mimeType: "application/pdf",
        buffer: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Page/MediaBox[0 0 200 200]>>endobj\n%%EOF ${stamp}\n`),
      });
      await expect(messages.getByRole("button", { name: `Quitar boceto-${stamp}.pdf` })).toBeVisible();
      await messages.getByLabel("Escriba un mensaje").fill(`¿Sirve este boceto? ${stamp}`);
      await messages.getByRole("button", { name: "Enviar" }).click();
      await expect(messages.getByRole("log").getByText(`¿Sirve este boceto? ${stamp}`)).toBeVisible();
      await expect(messages.getByLabel("Escriba un mensaje")).toHaveValue("");
      await standsForReaders(phone);
    });

    await test.step("the agency finds it unread, reads it and answers", async () => {
      await panel.goto("/admin/messages");
      await panel.getByRole("link", { name: "Sin leer", exact: true }).click();
      const row = panel.getByRole("link", { name: new RegExp(`Sofía.*${stamp}`) });
      await expect(row.getByText(/nuevo/)).toBeVisible();
      await standsForReaders(panel);
      await row.click();
      await expect(panel.getByRole("log").getByText(`¿Sirve este boceto? ${stamp}`)).toBeVisible();
      await expect(panel.getByRole("button", { name: new RegExp(`boceto-${stamp}.pdf`) })).toBeVisible();
      await panel.getByLabel("Escriba un mensaje").fill(`Sirve, adelante. ${stamp}`);
      await panel.getByRole("button", { name: "Enviar" }).click();
      await expect(panel.getByRole("log").getByText(`Sirve, adelante. ${stamp}`)).toBeVisible();
      await standsForReaders(panel);
    });

    await test.step("the answer arrives by itself, and reading it shows", async () => {
      await expect(phone.getByRole("log").getByText(`Sirve, adelante. ${stamp}`)).toBeVisible({ timeout: 25_000 });
      await expect(panel.getByText("Leído", { exact: true })).toBeVisible({ timeout: 25_000 });
    });

    await phone.context().close();
    await panel.context().close();
  });
}
