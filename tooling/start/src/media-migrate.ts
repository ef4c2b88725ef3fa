import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MODEST, modestEnv } from "@vitrina/media-migration/modest";
import { frontPort } from "./local-ports.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { inRepository, localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";

const PROGRAM = inRepository("apps/api/src/media-migration/main.ts");

/** With DATABASE_URL set, the move works where it says, as in production; without, on the local house. */
if (process.env.DATABASE_URL) process.exitCode = await migrate(process.env);
else {
  runHouse(async (house) => {
    const world = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: frontPort(process.env.PORT) });
    process.exitCode = await migrate({ ...process.env, ...world.env });
  });
}

function migrate(env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [...MODEST, PROGRAM, ...process.argv.slice(2)], {
    env: { ...modestEnv(join(tmpdir(), "vitrina-compiled")), ...env },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
