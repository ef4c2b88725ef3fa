import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { newcomer } from "./at-work.ts";
import { expect, test } from "./journey.ts";
import { DEMO_PASSWORD, signIn } from "./screens.ts";

// A copy is made by the worker, and several people enter, on a machine that is shared with everything else.
test.describe.configure({ timeout: 240_000 });

const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const;

const stampOf = () => Date.now().toString(36);

async function standsForReaders(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([]);
}

/** Somebody of the agency, in a window of their own. */
async function atTheAgency(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  await signIn(page, "admin", email);
  return page;
}

for (const { name, viewport } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport, locale: "es-PY" });

    test("a creator says where to be paid, and finance sees it after saying why", async ({
      page,
      browser,
      baseURL,
    }) => {
      const { id, email } = await newcomer(baseURL ?? "", stampOf(), "Nélida", 1);
      await signIn(page, "creator", email);

      await test.step("what is missing, and what is wrong, is said", async () => {
        await page.goto("/creator/settings");
        await page.getByRole("link", { name: "Cargar mi cuenta" }).click();
        await expect(page.getByText("sus pagos quedan en espera")).toBeVisible();
        await page.getByRole("button", { name: "Guardar la cuenta" }).click();
        await expect(page.getByText("Este dato es obligatorio.").first()).toBeVisible();
        await page.getByLabel("Banco").selectOption({ label: "Banco Itaú" });
        await page.getByLabel("Número de cuenta").fill("700-123456");
        await page.getByLabel("Titular", { exact: true }).fill("Nélida Cabral");
        await page.getByLabel("Cédula o RUC del titular").fill("80.000.519-1");
        await page.getByRole("button", { name: "Guardar la cuenta" }).click();
        await expect(page.getByText("Escriba la cédula o el RUC completo", { exact: false })).toBeVisible();
        await standsForReaders(page);
      });

      await test.step("it is kept, and shown by its ending alone", async () => {
        await page.getByLabel("Cédula o RUC del titular").fill("80.000.519-8");
        await page.getByRole("button", { name: "Guardar la cuenta" }).click();
        const kept = page.getByRole("region", { name: "Su cuenta" });
        await expect(kept).toContainText("que termina en 456");
        await expect(kept).toContainText("Guardada por usted el");
        await page.reload();
        await expect(kept).toContainText("que termina en 456");
        expect(await page.locator("main").innerText()).not.toMatch(/700|80000519|Nélida/);
        await standsForReaders(page);
      });

      await test.step("finance opens it with a reason, and the creator's history tells who did", async () => {
        const panel = await atTheAgency(browser, "finance@vitrina.local");
        await panel.goto(`/admin/creators/${id}`);
        const account = panel.getByRole("region", { name: "Cuenta de cobro" });
        await expect(account).toContainText("termina en 456");
        await account.getByRole("button", { name: "Ver completa" }).click();
        const dialog = panel.getByRole("dialog");
        await dialog.getByRole("button", { name: "Mostrar la cuenta" }).click();
        await expect(dialog.getByText("Este dato es obligatorio.")).toBeVisible();
        await dialog.getByLabel("Para qué la necesita").fill("Transferencia de noviembre");
        await dialog.getByRole("button", { name: "Mostrar la cuenta" }).click();
        await expect(account.getByText("700123456")).toBeVisible();
        await standsForReaders(panel);
        await account.getByRole("button", { name: "Ocultar" }).click();
        await expect(account.getByText("700123456")).toHaveCount(0);
        await panel.goto(`/admin/creators/${id}/activity`);
        await expect(panel.getByText("vio la cuenta de cobro completa").first()).toBeVisible();
        await panel.context().close();
        const manager = await atTheAgency(browser, "manager@vitrina.local");
        await manager.goto(`/admin/creators/${id}`);
        await expect(manager.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(
          manager.getByRole("region", { name: "Redes" }).or(manager.getByText("Perfil completo")).first(),
        ).toBeVisible();
        await expect(manager.getByRole("region", { name: "Cuenta de cobro" })).toHaveCount(0);
        await manager.context().close();
      });

      await test.step("it is taken out again", async () => {
        await page.getByRole("button", { name: "Quitar la cuenta" }).click();
        await page.getByRole("alertdialog").getByRole("button", { name: "Quitar la cuenta" }).click();
        await expect(page.getByText("sus pagos quedan en espera")).toBeVisible();
      });
    });

    test("a creator reads the notice, takes a copy of their data along, and asks to be forgotten until they change their mind", async ({
      page,
      browser,
      baseURL,
    }) => {
      const { id, name: creator, email } = await newcomer(baseURL ?? "", stampOf(), "Teresa", 2);
      await signIn(page, "creator", email);
      await page.goto("/creator/settings");
      await page.getByRole("link", { name: "Mis datos", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Mis datos" })).toBeVisible();

      await test.step("permissions are given and taken back, each with its date and its text", async () => {
        const permissions = page.getByRole("region", { name: "Permisos que dio" });
        await permissions.getByRole("button", { name: "Leí el aviso" }).click();
        await expect(permissions.getByText(/Leído el .* Versión del texto: \d{4}/)).toBeVisible();
        await permissions.getByLabel("Recibir novedades").click();
        await expect(permissions.getByText(/^Permitido el .* Versión del texto: \d{4}/)).toBeVisible();
        await permissions.getByLabel("Recibir novedades").click();
        await expect(permissions.getByText(/^No permitido desde el /)).toBeVisible();
        await standsForReaders(page);
      });

      await test.step("the notice is there to be read by everybody", async () => {
        const opening = page.context().waitForEvent("page");
        await page.getByRole("link", { name: "Leer el aviso de privacidad" }).click();
        const notice = await opening;
        await expect(notice.getByRole("heading", { level: 1, name: "Aviso de privacidad" })).toBeVisible();
        await expect(notice.getByRole("heading", { name: "Sus derechos", exact: true })).toBeVisible();
        await standsForReaders(notice);
        await notice.close();
      });

      await test.step("the copy is made while they look, and downloaded", async () => {
        await page.getByRole("button", { name: "Pedir una copia" }).click();
        await expect(page.getByText("La copia está lista")).toBeVisible({ timeout: 60_000 });
        const saving = page.waitForEvent("download");
        await page.getByRole("button", { name: "Descargar" }).click();
        const archive = readFileSync(await (await saving).path());
        expect(archive.subarray(0, 2).toString()).toBe("PK");
        expect(archive.includes("datos.json")).toBe(true);
        await standsForReaders(page);
      });

      await test.step("being forgotten asks for a word, and says until when it can be taken back", async () => {
        const erasing = page.getByRole("region", { name: "Borrar mi cuenta" });
        await expect(erasing.getByText("La ley nos obliga a conservar")).toBeVisible();
        await erasing.getByRole("button", { name: "Borrar mi cuenta" }).click();
        const dialog = page.getByRole("alertdialog");
        await dialog.getByRole("button", { name: "Borrar mi cuenta" }).click();
        await expect(dialog.getByText("Escriba BORRAR para confirmar.")).toBeVisible();
        await standsForReaders(page);
        await dialog.getByLabel("Para confirmar, escriba BORRAR").fill("borrar");
        await dialog.getByRole("button", { name: "Borrar mi cuenta" }).click();
        await expect(erasing.getByText(/^Su cuenta se borra el /)).toBeVisible();
        await standsForReaders(page);
      });

      await test.step("the agency sees both requests and who waits for what", async () => {
        const panel = await atTheAgency(browser, "owner@vitrina.local");
        await panel.goto("/admin/people");
        await panel.getByRole("link", { name: "Pedidos de datos" }).click();
        const asked = panel.getByRole("article").filter({ hasText: creator });
        await expect(asked).toContainText("Borrar la cuenta");
        await expect(asked).toContainText("Vence por ley el");
        await standsForReaders(panel);
        await asked.getByRole("link", { name: creator }).click();
        await expect(panel).toHaveURL(new RegExp(`/admin/creators/${id}$`));
        await expect(panel.getByRole("region", { name: "Pedidos de datos" })).toContainText("Pidió borrar su cuenta");
        await panel.goto("/admin/data-requests?closed=true");
        await expect(panel.getByRole("article").filter({ hasText: creator })).toContainText("Copia de sus datos");
        await panel.context().close();
      });

      await test.step("it is taken back, and the account is as it was", async () => {
        await page.getByRole("button", { name: "Cancelar el pedido" }).click();
        await expect(page.getByText(/^Su cuenta se borra el /)).toHaveCount(0);
        await expect(page.getByRole("region", { name: "Borrar mi cuenta" }).getByRole("button")).toHaveText(
          "Borrar mi cuenta",
        );
        await page.goto("/creator/profile");
        await expect(page.getByLabel("Teléfono")).toHaveValue(/981/);
      });
    });
  });
}

test("after a while the account is changed with the password only", async ({ page, baseURL }) => {
  const { email } = await newcomer(baseURL ?? "", stampOf(), "Olga", 3);
  await signIn(page, "creator", email);
  // The first try is answered as the server answers an older session: none can be made old from outside.
  let tries = 0;
  await page.route("**/trpc/payoutAccounts.keepMine**", async (route) => {
    tries += 1;
    if (tries > 1) return route.continue();
    const data = { code: "FORBIDDEN", httpStatus: 403, refusal: { code: "not-allowed", reason: "password-needed" } };
    return route.fulfill({
      status: 403,
      json: [{ error: { json: { message: "password-needed", code: -32003, data } } }],
    });
  });
  await page.goto("/creator/payout-account");
  await page.getByText("Alias", { exact: true }).click();
  await page.getByLabel("Alias", { exact: true }).last().fill("0981 123 456");
  await page.getByLabel("Titular", { exact: true }).fill("Olga Duarte");
  await page.getByLabel("Cédula o RUC del titular").fill("4.567.890");
  await page.getByRole("button", { name: "Guardar la cuenta" }).click();
  const password = page.getByLabel("Contraseña", { exact: true });
  await expect(page.getByText("Para hacer esto, vuelva a escribir su contraseña.")).toBeVisible();
  await password.fill(DEMO_PASSWORD);
  const sent = page.waitForRequest("**/trpc/payoutAccounts.keepMine**");
  await page.getByRole("button", { name: "Guardar la cuenta" }).click();
  expect((await sent).postData()).toContain(DEMO_PASSWORD);
  await expect(page.getByRole("region", { name: "Su cuenta" })).toContainText("Alias");
});
