import type { Browser, Page } from "@playwright/test";
import { campaignWithCreators } from "./at-work.ts";
import { expect as hurried, test } from "./journey.ts";
import { signIn } from "./screens.ts";

/** Two people wait for each other here, each in a browser of their own. */
const PATIENCE_MS = 45_000;
const expect = hurried.configure({ timeout: PATIENCE_MS });

const PHONE = { width: 360, height: 740 };
const SIZES = [
  { name: "at a desk", viewport: { width: 1280, height: 900 } },
  { name: "on a phone", viewport: PHONE },
] as const;

async function enter(browser: Browser, app: "admin" | "creator", email: string, viewport: typeof PHONE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  await signIn(page, app, email);
  await expect(page.locator("h1:visible").first()).toBeVisible();
  return page;
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click({ timeout: PATIENCE_MS });
const says = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible();

for (const { name: where, viewport } of SIZES) {
  test(`${where} somebody is asked in, agrees on a fee, and gets the product after a loss and a damage`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(500_000);
    const stamp = Date.now().toString(36);
    const { title, campaignId, creators } = await campaignWithCreators(baseURL ?? "", stamp, {
      deliveryStarts: "on_product_received",
    });
    const [{ name, email } = { name: "", email: "" }] = creators;
    const agency = await enter(browser, "admin", "manager@vitrina.local", viewport);
    const creator = await enter(browser, "creator", email, PHONE);
    const applications = `/admin/campaigns/${campaignId}/applications`;
    const parcels = `/admin/campaigns/${campaignId}/shipping`;

    await test.step("the invitation goes out and is accepted with one tap", async () => {
      await agency.goto(applications);
      await press(agency, "Invitar");
      await agency.getByRole("dialog").getByRole("searchbox").fill(name);
      await press(agency, `Invitar: ${name}`);
      await press(agency, "Enviar invitación");
      await says(agency, `Se invitó a ${name}.`);
      // The letter leaves by the outbox, so it may take a moment.
      await expect(async () => {
        await creator.goto("/creator/notifications");
        await expect(creator.getByRole("link", { name: title }).first()).toBeVisible();
      }).toPass();
      await creator.getByRole("link", { name: title }).first().click();
      await press(creator, "Sí, quiero participar");
      await says(creator, "Aceptó la invitación");
    });

    await test.step("the creator asks for more, the agency meets halfway, and that is agreed", async () => {
      await press(creator, "Proponer otro pago");
      await creator.getByLabel("Pago que propone (₲)").fill("360000");
      await creator.getByLabel(/¿Por qué\?/).fill("Incluye el viaje a Areguá.");
      await press(creator, "Enviar propuesta");
      await says(creator, "Propuesta enviada");
      await agency.goto(applications);
      await says(agency, /Pide ₲\s360\.000/);
      await press(agency, `Acciones para ${name}`);
      await agency.getByRole("menuitem", { name: "Proponer otro pago" }).click();
      await agency.getByLabel("Pago que propone (₲)").fill("330000");
      await press(agency, "Enviar propuesta");
      await says(agency, `Se envió la propuesta a ${name}.`);
      await creator.reload();
      await press(creator, "Aceptar este pago");
      await says(creator, "Aceptó el pago propuesto");
      await agency.goto(applications);
      await press(agency, `Confirmar: ${name}`);
      await expect(agency.getByRole("dialog").getByLabel("Pago acordado (₲)")).toHaveValue(/330\.000/);
      await agency.getByRole("dialog").getByRole("button", { name: "Confirmar", exact: true }).click();
      await says(agency, /quedó confirmado\/a\./);
    });

    await test.step("the creator says where to, and the parcel leaves", async () => {
      await creator.reload();
      await says(creator, /330\.000/);
      await press(creator, "Escribir mi dirección");
      const form = creator.getByRole("dialog");
      await form.getByLabel("Quién recibe").fill(name);
      await form.getByLabel("Calle y número").fill("Yegros 410");
      await form.getByLabel("Ciudad").fill("Itá");
      await form.getByLabel("Departamento").selectOption("Central");
      await press(creator, "Enviar aquí");
      await says(creator, "Dirección confirmada");
      await ship(agency, parcels, name);
    });

    await test.step("it is lost: the clock stands still, and another one leaves", async () => {
      await press(agency, `Perdido: ${name}`);
      await agency.getByRole("dialog").getByRole("button", { name: "Perdido", exact: true }).click();
      await says(agency, "Envío marcado como perdido.");
      await creator.reload();
      await says(creator, /El envío se perdió\. No tiene que hacer nada/);
      await ship(agency, parcels, name);
    });

    await test.step("it arrives damaged: the agency hears of it, answers, and the days run again", async () => {
      await creator.reload();
      await press(creator, "Hay un problema");
      await creator.getByLabel("Qué pasó").selectOption({ label: "llegó dañado" });
      await creator.getByLabel("Detalles").fill("Un asa rota.");
      await press(creator, "Avisar a la agencia");
      await says(creator, "Aviso enviado. Su plazo está en pausa.");
      await agency.goto(parcels);
      await says(agency, "Un asa rota.");
      await press(agency, `Resolver: ${name}`);
      await agency.getByLabel(/^Qué se hizo/).fill("Puede filmarlo así: no se ve el asa.");
      await agency.getByRole("dialog").getByRole("button", { name: "Resolver", exact: true }).click();
      await says(agency, "Problema resuelto. El plazo vuelve a correr.");
      await creator.reload();
      await press(creator, "Ya lo recibí");
      await says(creator, "Anotamos que lo recibió");
      await says(creator, "Ya tiene el producto.");
      await says(creator, /Recibió el producto el/);
    });

    await agency.context().close();
    await creator.context().close();
  });
}

async function ship(agency: Page, parcels: string, name: string): Promise<void> {
  await agency.goto(parcels);
  await press(agency, `Marcar enviado: ${name}`);
  await agency.getByLabel("Transporte").selectOption({ label: "AEX" });
  await agency.getByLabel(/^Código de seguimiento/).fill("AEX-1234");
  await agency.getByRole("dialog").getByRole("button", { name: "Marcar enviado", exact: true }).click();
  await says(agency, "Un envío en camino.");
}
