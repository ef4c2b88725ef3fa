import { spawn } from "node:child_process";
import { join } from "node:path";
import { frontPort } from "./local-ports.ts";
import { openHouseEnvironment } from "./open-house.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { inRepository, localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";

const PROGRAM = inRepository("apps/api/src/backups/main.ts");
const args = process.argv.slice(2);
const needsNothing = args.length === 0 || args.includes("--help") || args[0] === "help" || args[0] === "keys";

const openHouse = openHouseEnvironment(join(localDataPath(), "environment.json"));

/** With DATABASE_URL set, it works where that says, as in production; without, on the local house, whether it is open or not. */
if (process.env.DATABASE_URL || needsNothing) process.exitCode = await backup(process.env);
else if (openHouse) process.exitCode = await backup({ ...process.env, ...openHouse });
else {
  runHouse(async (house) => {
    const world = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: frontPort(process.env.PORT) });
    process.exitCode = await backup({ ...process.env, ...world.env });
  });
}

function backup(env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
