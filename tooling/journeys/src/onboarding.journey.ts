import type { Page } from "@playwright/test";
import { picture } from "./at-work.ts";
import { expect, test } from "./journey.ts";

const SIZES = [
  { where: "on a phone", viewport: { width: 360, height: 740 } },
  { where: "at a desk", viewport: { width: 1280, height: 900 } },
] as const;

const step = (page: Page, title: string) => page.getByRole("heading", { level: 1, name: title });
const goOn = (page: Page) => page.getByRole("button", { name: "Continuar" }).click();

for (const { where, viewport } of SIZES) {
  test(`${where} somebody new opens an account, is led through it one thing at a time, leaves, comes back, and applies`, async ({
    browser,
  }) => {
    test.slow();
    const page = await (await browser.newContext({ viewport })).newPage();
    const stamp = Date.now().toString(36);

    await page.goto("/creator/register");
    await page.getByLabel("Nombre y apellido").fill(`Ada Núñez ${stamp}`);
    await page.getByLabel("Correo").fill(`ada.${stamp}@correo.test`);
    await page.getByLabel("Contraseña", { exact: true }).fill("una frase larga y rara 71");
    await page.getByRole("button", { name: "Crear la cuenta" }).click();

    await expect(step(page, "¿Cómo se llama?")).toBeVisible();
    await goOn(page);

    await expect(step(page, "¿Dónde le encontramos?")).toBeVisible();
    await page.getByLabel("Teléfono (WhatsApp)").fill("12");
    await page.getByLabel("Ciudad").fill("Itauguá");
    await goOn(page);
    await expect(page.getByLabel("Teléfono (WhatsApp)")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("Teléfono (WhatsApp)").fill("0981 222 333");
    await goOn(page);

    await expect(step(page, "¿Sobre qué crea?")).toBeVisible();
    await page.getByText("Hogar", { exact: true }).click();
    await goOn(page);
    await expect(step(page, "¿Dónde se ve su trabajo?")).toBeVisible();

    await page.getByRole("link", { name: "Seguir después" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Mis campañas" })).toBeVisible();
    await page.getByRole("link", { name: "Seguir con mi perfil" }).click();
    await expect(step(page, "¿Dónde se ve su trabajo?")).toBeVisible();

    await page.getByLabel("Usuario").fill("https://www.instagram.com/ada.teje/");
    await page.getByLabel("Seguidores").fill("3200");
    await goOn(page);
    await expect(step(page, "¿En qué idiomas crea?")).toBeVisible();
    await page.getByText("Guaraní", { exact: true }).click();
    await goOn(page);
    await expect(step(page, "¿Qué talles usa?")).toBeVisible();
    await page.getByRole("button", { name: "Omitir por ahora" }).click();

    await expect(step(page, "¿A dónde le enviamos los productos?")).toBeVisible();
    await page.getByLabel("Calle y número").fill("Teniente Esquivel casi Mariscal López");
    await page.getByLabel("Ciudad").fill("Itauguá");
    await page.getByLabel("Departamento").selectOption("Central");
    await goOn(page);

    await expect(step(page, "Una foto suya")).toBeVisible();
    await page
      .getByLabel("Elegir imagen")
      .setInputFiles({ name: "yo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await picture("#1b6840")) });
    await expect(page.getByRole("button", { name: "Quitar imagen" })).toBeVisible();
    await page.getByRole("button", { name: "Ver campañas abiertas" }).click();

    await page.getByRole("link", { name: /Rutina simple/ }).click();
    await page.getByRole("button", { name: "Postularme" }).click();
    await page.getByLabel("¿Por qué es para usted?").fill("Mi rutina de las mañanas cabe en un minuto.");
    await page.getByRole("button", { name: "Enviar postulación" }).click();
    await expect(page.getByText("Postulación enviada")).toBeVisible();
    await page.goto("/creator/profile");
    await expect(page.getByText("@ada.teje")).toBeVisible();
    await page.context().close();
  });
}
