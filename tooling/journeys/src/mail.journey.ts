import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { DEMO_PASSWORD } from "./screens.ts";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

type Caught = { id: string; subject: string; text: string; headers: Record<string, string> };

async function enter(browser: Browser, app: "admin" | "creator", email: string): Promise<Page> {
  const viewport = app === "admin" ? DESK : PHONE;
  const context = await browser.newContext({ viewport, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const page = await context.newPage();
  await page.goto(`/${app}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /^(Ingresar|Entrar)$/ }).click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  return page;
}

const inbox = () => new URL(process.env.VITRINA_INBOX ?? "").origin;

async function mailTo(page: Page, address: string, saying: string): Promise<Caught> {
  const found: Caught[] = [];
  await expect(async () => {
    const { mails }: { mails: Caught[] } = await (
      await page.request.get(`${inbox()}/_sandbox/mails?to=${encodeURIComponent(address)}`)
    ).json();
    found.push(...mails.filter(({ subject, text }) => `${subject} ${text}`.includes(saying)));
    expect(found.length).toBeGreaterThan(0);
  }).toPass({ timeout: 60_000 });
  return found[0] as Caught;
}

async function standsForReaders(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

for (const { visitor, scripts } of [
  { visitor: "a visitor whose browser runs scripts", scripts: true },
  { visitor: "a visitor whose browser runs none", scripts: false },
]) {
  test(`${visitor} writes through the form; the editor gets a mail and answers from the panel`, async ({ browser }) => {
    const stamp = Date.now().toString(36);
    const context = await browser.newContext({
      viewport: PHONE,
      locale: "es-PY",
      baseURL: process.env.VITRINA_URL,
      javaScriptEnabled: scripts,
    });
    const site = await context.newPage();
    const complaints: string[] = [];
    site.on("console", (said) => said.type() === "error" && complaints.push(said.text()));

    await test.step("what is missing is said at its field, and what was typed stays", async () => {
      await site.goto("/");
      await site.getByLabel("Nombre").fill(`Rocío ${stamp}`);
      await site.getByRole("button", { name: "Enviar mensaje" }).click();
      await expect(site.getByText("Escriba un correo válido", { exact: false })).toBeVisible();
      await expect(site.getByLabel("Nombre")).toHaveValue(`Rocío ${stamp}`);
      if (scripts) await standsForReaders(site);
    });

    await test.step("the message is sent and thanked for", async () => {
      await site.getByLabel("Correo").fill(`rocio.${stamp}@marca.test`);
      await site.getByLabel("Mensaje").fill(`Queremos cuatro videos para el verano. ${stamp}`);
      // As slow as a person: what is faster is taken for a program.
      await site.waitForTimeout(3_500);
      await site.getByRole("button", { name: "Enviar mensaje" }).click();
      await expect(site.getByRole("heading", { name: "Recibimos su mensaje" })).toBeVisible();
      expect(complaints.filter((text) => !text.includes("422"))).toEqual([]);
    });

    const panel = await enter(browser, "admin", "editor@vitrina.local");
    await test.step("the editor is told by mail, with the way to the message", async () => {
      const mail = await mailTo(panel, "editor@vitrina.local", stamp);
      expect(mail.subject).toContain(`Rocío ${stamp}`);
      expect(mail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
      const [address = ""] = /\S+\/admin\/leads\/[0-9a-f]{24}/.exec(mail.text) ?? [];
      await panel.goto(new URL(address).pathname);
      await expect(panel.getByText(`Queremos cuatro videos para el verano. ${stamp}`)).toBeVisible();
      await standsForReaders(panel);
    });

    await test.step("it is noted on and marked as answered", async () => {
      await panel.getByLabel("Nota nueva").fill("La llamo mañana.");
      await panel.getByRole("button", { name: "Agregar nota" }).click();
      await expect(panel.getByText("La llamo mañana.").first()).toBeVisible();
      await panel.getByRole("button", { name: "Marcar" }).click();
      await panel.getByRole("menuitem", { name: "Ya se respondió" }).click();
      await panel.goto("/admin/leads?status=answered");
      await expect(panel.getByText(`Rocío ${stamp}`)).toBeVisible();
      await standsForReaders(panel);
    });
    await context.close();
    await panel.context().close();
  });
}

test("somebody stops a kind of mail from the mail itself, signed out, and finds it in the settings", async ({
  browser,
}) => {
  const stamp = Date.now().toString(36);
  const panel = await enter(browser, "admin", "editor@vitrina.local");
  const signedOut = await browser.newContext({ viewport: PHONE, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const site = await signedOut.newPage();
  await site.goto("/en");
  await site.getByLabel("Name").fill(`Visitor ${stamp}`);
  await site.getByLabel("E-mail").fill(`visitor.${stamp}@brand.test`);
  await site.getByLabel("Message").fill(`We would like some videos. ${stamp}`);
  await site.waitForTimeout(3_500);
  await site.getByRole("button", { name: "Send the message" }).click();
  await expect(site.getByRole("heading", { name: "We have your message" })).toBeVisible();
  const mail = await mailTo(panel, "editor@vitrina.local", stamp);
  const link = new URL(/<(.+)>/.exec(mail.headers["List-Unsubscribe"] ?? "")?.[1] ?? "");
  await site.goto(`${link.pathname}${link.search}`);
  await standsForReaders(site);
  await site.getByRole("button", { name: "Dejar de recibirlos" }).click();
  await expect(site.getByRole("status")).toContainText("mensajes de la web");
  await panel.goto("/admin/settings?tab=mail");
  const choice = panel.getByLabel("Mensajes de la web", { exact: true });
  await expect(choice).not.toBeChecked();
  await standsForReaders(panel);
  await choice.click();
  await expect(choice).toBeChecked();
  await panel.reload();
  await expect(choice).toBeChecked();
  await signedOut.close();
  await panel.context().close();
});

test("a mail that bounces is shown on its person's page, and the address is freed with a reason", async ({
  browser,
}) => {
  const panel = await enter(browser, "admin", "manager@vitrina.local");
  await panel.goto("/admin/mails");
  const address = "sofia@creadores.local";
  const login = await browser.newContext({ viewport: PHONE, locale: "es-PY", baseURL: process.env.VITRINA_URL });
  const phone = await login.newPage();
  await phone.goto("/creator/forgot-password");
  await phone.locator("input[name=email]").fill(address);
  await phone.locator("main form button[type=submit]").click();
  const { id } = await mailTo(panel, address, "contraseña");
  const told = await panel.request.post(`${inbox()}/_sandbox/webhooks`, {
    data: { mailId: id, events: [{ kind: "bounced", bounce: "Permanent" }] },
  });
  expect(await told.json()).toEqual({ statuses: [200] });

  await panel.goto("/admin/creators");
  await panel.getByRole("searchbox").fill(address);
  await panel.getByRole("link", { name: /Sofía/ }).first().click();
  const said = panel.getByRole("region", { name: "El correo rebota" });
  await expect(said).toContainText(address);
  await standsForReaders(panel);
  await said.getByRole("button", { name: "Volver a escribirle" }).click();
  const dialog = panel.getByRole("dialog");
  await dialog.getByLabel("Por qué").fill("Ya vació su casilla");
  await dialog.getByRole("button", { name: "Volver a escribirle" }).click();
  await expect(panel.getByText(`Ya se puede escribir a ${address}.`)).toBeVisible();
  await panel.goto("/admin/mails?status=bounced");
  await expect(panel.getByText(address).first()).toBeVisible();
  await standsForReaders(panel);
  await panel.goto("/admin/mails/preview");
  await expect(panel.frameLocator("iframe").getByRole("link").first()).toBeVisible();
  await login.close();
  await panel.context().close();
});
