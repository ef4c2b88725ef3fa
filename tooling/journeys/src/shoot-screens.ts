/// <reference lib="dom" />
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, findBrowser } from "./find-browser.ts";
import { AGENCY, CREATOR, type Screen, STRANGER, settled, signIn } from "./screens.ts";
import { startVitrina } from "./start-server.ts";

const SHOTS = fileURLToPath(new URL("../../../docs/screens/", import.meta.url));
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } } as const;
const THEMES = ["light", "dark"] as const;
const QUALITY = 55;
/** Lists of a demo end long before; a page that grows for ever must not fill the disk. */
const HIGHEST_PX = 6_000;

const VISITS = [
  { folder: "stranger", screens: STRANGER, enter: null },
  { folder: "admin", screens: AGENCY, enter: { app: "admin", email: "owner@vitrina.local" } },
  { folder: "creator", screens: CREATOR, enter: { app: "creator", email: "sofia@creadores.local" } },
] as const;

/** `npm run screens -- calendar` takes only the screens whose name holds the word, and leaves the others as they are. */
const only = process.argv[2] ?? "";

const slug = (name: string) => name.replace(/[^a-z0-9]+/gi, "-").toLowerCase();

/** The whole page as WebP, which Playwright's own screenshots cannot be. The window grows, so that bars stay at its edges. */
async function shoot(page: Page, file: string): Promise<void> {
  const viewport = page.viewportSize() ?? SIZES.desk;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.min(Math.max(height, viewport.height), HIGHEST_PX) });
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  writeFileSync(file, Buffer.from(data, "base64"));
  await devtools.detach();
  await page.setViewportSize(viewport);
}

async function visit(browser: Browser, origin: string, { folder, screens, enter }: (typeof VISITS)[number]) {
  mkdirSync(`${SHOTS}${folder}`, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport,
        colorScheme: theme,
        locale: "es-PY",
        baseURL: origin,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      if (enter) await signIn(page, enter.app, enter.email);
      for (const screen of screens.filter(({ name }) => name.includes(only)))
        await take(page, screen, `${SHOTS}${folder}/${slug(screen.name)}.${size}.${theme}.webp`);
      await context.close();
    }
  }
}

async function take(page: Page, screen: Screen, file: string): Promise<void> {
  await screen.open(page);
  await settled(page);
  await page.waitForLoadState("networkidle");
  await shoot(page, file);
}

if (!only) for (const { folder } of VISITS) rmSync(`${SHOTS}${folder}`, { recursive: true, force: true });
const vitrina = await startVitrina();
const browser = await chromium.launch({ executablePath: findBrowser(), args: CHROMIUM_ARGUMENTS });
try {
  for (const one of VISITS) await visit(browser, vitrina.origin, one);
} finally {
  await browser.close();
  await vitrina.remove();
}
