import { spawn } from "node:child_process";
import { join } from "node:path";
import { openHouseEnvironment } from "./open-house.ts";
import { inRepository, localDataPath } from "./repository.ts";

/** With PUBLIC_URL set, it checks the server that is there, as in production; without, the local house that is open. */
const house = process.env.PUBLIC_URL ? {} : openHouseEnvironment(join(localDataPath(), "environment.json"));
const child = spawn(process.execPath, [inRepository("tooling/sentry/src/check-main.ts"), ...process.argv.slice(2)], {
  env: { ...process.env, ...house },
  stdio: "inherit",
});
process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
