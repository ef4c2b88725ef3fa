import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";
import { photo } from "./write-campaign.ts";

// Pictures are drawn and stored on the way, by stand-ins that share a machine with everything else.
test.describe.configure({ timeout: 240_000 });

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FIVE_MINUTES = 5 * 60_000;

/** Where the journeys' own Vitrina keeps its data and its stand-ins; one that somebody else opened must say it too. */
function dataDir(): string {
  const { VITRINA_DATA_DIR } = process.env;
  if (!VITRINA_DATA_DIR) throw new Error("Set VITRINA_DATA_DIR to the data directory of the Vitrina at VITRINA_URL.");
  return VITRINA_DATA_DIR;
}
const ports = (): Record<string, number> => JSON.parse(readFileSync(join(dataDir(), "ports.json"), "utf8"));
const moveCloudinarysClock = (offsetMs: number) =>
  fetch(`http://127.0.0.1:${ports().cloudinary}/_sandbox/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ offsetMs }),
  });

async function enter(page: Page, email: string): Promise<void> {
  await signIn(page, "admin", email);
  await expect(page.getByRole("navigation").first()).toBeVisible();
}

test("a file is found by name, leads to where it is used, is replaced there, and comes back", async ({ page }) => {
  await enter(page, "owner@vitrina.local");
  await page.getByRole("link", { name: "Archivos", exact: true }).first().click();
  await page.getByRole("searchbox").first().fill("hamaca");
  const files = page.getByRole("list", { name: "Archivos" });
  await expect(files.getByRole("listitem")).toHaveCount(1);
  await files.getByRole("link", { name: /hamaca\.jpg/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "hamaca.jpg" })).toBeVisible();
  const uses = page.getByRole("list", { name: "Dónde se usa" });
  const used = await uses.getByRole("link").first().innerText();

  await page.getByRole("button", { name: "Reemplazar" }).click();
  const dialog = page.getByRole("dialog", { name: "Reemplazar este archivo" });
  await dialog
    .getByLabel(/Elegir/)
    .first()
    .setInputFiles({ name: "otra.jpg", mimeType: "image/jpeg", buffer: await photo(40, 160, [1600, 1000]) });
  await dialog.getByRole("button", { name: "Reemplazar en todos los lugares" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "otra.jpg" })).toBeVisible();
  await expect(uses.getByRole("link", { name: used })).toBeVisible();
  await page.getByRole("list", { name: "Versiones" }).getByRole("link", { name: "hamaca.jpg" }).click();

  await expect(page.getByText(/Otro archivo ocupa su lugar\. Se puede restaurar hasta el/)).toBeVisible();
  await page.getByRole("button", { name: "Restaurar" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restaurar" }).click();
  await expect(page.getByText("Archivo restaurado.")).toBeVisible();
  await expect(uses.getByRole("link", { name: used })).toBeVisible();
  await uses.getByRole("link", { name: used }).click();
  await expect(page.getByRole("heading", { level: 1, name: used })).toBeVisible();
});

test("a sensitive file opens for the owner, is seen in the log at once, and its address dies; a manager is refused", async ({
  page,
  browser,
}) => {
  await enter(page, "owner@vitrina.local");
  await page.goto("/admin/media/sensitive");
  const log = page.getByRole("list", { name: "Quién abrió qué" }).getByRole("listitem");
  await expect(log.first()).toBeVisible();
  const before = await log.count();
  await page.getByRole("link", { name: /identity-document-sofia/ }).click();
  await page.getByRole("button", { name: "Abrir" }).click();
  await expect(page.getByText(/La apertura quedó registrada\./)).toBeVisible();
  const address = await page
    .getByRole("main")
    .getByRole("img", { name: /identity-document/ })
    .getAttribute("src");
  expect((await fetch(address ?? "")).status).toBe(200);
  await moveCloudinarysClock(FIVE_MINUTES + 2_000);
  expect((await fetch(address ?? "")).status).toBe(401);
  await moveCloudinarysClock(0);

  await page.getByRole("link", { name: "Archivos", exact: true }).first().click();
  await page.getByRole("tab", { name: "Sensibles" }).click();
  await expect(log).toHaveCount(before + 1);
  await expect(log.first()).toContainText("Documento de identidad");

  const context = await browser.newContext({ locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const manager = await context.newPage();
  await enter(manager, "manager@vitrina.local");
  const fileAddress = page.url().replace(/sensitive.*$/, "");
  await manager.goto("/admin/media");
  await expect(manager.getByRole("tab", { name: "Biblioteca" })).toBeVisible();
  await expect(manager.getByRole("tab", { name: "Sensibles" })).toHaveCount(0);
  await manager.goto(`${fileAddress}sensitive`);
  await expect(manager.getByRole("heading", { name: /no permite/i })).toBeVisible();
  await context.close();
});

test("the owner moves old pictures from the panel, leaves and comes back, and rolls all of it back", async ({
  page,
}) => {
  await promisify(execFile)(
    process.execPath,
    [
      join(ROOT, "tooling/legacy-data/src/main.ts"),
      ...["--beside", "--into", `mongodb://127.0.0.1:${ports().database}/vitrina`],
      ...["--uploads", join(dataDir(), "old-uploads"), "--documents", "25", "--seed", "7"],
    ],
    { cwd: ROOT },
  );
  await enter(page, "owner@vitrina.local");
  await page.getByRole("link", { name: "Archivos", exact: true }).first().click();
  await page.getByRole("tab", { name: "Mudanza" }).click();
  const history = page.getByRole("list", { name: "Lo que se hizo" }).getByRole("listitem");
  const ended = (phase: string) =>
    expect(history.first()).toContainText(new RegExp(`^${phase}\\s*(Terminado|Quedó algo)`), { timeout: 60_000 });
  const start = (phase: string) => page.getByRole("button", { name: `Empezar: ${phase}` }).click();

  await start("Planificar");
  await ended("Planificar");
  await start("Copiar");
  await page.goto("/admin/");
  await page.goto("/admin/media/move");
  await ended("Copiar");
  await expect(page.getByRole("list", { name: "Lo que no se pudo" }).getByRole("listitem").first()).toBeVisible();
  const downloading = page.waitForEvent("download");
  await history
    .first()
    .getByRole("button", { name: /Descargar informe/ })
    .click();
  const report = readFileSync(await (await downloading).path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(report.map((line) => JSON.parse(line).what)).toEqual(expect.arrayContaining(["stored", "left"]));
  await start("Verificar");
  await ended("Verificar");
  await start("Cambiar");
  await page.getByRole("alertdialog").getByRole("button", { name: "Cambiar" }).click();
  await ended("Cambiar");
  const products = page.getByRole("row", { name: /Fotos de productos/ });
  await expect(products.getByRole("cell").last()).not.toHaveText("0");

  await start("Terminar");
  const finish = page.getByRole("dialog", { name: "Terminar la mudanza" });
  await finish.getByLabel(/Escriba TERMINAR/).fill("terminar");
  await expect(finish.getByRole("button", { name: "Terminar" })).toBeDisabled();
  await finish.getByRole("button", { name: "Cancelar" }).click();

  await start("Volver atrás");
  await page.getByRole("alertdialog").getByRole("button", { name: "Volver atrás" }).click();
  await ended("Volver atrás");
  await expect(products.getByRole("cell").last()).toHaveText("0");
});
