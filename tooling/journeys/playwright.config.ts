import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGUMENTS, findBrowser } from "./src/find-browser.ts";

export default defineConfig({
  testDir: "src",
  testMatch: "**/*.journey.ts",
  outputDir: "../../test-results/journeys",
  globalSetup: "./src/open-vitrina.ts",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    locale: "es-PY",
    timezoneId: "America/Asuncion",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findBrowser(),
      args: CHROMIUM_ARGUMENTS,
    },
  },
});
