import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export type Ended = { code: number | null; out: string; complaints: string };

/** Runs a program of this repository to its end with an environment of its own. */
export async function runToEnd(program: URL, words: string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...words], { env });
  const said = listen(child);
  const [code] = await once(child, "close");
  return { code, ...said() };
}

/** Starts a program that serves, waits until `address` answers, and hands back how to stop it. */
export async function serve(program: URL, env: Record<string, string>, address: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [fileURLToPath(program)], { env });
  const said = listen(child);
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "close");
  };
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null)
      throw new Error(`The server ended before it was ready.\n${said().out}${said().complaints}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return stop;
    await wait(50);
  }
  await stop();
  throw new Error(`The server was not ready in time.\n${said().out}${said().complaints}`);
}

function listen(child: ChildProcess): () => { out: string; complaints: string } {
  const texts = { out: "", complaints: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    texts.out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    texts.complaints += text;
  });
  return () => texts;
}
