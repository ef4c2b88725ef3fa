import { spawn } from "node:child_process";
import { join } from "node:path";
import { openHouseEnvironment } from "./open-house.ts";
import { inRepository, localDataPath } from "./repository.ts";

/** Runs a program of tooling/sentry, with what an open local house knows where the surroundings say nothing. */
export async function sentryTool(
  program: string,
  ofHouse: (house: Record<string, string>) => Record<string, string | undefined>,
): Promise<void> {
  const house = openHouseEnvironment(join(localDataPath(), "environment.json"));
  const child = spawn(process.execPath, [inRepository(`tooling/sentry/src/${program}`), ...process.argv.slice(2)], {
    env: { ...process.env, ...(house && ofHouse(house)) },
    stdio: "inherit",
  });
  process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
