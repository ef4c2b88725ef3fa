import { expect, test } from "vitest";
import { findBrowser, type Surroundings } from "./find-browser.ts";

function world(programs: readonly string[], more: Partial<Surroundings> = {}) {
  const there = new Set(programs);
  const ran: string[] = [];
  const around: Surroundings = {
    chromePath: undefined,
    searchPath: "/usr/local/bin:/usr/bin",
    isProgram: (file) => there.has(file),
    playwrightBrowser: () => "/home/me/.cache/ms-playwright/chrome",
    isDebian: () => true,
    isRoot: true,
    run: (command, args) => {
      ran.push([command, ...args].join(" "));
      if (args.includes("chromium")) there.add("/usr/bin/chromium");
      return true;
    },
    say: () => {},
    ...more,
  };
  return { around, ran };
}

const PLAYWRIGHT = "/home/me/.cache/ms-playwright/chrome";

test("CHROME_PATH goes before everything", () => {
  const { around } = world(["/opt/my-chrome", "/usr/bin/chromium", PLAYWRIGHT], { chromePath: "/opt/my-chrome" });
  expect(findBrowser(around)).toBe("/opt/my-chrome");
});

test("a CHROME_PATH that leads nowhere is said, not passed over", () => {
  const { around } = world(["/usr/bin/chromium"], { chromePath: "/opt/gone" });
  expect(() => findBrowser(around)).toThrow(/CHROME_PATH is \/opt\/gone.*unset CHROME_PATH/);
});

test("an installed Chrome goes before Chromium, and both before Playwright's own", () => {
  expect(findBrowser(world(["/usr/bin/chromium", "/usr/bin/google-chrome", PLAYWRIGHT]).around)).toBe(
    "/usr/bin/google-chrome",
  );
  expect(findBrowser(world(["/usr/local/bin/chromium", PLAYWRIGHT]).around)).toBe("/usr/local/bin/chromium");
});

test("Playwright's own browser goes before installing one", () => {
  const { around, ran } = world([PLAYWRIGHT]);
  expect(findBrowser(around)).toBe(PLAYWRIGHT);
  expect(ran).toEqual([]);
});

test("on Debian as root, chromium is installed, the lists of packages first", () => {
  const { around, ran } = world([]);
  expect(findBrowser(around)).toBe("/usr/bin/chromium");
  expect(ran).toEqual(["apt-get update", "apt-get install -y --no-install-recommends chromium"]);
});

test.each([
  ["Debian without root", { isRoot: false }, "sudo apt-get install -y chromium"],
  ["another system", { isDebian: () => false }, "npx playwright install chromium"],
  ["an installation that fails", { run: () => false }, "apt-get update && apt-get install -y chromium"],
] as const)("%s stops with the one command to run", (_where, more, command) => {
  expect(() => findBrowser(world([], more).around)).toThrow(`Run: ${command}`);
});
