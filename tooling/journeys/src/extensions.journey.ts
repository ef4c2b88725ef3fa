import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { signIn } from "./screens.ts";

const SIZES = [
  { name: "a phone", viewport: { width: 360, height: 740 }, answer: "No conceder", planner: "manager@vitrina.local" },
  { name: "a desk", viewport: { width: 1280, height: 900 }, answer: "Conceder", planner: "owner@vitrina.local" },
] as const;

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
}

/** Opens the first of the creator's collaborations for which more days may still be asked for. */
async function openOneThatMayAsk(page: Page): Promise<string> {
  await page.goto("/creator/calendar");
  const links = page.locator('main a[href^="/creator/applications/"]');
  await links.first().waitFor();
  for (const address of await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""))) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    if (await page.getByRole("button", { name: "Pedir más días" }).isVisible()) return address;
  }
  throw new Error("The demo has no collaboration that may ask for more days.");
}

for (const { name, viewport, answer } of SIZES) {
  test(`more days are asked for, and the answer is read, on ${name}`, async ({ browser }) => {
    const reason = `Se atrasó el envío (${name})`;
    const creator = await (await browser.newContext({ viewport })).newPage();
    const agency = await (await browser.newContext({ viewport })).newPage();
    await signIn(creator, "creator", "sofia@creadores.local");
    await signIn(agency, "admin", "manager@vitrina.local");

    const address = await openOneThatMayAsk(creator);
    await creator.getByRole("button", { name: "Pedir más días" }).click();
    await creator.getByLabel("¿Cuántos días más necesita?").fill("4");
    await creator.getByLabel("¿Por qué?").fill(reason);
    await expectNoFaults(creator);
    await creator.getByRole("button", { name: "Enviar el pedido" }).click();
    await expect(creator.getByText(/^Pidió 4 días más/)).toBeVisible();

    await agency.goto("/admin/");
    const asked = agency.getByRole("listitem").filter({ hasText: reason });
    await asked.getByRole("button", { name: /^Responder a/ }).click();
    await agency.getByLabel("Respuesta").selectOption({ label: answer });
    await agency.getByLabel("Motivo").fill("La marca publica el lunes");
    await expectNoFaults(agency);
    await agency.getByRole("button", { name: "Enviar respuesta" }).click();
    await expect(asked).toHaveCount(0);

    await creator.goto(address);
    const told =
      answer === "Conceder" ? /\b4 días/ : /No se concedieron los 4 días que pidió: La marca publica el lunes/;
    await expect(creator.getByText(told).first()).toBeVisible();
    for (const page of [creator, agency]) await page.context().close();
  });
}

for (const { name, viewport, planner } of SIZES) {
  test(`due dates are in the calendar, and in a calendar of one's own, on ${name}`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport })).newPage();
    await signIn(page, "admin", planner);
    await page.getByRole("link", { name: "Calendario" }).locator("visible=true").click();
    await expect(page.getByRole("heading", { level: 1, name: "Calendario" })).toBeVisible();
    if (name === "a phone") {
      await expect(
        page
          .getByRole("listitem")
          .filter({ hasText: /Vencido|Por vencer|En plazo/ })
          .first(),
      ).toBeVisible();
    } else {
      await page
        .getByRole("button", { name: /^Ver lo que vence/ })
        .first()
        .click();
      const day = page.getByRole("dialog", { name: /^Vence el/ });
      await expect(day.getByRole("listitem").first()).toBeVisible();
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Crear la dirección" }).click();
    const address = await page.getByText(/\/calendar\/\S+\.ics/).innerText();
    const feed = await page.request.get(new URL(address.trim()).pathname);
    expect(feed.headers()["content-type"]).toContain("text/calendar");
    expect(await feed.text()).toContain("BEGIN:VEVENT");
    await page.context().close();
  });
}
