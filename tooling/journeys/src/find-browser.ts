import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** What the search looks at. Tests hand in another world. */
export type Surroundings = {
  chromePath: string | undefined;
  searchPath: string;
  isProgram: (file: string) => boolean;
  playwrightBrowser: () => string;
  isDebian: () => boolean;
  isRoot: boolean;
  /** Runs a command to its end; true when it went well. */
  run: (command: string, args: readonly string[]) => boolean;
  say: (line: string) => void;
};

/** How every browser of the journeys is started: without a display, without going outside. */
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const NAMES = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser"];
const ON_MACOS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A browser for the journeys: `CHROME_PATH`, an installed Chrome or Chromium, Playwright's own; where there is none and this is
 * Debian as root, Debian's chromium is installed. Journeys are never skipped for want of a browser.
 *
 * @returns the program's path
 * @throws Error that names the one command to run
 */
export function findBrowser(around: Surroundings = theseSurroundings()): string {
  const { chromePath } = around;
  if (chromePath) {
    if (around.isProgram(chromePath)) return chromePath;
    throw new Error(`CHROME_PATH is ${chromePath}, and no program is there: correct it, or run \`unset CHROME_PATH\`.`);
  }
  const found = installedBrowser(around) ?? existing(around, around.playwrightBrowser());
  if (found) return found;
  if (around.isDebian() && around.isRoot) return installOnDebian(around);
  const command = around.isDebian() ? "sudo apt-get install -y chromium" : "npx playwright install chromium";
  throw new Error(`The journeys need a browser and none was found. Run: ${command}`);
}

function installedBrowser(around: Surroundings): string | undefined {
  const folders = around.searchPath.split(delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ON_MACOS].find(around.isProgram);
}

function existing(around: Surroundings, file: string): string | undefined {
  return file !== "" && around.isProgram(file) ? file : undefined;
}

function installOnDebian(around: Surroundings): string {
  around.say("No browser is installed; installing Debian's chromium for the journeys …");
  const went =
    around.run("apt-get", ["update"]) &&
    around.run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  const installed = went ? installedBrowser(around) : undefined;
  if (installed) return installed;
  throw new Error(
    "The journeys need a browser, and installing one did not work. Run: apt-get update && apt-get install -y chromium",
  );
}

function theseSurroundings(): Surroundings {
  return {
    chromePath: process.env.CHROME_PATH,
    searchPath: process.env.PATH ?? "",
    isProgram: (file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    playwrightBrowser: () => chromium.executablePath(),
    isDebian: () => existsSync("/etc/debian_version") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8")),
    isRoot: process.getuid?.() === 0,
    run: (command, args) =>
      spawnSync(command, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
        .status === 0,
    say: (line) => console.error(line),
  };
}
