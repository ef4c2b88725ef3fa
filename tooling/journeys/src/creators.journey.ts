import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { DEMO_PASSWORD } from "./screens.ts";

const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const;

async function enterPanel(page: Page): Promise<void> {
  await page.goto("/admin/");
  await page.getByLabel("Correo electrónico").fill("manager@vitrina.local");
  await page.getByLabel("Contraseña", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Hola/ })).toBeVisible();
}

async function assertReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
}

const rows = (page: Page) => page.locator("[data-opens-row]");

for (const { name, viewport } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport, locale: "es-PY", permissions: ["clipboard-read", "clipboard-write"] });

    test("a producer finds a creator, decides, writes a note and sees it in the history", async ({ page }) => {
      await enterPanel(page);
      await page.getByRole("link", { name: "Creadores" }).locator("visible=true").click();
      await expect(page.getByRole("heading", { level: 1, name: "Creadores" })).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: /resultados/ })).toBeVisible();
      await assertReadable(page);

      await page.getByRole("searchbox").fill("SOFIA gimenez");
      await expect(rows(page)).toHaveCount(1);
      await page.getByRole("searchbox").fill("0981 204 517");
      await expect(rows(page)).toHaveCount(1);
      await rows(page).first().click();
      await expect(page.getByRole("heading", { level: 1, name: "Sofía Giménez Rolón" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Escribir por WhatsApp" })).toHaveAttribute(
        "href",
        /^https:\/\/wa\.me\/595981204517\?text=Hola%2C%20Sof/,
      );
      await assertReadable(page);

      await page.getByRole("button", { name: "Decidir" }).click();
      await page.getByRole("menuitem", { name: "Poner en pausa" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Poner en pausa" }).click();
      await expect(dialog.getByText(/obligatorio/)).toBeVisible();
      await dialog.getByLabel("Motivo").fill("Nos pidió un descanso");
      await dialog.getByRole("button", { name: "Poner en pausa" }).click();
      await expect(page.getByText("Motivo que se le contó: Nos pidió un descanso")).toBeVisible();
      await page.getByRole("button", { name: "Decidir" }).click();
      await page.getByRole("menuitem", { name: "Aprobar" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Aprobar" }).click();
      await expect(page.getByText("Sofía Giménez Rolón ya puede postularse.")).toBeVisible();

      const words = `Prefiere mensajes por la tarde (${name}, ${Date.now()})`;
      await page.getByRole("tab", { name: "Notas" }).click();
      await page.getByLabel("Nota", { exact: true }).fill(words);
      await page.getByLabel(/Recordármelo el/).fill(nextWeek());
      await page.getByRole("button", { name: "Guardar nota" }).click();
      const note = page.getByRole("article").filter({ hasText: words });
      await expect(note.getByText(/Se recordará el/)).toBeVisible();
      await assertReadable(page);
      await note.getByRole("button", { name: "Acciones de la nota" }).click();
      await page.getByRole("menuitem", { name: "Borrar" }).click();
      await expect(note).toHaveCount(0);
      await page.getByRole("button", { name: "Deshacer" }).click();
      await expect(note).toHaveCount(1);

      await page.getByRole("tab", { name: "Trabajo" }).click();
      await expect(page.getByRole("list", { name: "Trabajo" })).toBeVisible();
      await assertReadable(page);
      await page.getByRole("tab", { name: "Actividad" }).click();
      const history = page.getByRole("list", { name: "Actividad" });
      await expect(history.getByText("borró una nota").first()).toBeVisible();
      await expect(history.getByText("Nos pidió un descanso").first()).toBeVisible();
      await assertReadable(page);
    });

    test("a list is filtered, kept as a view, opened again, ticked and taken along", async ({ page }) => {
      await enterPanel(page);
      await page.goto("/admin/creators");
      await page.getByRole("button", { name: /^Estado/ }).click();
      await page.getByRole("option", { name: "Aprobado" }).click();
      await page.keyboard.press("Escape");
      await expect(page).toHaveURL(/status=/);

      const view = `Al día ${name}`;
      await page.getByRole("button", { name: "Vistas" }).click();
      await page.getByRole("menuitem", { name: "Guardar esta vista…" }).click();
      await page.getByLabel("Nombre de la vista").fill(view);
      await page.getByRole("button", { name: "Guardar vista" }).click();
      await expect(page.getByText(`Vista «${view}» guardada.`)).toBeVisible();
      await page.getByRole("button", { name: "Quitar filtros" }).first().click();
      await expect(page).not.toHaveURL(/status=/);
      await page.getByRole("button", { name: "Vistas" }).click();
      await page.getByRole("menuitem", { name: view }).click();
      await expect(page).toHaveURL(/status=/);

      await page
        .getByRole("checkbox", { name: /^Elegir / })
        .nth(1)
        .check();
      await page
        .getByRole("checkbox", { name: /^Elegir / })
        .nth(2)
        .check();
      const bar = page.getByRole("region", { name: "Lo elegido" });
      await expect(bar).toContainText("2 elegidos");
      await assertReadable(page);
      await bar.getByRole("button", { name: "Copiar correos" }).click();
      await expect(page.getByText("Se copiaron 2 correos.")).toBeVisible();

      const total = Number(
        /\d+/.exec(
          await page
            .getByRole("status")
            .filter({ hasText: /resultado/ })
            .innerText(),
        )?.[0],
      );
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: "Exportar CSV" }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe("Creadores.csv");
      const lines = readFileSync(await saved.path(), "utf8")
        .trimEnd()
        .split("\r\n");
      expect(lines[0]).toMatch(/^\uFEFFNombre;Estado;Redes;Seguidores;/);
      expect(lines).toHaveLength(total + 1);
      expect(lines.slice(1).every((line) => line.includes(";Aprobado;"))).toBe(true);
    });

    test("a campaign's history names who did what", async ({ page }) => {
      await enterPanel(page);
      await page.goto("/admin/campaigns?status=published");
      await rows(page).first().click();
      await page.getByRole("tab", { name: "Actividad" }).click();
      await expect(page.getByRole("list", { name: "Actividad" }).getByText("creó la campaña")).toBeVisible();
      await assertReadable(page);
    });
  });
}

function nextWeek(): string {
  return new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString().slice(0, 10);
}
