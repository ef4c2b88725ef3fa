import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { photo, uploadInto, writeCampaign } from "./write-campaign.ts";

const DEMO_PASSWORD = "vitrina-demo-2026";
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/** Days in Asunción from now, in words as the screens write them: "7 dic". */
function dayFromNow(days: number): RegExp {
  const day = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  const parts = new Intl.DateTimeFormat("es-PY", {
    timeZone: "America/Asuncion",
    day: "numeric",
    month: "short",
  }).formatToParts(day);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return new RegExp(`\\b${part("day")} (de )?${part("month").replace(".", "")}`);
}

async function enterPanel(page: Page): Promise<void> {
  await page.goto("/admin/");
  await page.getByLabel("Correo electrónico").fill("manager@vitrina.local");
  await page.getByLabel("Contraseña", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Hola/ })).toBeVisible();
}

async function registerCreator(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/creator/register");
  await page.getByLabel("Nombre y apellido").fill(name);
  await page.getByLabel("Correo electrónico").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill("una frase bastante larga");
  await page.getByRole("button", { name: "Crear la cuenta" }).click();
  await walkFirstSteps(page);
}

/** The first steps, one question on each screen; what is only worth having is skipped. */
async function walkFirstSteps(page: Page): Promise<void> {
  const goOn = () => page.getByRole("button", { name: "Continuar" }).click();
  const arriveAt = (question: string) => expect(page.getByRole("heading", { level: 1, name: question })).toBeVisible();
  await arriveAt("¿Cómo se llama?");
  await goOn();
  await arriveAt("¿Dónde le encontramos?");
  await page.getByLabel("Teléfono (WhatsApp)").fill("0981 234567");
  await page.getByLabel("Ciudad").fill("Luque");
  await goOn();
  await arriveAt("¿Sobre qué crea?");
  await page.getByRole("button", { name: "Omitir por ahora" }).click();
  await arriveAt("¿Dónde se ve su trabajo?");
  await page.getByLabel("Usuario").fill("https://www.instagram.com/mirta.cocina/");
  await page.getByLabel("Seguidores").fill("5400");
  await goOn();
  for (const question of ["¿En qué idiomas crea?", "¿Qué talles usa?", "¿A dónde le enviamos los productos?"]) {
    await arriveAt(question);
    await page.getByRole("button", { name: "Omitir por ahora" }).click();
  }
  await arriveAt("Una foto suya");
  await uploadInto(page, "Foto de perfil", await photo(90, 200));
  await page.getByRole("button", { name: "Ver campañas abiertas" }).click();
  await arriveAt("Campañas abiertas");
}

test("a campaign is written, applied to and confirmed, and a moved deadline reaches the creator", async ({
  browser,
}) => {
  const stamp = Date.now().toString(36);
  const title = `Desayuno con miel ${stamp}`;
  const name = `Mirta Ocampos ${stamp}`;
  const problems: string[] = [];
  const open = async (viewport: typeof PHONE): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) problems.push(message.text());
    });
    return page;
  };
  const panel = await open(DESK);
  const phone = await open(PHONE);

  await test.step("the agency writes and publishes a campaign with a real cover", async () => {
    await enterPanel(panel);
    await writeCampaign(panel, title);
  });

  await test.step("a creator registers, says who they are, and applies", async () => {
    await registerCreator(phone, name, `mirta.${stamp}@correo.test`);
    await phone.getByRole("searchbox").fill(title);
    await phone.getByRole("link", { name: new RegExp(title) }).click();
    await phone.getByRole("button", { name: "Postularme" }).click();
    await phone.getByLabel("¿Por qué es para usted?").fill("Desayuno así todos los días.");
    await phone.getByRole("button", { name: "Enviar postulación" }).click();
    await expect(phone.getByText("Postulación enviada")).toBeVisible();
  });

  await test.step("the agency confirms them", async () => {
    await panel.getByRole("tab", { name: /Postulaciones/ }).click();
    await panel
      .getByRole("row", { name: new RegExp(name) })
      .getByRole("button", { name: "Confirmar" })
      .click();
    await panel.getByRole("dialog").getByRole("button", { name: "Confirmar" }).click();
    await expect(panel.getByText(`${name} quedó confirmado/a.`)).toBeVisible();
  });

  await test.step("the creator sees the date, the light and what will be paid when", async () => {
    await phone.getByRole("link", { name: "Mías" }).click();
    await phone.reload();
    await phone.getByRole("link", { name: new RegExp(title) }).click();
    await expect(phone.getByText(dayFromNow(7)).first()).toBeVisible();
    await expect(phone.getByText("En plazo").first()).toBeVisible();
    await expect(phone.getByText(/₲\s?450\.000/).first()).toBeVisible();
    await expect(phone.getByText(/Por aprobar/).first()).toBeVisible();
  });

  await test.step("the agency gives everybody ten days, seeing first whom it moves", async () => {
    await panel.getByRole("button", { name: "Más acciones" }).click();
    await panel.getByRole("menuitem", { name: "Cambiar plazo de entrega" }).click();
    const dialog = panel.getByRole("dialog");
    await dialog.getByLabel("Días para entregar").fill("10");
    await expect(dialog.getByText("1 creador cambia de fecha")).toBeVisible();
    await expect(dialog.getByText(name)).toBeVisible();
    await dialog.getByRole("button", { name: "Cambiar plazo" }).click();
    await expect(panel.getByText("Plazo cambiado. Avisamos a 1 creador.")).toBeVisible();
  });

  await test.step("the creator's phone shows the new date, and a mail tells of it", async () => {
    await phone.reload();
    await expect(phone.getByText(dayFromNow(10)).first()).toBeVisible();
    await expect(async () => {
      const mails = await phone.request.get(
        `${new URL(process.env.VITRINA_INBOX ?? "").origin}/_sandbox/mails?to=mirta.${stamp}@correo.test`,
      );
      expect(await mails.text()).toContain(`Cambió la fecha límite: ${title}`);
    }).toPass({ timeout: 20_000 });
  });

  expect(problems).toEqual([]);
});
