import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@vitrina/testing";

export type RunningVitrina = {
  pid: number;
  origin: string;
  dataDir: string;
  inbox: string;
  /** Stops it as Ctrl-C does and waits; the data stay until `remove`. */
  stop: () => Promise<number | null>;
  /** Stops it and deletes its data. */
  remove: () => Promise<void>;
};

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PATIENCE_MS = 300_000;

/** Starts a whole Vitrina, exactly as `npm start` does, on a free port and a data directory of its own. */
export async function startVitrina({
  dataDir = mkdtempSync(join(tmpdir(), "vitrina-journey-")),
}: {
  dataDir?: string;
} = {}): Promise<RunningVitrina> {
  const port = await freePort();
  const running = spawn(process.execPath, ["tooling/start/run.mjs", "tooling/start/src/start.ts"], {
    cwd: ROOT,
    env: { ...process.env, PORT: `${port}`, VITRINA_DATA: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = await untilOpen(running);
  const stop = () => stopped(running);
  return {
    pid: running.pid ?? 0,
    origin: `http://localhost:${port}`,
    dataDir,
    inbox: /Mail inbox\s+(\S+)/.exec(said)?.[1] ?? "",
    stop,
    remove: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function untilOpen(running: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => {
    running.kill("SIGKILL");
    reject(new Error(`Vitrina was not open after ${PATIENCE_MS / 1_000} s. It said:\n${said}`));
  }, PATIENCE_MS);
  let said = "";
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on("data", (text) => {
      said += text;
      if (said.includes("Stop: Ctrl-C")) resolve(said);
    });
  }
  running.once("exit", (code) => reject(new Error(`Vitrina ended with code ${code}. It said:\n${said}`)));
  return promise.finally(() => clearTimeout(timer));
}

function stopped(running: ChildProcess): Promise<number | null> {
  if (running.exitCode !== null || running.signalCode !== null) return Promise.resolve(running.exitCode);
  const { promise, resolve } = Promise.withResolvers<number | null>();
  running.once("exit", resolve);
  running.kill("SIGTERM");
  return promise;
}
