import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * A worker process that is killed again and again, and each time replaced by another. Says how often, when it is stopped.
 *
 * @param deathsMax - after so many deaths the next one lives: on a slow machine births would take up all the time
 */
export function mortalWorker(
  program: URL,
  args: readonly string[],
  { killEveryMs, deathsMax }: { killEveryMs: number; deathsMax: number },
) {
  let child: ChildProcess;
  let kills = 0;
  const birth = () => {
    child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ["ignore", "pipe", "inherit"] });
    // One that dies before it says anything is replaced like the others.
    return new Promise<void>((born) => {
      child.stdout?.once("data", () => born());
      child.once("exit", () => born());
    });
  };
  const death = () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const dead = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    return dead;
  };
  let stopped = false;
  const end = Promise.withResolvers<void>();
  const living = (async () => {
    while (!stopped) {
      await birth();
      if (kills === deathsMax) await end.promise;
      else await wait(Math.random() * 2 * killEveryMs);
      if (!stopped) kills += 1;
      await death();
    }
  })();
  return {
    async stop() {
      stopped = true;
      end.resolve();
      await living;
      return kills;
    },
  };
}
