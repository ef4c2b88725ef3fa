/// <reference lib="dom" />
import { readdirSync, readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { AGENCY, CREATOR, type Screen, STRANGER, settled, signIn } from "./screens.ts";

/** Two looks that between them hold both widths, both themes and both languages. */
const LOOKS = [
  { name: "a phone in Spanish, light", width: 360, height: 740, colorScheme: "light", locale: "es-PY" },
  { name: "a desk in English, dark", width: 1280, height: 900, colorScheme: "dark", locale: "en-GB" },
] as const;
type Look = (typeof LOOKS)[number];

/** Everything the browser complained about. */
function complaints(page: Page): { take: () => string[] } {
  let said: string[] = [];
  page.on("pageerror", (error) => said.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") said.push(`${message.type()}: ${message.text()}`);
  });
  return {
    take: () => {
      const heard = said;
      said = [];
      return heard;
    },
  };
}

const open = (browser: Browser, { width, height, colorScheme, locale }: Look): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale,
    baseURL: process.env.VITRINA_URL,
    reducedMotion: "reduce",
  });

/** Whether something sticks out sideways, and what. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute("class")}`)
      .slice(0, 5);
  });

/** The first words of all message keys, read from the Spanish catalogues. */
const KEY_HEADS = new Set(
  ["../../../apps/admin/src/messages/es", "../../../apps/creator/src/messages/es", "../../../packages/ui/src/messages"]
    .map((room) => new URL(`${room}/`, import.meta.url))
    .flatMap((room) => readdirSync(room).map((file) => readFileSync(new URL(file, room), "utf8")))
    .flatMap((catalogue) =>
      [...catalogue.matchAll(/^(?: {2}|export const )(\w+)(?:: | = )\{/gm)].map(([, head]) => head),
    ),
);

/** Words that are a message's key and not its text. What is marked as code is the name of something stored. */
async function rawKeys(page: Page): Promise<string[]> {
  const words = await page.evaluate(() => {
    const named = [...document.querySelectorAll<HTMLElement>("body code")].flatMap((one) => one.innerText.split(/\s+/));
    return document.body.innerText.split(/\s+/).filter((word) => !named.includes(word));
  });
  return words.filter((word) => /^\w+(\.[\w-]+)+$/.test(word) && KEY_HEADS.has(word.split(".")[0]));
}

async function faultsForReaders(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

async function judge(page: Page, screen: Screen, how: Look, heard: { take: () => string[] }): Promise<void> {
  await screen.open(page);
  await settled(page);
  const where = `${screen.name}: ${how.name}`;
  await expect.soft(page.locator("h1:visible"), `${where}: one visible heading`).toHaveCount(1);
  expect.soft(await page.locator("html").getAttribute("lang"), `${where}: language`).toBe(screen.lang ?? how.locale);
  expect.soft(await page.title(), `${where}: a title of its own`).toMatch(/\S+.* · Vitrina|Vitrina · /);
  expect.soft(await sticksOut(page), `${where}: sideways`).toEqual([]);
  expect.soft(await rawKeys(page), `${where}: raw message keys`).toEqual([]);
  expect.soft(await faultsForReaders(page), `${where}: axe`).toEqual([]);
  const answered = `the server responded with a status of ${screen.status} `;
  expect
    .soft(
      heard.take().filter((line) => !line.includes(answered)),
      `${where}: console`,
    )
    .toEqual([]);
}

const PATIENCE_PER_SCREEN_MS = 15_000;

for (const how of LOOKS) {
  for (const { who, screens, enter } of [
    { who: "a stranger", screens: STRANGER, enter: null },
    { who: "the agency", screens: AGENCY, enter: { app: "admin", email: "owner@vitrina.local" } },
    { who: "a creator", screens: CREATOR, enter: { app: "creator", email: "sofia@creadores.local" } },
  ] as const) {
    test(`every screen of ${who} stands on ${how.name}`, async ({ browser }) => {
      test.setTimeout(60_000 + screens.length * PATIENCE_PER_SCREEN_MS);
      const context = await open(browser, how);
      const page = await context.newPage();
      const heard = complaints(page);
      if (enter) await signIn(page, enter.app, enter.email);
      for (const screen of screens) await test.step(screen.name, () => judge(page, screen, how, heard));
      await context.close();
    });
  }
}

test("a list that lost its server says so, and trying again brings it back", async ({ browser }) => {
  const context = await open(browser, LOOKS[0]);
  const page = await context.newPage();
  await signIn(page, "admin", "manager@vitrina.local");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await page.route("**/trpc/**", (route) => route.abort());
  await page.getByRole("link", { name: "Campañas", exact: true }).click();
  const failure = page.getByRole("alert");
  await expect(failure.getByRole("heading", { name: "No se pudo cargar" })).toBeVisible();
  await expect(failure.getByText("Parece que no hay conexión a internet.")).toBeVisible();
  await page.unroute("**/trpc/**");
  await failure.getByRole("button", { name: "Reintentar" }).click();
  await expect(page.getByRole("list", { name: "Campañas" }).getByRole("link").first()).toBeVisible();
  await context.close();
});

for (const { app, email, list } of [
  { app: "admin", email: "manager@vitrina.local", list: "Campañas" },
  { app: "creator", email: "sofia@creadores.local", list: "Abiertas" },
] as const) {
  test(`without a connection the ${app} app says so, stays, and goes on when it is back`, async ({ browser }) => {
    const context = await open(browser, LOOKS[0]);
    const page = await context.newPage();
    await signIn(page, app, email);
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText(/^Sin conexión\./)).toBeVisible();
    await page.getByRole("link", { name: list, exact: true }).click();
    await expect(page.getByText(/^Sin conexión\./)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole("heading", { level: 1, name: /^Campañas/ })).toBeVisible();
    await expect(page.locator("main").getByRole("listitem").first()).toBeVisible();
    await context.close();
  });
}

test("a key that is shown once stays until it is put away on purpose", async ({ browser }) => {
  const context = await open(browser, LOOKS[1]);
  const page = await context.newPage();
  await signIn(page, "admin", "owner@vitrina.local");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await page.goto("/admin/settings?tab=keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("A key for one journey");
  await page.getByRole("button", { name: "Create key" }).click();
  const shown = page.getByRole("dialog", { name: "Copy your key now" });
  await expect(shown).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(shown).toBeVisible();
  await shown.getByRole("button", { name: "I have kept it" }).click();
  await expect(shown).toBeHidden();
  await context.close();
});

test("choosing a brand is not answered with a complaint that it is missing", async ({ browser }) => {
  const context = await open(browser, LOOKS[0]);
  const page = await context.newPage();
  await signIn(page, "admin", "manager@vitrina.local");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  await page.goto("/admin/campaigns/new");
  await page.getByRole("button", { name: "Marca" }).click();
  await expect(page.getByRole("dialog").getByRole("searchbox")).toBeVisible();
  await expect(page.getByText("Este dato es obligatorio")).toHaveCount(0);
  await context.close();
});

test("a screen whose code a newer version replaced is fetched anew once, and never in a loop", async ({ browser }) => {
  const context = await open(browser, LOOKS[1]);
  const page = await context.newPage();
  await signIn(page, "admin", "owner@vitrina.local");
  await expect(page.getByRole("navigation").first()).toBeVisible();
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await page.route(/assets\/people.*\.js/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("link", { name: "Team" }).click();
  await expect(page.getByRole("alert").getByRole("button")).toBeVisible();
  expect(loads).toBe(1);
  await page.unroute(/assets\/people.*\.js/);
  await page.getByRole("alert").getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1, name: "Team" })).toBeVisible();
  await context.close();
});

for (const { account, email, door, says, way } of [
  {
    account: "a creator",
    email: "sofia@creadores.local",
    door: "admin",
    says: /Esta cuenta es de creador/,
    way: "/creator/",
  },
  {
    account: "somebody of the agency",
    email: "manager@vitrina.local",
    door: "creator",
    says: "Esta es la aplicación de creadores",
    way: "/admin/",
  },
] as const) {
  test(`${account} at the other app's door is shown the way to their own`, async ({ browser }) => {
    const context = await open(browser, LOOKS[0]);
    const page = await context.newPage();
    await signIn(page, door, email);
    await expect(page.getByRole("heading", { level: 1, name: says })).toBeVisible();
    await page.locator(`main a[href="${way}"]`).click();
    await expect(page.getByRole("navigation").first()).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(way);
    await context.close();
  });
}
