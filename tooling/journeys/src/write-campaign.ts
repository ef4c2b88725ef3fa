import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "./journey.ts";

/** A photograph's worth of noise and light, so that the upload is a real JPEG of a real size. */
export function photo(red: number, blue: number, [width, height] = [1600, 1000]): Promise<Buffer> {
  const noise = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: red, g: 120, b: blue },
      noise: { type: "gaussian", mean: 120, sigma: 40 },
    },
  });
  return noise.jpeg({ quality: 80 }).toBuffer();
}

export async function uploadInto(page: Page, label: string, buffer: Buffer): Promise<void> {
  const field = page.getByRole("group", { name: label });
  await field.getByLabel("Elegir imagen").setInputFiles({ name: "foto.jpg", mimeType: "image/jpeg", buffer });
  await expect(field.getByRole("button", { name: "Quitar imagen" })).toBeVisible();
}

/** From the list of campaigns to the first step of a draft that saves itself. */
export async function beginDraft(page: Page, title: string): Promise<void> {
  await page.goto("/admin/campaigns/new");
  await page.getByRole("button", { name: "Marca" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /\d{8}-\d/ })
    .first()
    .click();
  await page.getByLabel("Título").fill(title);
  await page.getByRole("button", { name: "Empezar" }).click();
  await expect(page.getByRole("form", { name: "Marca y productos" })).toBeVisible();
}

export async function openStep(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Pasos de la campaña" }).getByRole("link", { name }).click();
  await expect(page.getByRole("form", { name })).toBeVisible();
}

/** Writes a campaign through all its steps and publishes it; ends on the campaign's page. */
export async function writeCampaign(page: Page, title: string): Promise<void> {
  await beginDraft(page, title);
  await openStep(page, "Consigna");
  await page.getByRole("textbox", { name: "Consigna" }).fill("Mostrar el producto en la cocina, con luz de mañana.");
  await openStep(page, "Plan de contenido");
  await page.getByRole("button", { name: "Agregar pieza" }).click();
  await openStep(page, "Pago, fechas y derechos");
  await page.getByLabel("Lugares", { exact: true }).fill("1");
  await page.getByLabel("Pago por creador").fill("450000");
  await page.getByLabel("Días para entregar").fill("7");
  await page.getByLabel("El plazo empieza").selectOption({ label: "Al confirmar al creador" });
  await openStep(page, "Portada");
  await uploadInto(page, "Imagen de portada", await photo(220, 60));
  await openStep(page, "Revisión");
  await expect(page.getByText("Todo guardado")).toBeVisible();
  await page.getByRole("link", { name: "Ver la página de la campaña" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("button", { name: "Publicar" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publicar" }).click();
  await expect(page.getByText("La campaña ahora está: Publicada.")).toBeVisible();
}
