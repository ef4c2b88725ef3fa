import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";
import { beginDraft, openStep, writeCampaign } from "./write-campaign.ts";

const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const;

async function enter(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await signIn(page, "admin", "manager@vitrina.local");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  return page;
}

const saved = (page: Page) => expect(page.getByText("Todo guardado")).toBeVisible();

for (const { name, viewport } of SIZES) {
  test(`${name} a draft saves itself, comes back where it was left, and survives a lost connection`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
    const page = await enter(context);
    const title = `Borrador ${name} ${Date.now().toString(36)}`;
    await beginDraft(page, title);
    await openStep(page, "Consigna");
    await page.getByRole("textbox", { name: "Consigna" }).fill("# La idea\n**Luz** de mañana");
    await page.getByRole("textbox", { name: "Qué hacer" }).fill("Nombrar la marca\nMostrar el envase");
    await page.getByRole("textbox", { name: "Etiquetas (#)" }).fill("#Desayuno #Paraguay");
    await saved(page);

    await page.goto("/admin/campaigns");
    await page.getByRole("searchbox").first().fill(title);
    await page.getByRole("link", { name: title }).first().click();
    await page.getByRole("link", { name: "Editar", exact: true }).click();
    await expect(page.getByRole("form", { name: "Consigna" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Consigna" })).toHaveValue("# La idea\n**Luz** de mañana");
    await expect(page.getByRole("textbox", { name: "Qué hacer" })).toHaveValue("Nombrar la marca\nMostrar el envase");

    await context.setOffline(true);
    await page.getByRole("textbox", { name: "Qué evitar" }).fill("Nombrar otras marcas");
    await expect(page.getByText(/^Sin conexión: lo escrito queda/)).toBeVisible();
    await context.setOffline(false);
    await saved(page);
    await page.reload();
    await expect(page.getByRole("textbox", { name: "Qué evitar" })).toHaveValue("Nombrar otras marcas");
    await context.close();
  });
}

test("what was typed without a connection is still there after the tab was closed", async ({ browser }) => {
  const context = await browser.newContext({ locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await enter(context);
  await beginDraft(page, `Pestaña cerrada ${Date.now().toString(36)}`);
  await openStep(page, "Consigna");
  await saved(page);
  const address = page.url();
  await page.route("**/trpc/campaigns.update**", (route) => route.abort());
  await page.getByRole("textbox", { name: "Qué hacer" }).fill("No perder nada");
  await expect(page.getByText(/^Sin conexión: lo escrito queda/)).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole("textbox", { name: "Qué hacer" })).toHaveValue("No perder nada");
  await saved(again);
  await context.close();
});

test("two people write in one draft: other fields meet, the same field asks whose words stand", async ({ browser }) => {
  const context = await browser.newContext({ locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const one = await enter(context);
  await beginDraft(one, `A cuatro manos ${Date.now().toString(36)}`);
  await openStep(one, "Consigna");
  await saved(one);
  const other = await context.newPage();
  await other.goto(one.url());
  await expect(other.getByRole("textbox", { name: "Qué hacer" })).toBeVisible();

  await one.getByRole("textbox", { name: "Qué hacer" }).fill("De la primera");
  await saved(one);
  await other.getByRole("textbox", { name: "Qué evitar" }).fill("De la segunda");
  await saved(other);
  await expect(other.getByRole("textbox", { name: "Qué hacer" })).toHaveValue("De la primera");

  await one.getByRole("textbox", { name: "Qué evitar" }).fill("Otra vez la primera");
  await expect(one.getByRole("alert").getByText("Alguien editó esta campaña mientras usted trabajaba")).toBeVisible();
  await one.getByRole("button", { name: "Descartar lo mío y ver la versión nueva" }).click();
  await expect(one.getByRole("textbox", { name: "Qué evitar" })).toHaveValue("De la segunda");
  await context.close();
});

test("a template fills a campaign, and a published one is copied as a draft", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: SIZES[0].viewport,
    locale: "es-PY",
    baseURL: process.env.VITRINA_URL,
  });
  const page = await enter(context);
  await page.goto("/admin/campaigns/new");
  await page.getByRole("radio", { name: /^Gastronomía/ }).check();
  await expect(page.getByLabel("Título")).toHaveValue("Una visita con hambre");
  await page.getByRole("button", { name: "Marca" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /\d{8}-\d/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Empezar" }).click();
  await openStep(page, "Consigna");
  await expect(page.getByRole("textbox", { name: "Consigna" })).toHaveValue(/Contar una visita real al local/);
  await page.getByRole("radio", { name: "Vista previa" }).check();
  await expect(page.getByRole("heading", { name: "Qué debe verse" })).toBeVisible();

  const title = `Para copiar ${Date.now().toString(36)}`;
  await writeCampaign(page, title);
  await page.getByRole("button", { name: "Más acciones" }).click();
  await page.getByRole("menuitem", { name: "Duplicar" }).click();
  await page.getByRole("dialog").getByLabel("Título de la copia").fill(`${title}, segunda vuelta`);
  await page.getByRole("dialog").getByRole("button", { name: "Crear la copia" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${title}, segunda vuelta` })).toBeVisible();
  await openStep(page, "Pago, fechas y derechos");
  await expect(page.getByLabel("Pago por creador")).toHaveValue(/450\.000/);
  await context.close();
});
