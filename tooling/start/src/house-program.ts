import { spawn } from "node:child_process";
import { frontPort } from "./local-ports.ts";
import { openLocalWorld } from "./open-local-world.ts";
import { inRepository, localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";

/** Runs a program of the API with DATABASE_URL's environment when it is set, as in production; without, on the local house. */
export async function houseProgram(file: string): Promise<void> {
  const program = inRepository(file);
  if (process.env.DATABASE_URL) {
    process.exitCode = await run(program, process.env);
    return;
  }
  await runHouse(async (house) => {
    const world = await openLocalWorld(house, { dataPath: localDataPath(), frontPort: frontPort(process.env.PORT) });
    process.exitCode = await run(program, { ...process.env, ...world.env });
  });
}

function run(program: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { env, stdio: "inherit" });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
