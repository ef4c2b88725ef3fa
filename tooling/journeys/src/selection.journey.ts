import { campaignWithCreators } from "./at-work.ts";
import { expect as hurried, test } from "./journey.ts";
import { signIn } from "./screens.ts";

/** Two people wait for each other here, each in a browser of their own. */
const expect = hurried.configure({ timeout: 45_000 });

const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: { width: 360, height: 740 } },
] as const;

for (const { name: where, viewport } of SIZES) {
  test(`${where} many are decided about at once, taken back, and in the end nobody is left without an answer`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(400_000);
    const stamp = Date.now().toString(36);
    const { title, campaignId, creators } = await campaignWithCreators(baseURL ?? "", stamp, {
      names: ["Ana Duarte", "Eva Franco"],
    });
    for (const { client } of creators) await client.applications.submit.mutate({ campaignId, pitch: "Me interesa." });
    const open = { viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL };
    const context = await browser.newContext(open);
    const page = await context.newPage();
    await signIn(page, "admin", "manager@vitrina.local");
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await page.goto(`/admin/campaigns/${campaignId}/applications`);
    const bar = page.getByRole("region", { name: "Lo elegido" });
    const tickAll = async () => {
      for (const { name } of creators) await page.getByRole("checkbox", { name: `Elegir ${name}` }).check();
      await expect(bar).toContainText("2 elegidos");
    };

    const undo = async (said: string) => {
      const toast = page.locator("[data-sonner-toast]").filter({ hasText: said });
      await toast.getByRole("button", { name: "Deshacer" }).click();
      for (const { name } of creators)
        await expect(page.getByRole("button", { name: `Confirmar: ${name}` })).toBeVisible();
      await expect(page.getByText("Se deshicieron 2. Nadie recibió un aviso.").first()).toBeVisible();
    };

    await test.step("two are shortlisted with one press, and put back with another", async () => {
      await tickAll();
      await bar.getByRole("button", { name: "Preseleccionar" }).click();
      await expect(page.getByText("2 personas quedaron en la preselección.")).toBeVisible();
      await undo("quedaron en la preselección");
    });

    await test.step("two are refused kindly, and that is taken back before anybody heard of it", async () => {
      await tickAll();
      await bar.getByRole("button", { name: "Rechazar" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Lugares completos" }).click();
      await dialog.getByRole("button", { name: "Rechazar", exact: true }).click();
      await expect(page.getByText("Se rechazaron 2 postulaciones.")).toBeVisible();
      await undo("Se rechazaron 2 postulaciones.");
    });

    await test.step("closing the selection answers everybody who waited", async () => {
      await page.getByRole("button", { name: "Cerrar selección" }).click();
      await page.getByRole("button", { name: "Cerrar y responder a 2 personas" }).click();
      await expect(page.getByText("Selección cerrada: se respondió a 2 personas.")).toBeVisible();
      const theirs = await browser.newContext({ ...open, viewport: SIZES[1].viewport });
      const phone = await theirs.newPage();
      await signIn(phone, "creator", creators[0]?.email ?? "");
      await expect(phone.locator("h1:visible").first()).toBeVisible();
      await expect(async () => {
        await phone.goto("/creator/notifications");
        await expect(phone.getByRole("link", { name: title }).first()).toBeVisible();
      }).toPass();
      await phone.getByRole("link", { name: title }).first().click();
      await expect(phone.getByText("La selección terminó").first()).toBeVisible();
      await theirs.close();
    });
    await context.close();
  });
}
