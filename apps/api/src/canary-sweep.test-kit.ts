import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "@vitrina/testing";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

/** The program itself, with every word it says and every answer it gave. */
export type HeardApi = {
  origin: string;
  /** Standard output and error. */
  said: () => string;
  /** Answers with their headers; those that a caller keeps to itself are not in it. */
  answers: () => string;
  ask: (
    path: string,
    init?: RequestInit & { isPrivate?: boolean },
  ) => Promise<{ status: number; text: string; headers: Headers }>;
  end: () => Promise<void>;
};

/** Starts the API as it ships, telling everything it can tell. A worker answers too, and needs no built web apps. */
export async function hearApi(env: Record<string, string>): Promise<HeardApi> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [MAIN], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "",
      ...env,
      ROLE: "worker",
      DRAIN_SECONDS: "0",
      PORT: `${port}`,
      PUBLIC_URL: origin,
      LOG_LEVEL: "trace",
    },
  });
  const words = listen(child);
  const answers: string[] = [];
  const ask: HeardApi["ask"] = async (path, { isPrivate = false, ...init } = {}) => {
    const answer = await fetch(origin + path, { redirect: "manual", ...init });
    const text = await answer.text();
    if (!isPrivate) answers.push(`${path}\n${JSON.stringify([...answer.headers])}\n${text}`);
    return { status: answer.status, text, headers: answer.headers };
  };
  const isReady = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${words()}`);
    await wait(100);
  }
  return {
    origin,
    said: words,
    answers: () => answers.join("\n"),
    ask,
    async end() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** What the program says of an environment in which it cannot start. */
export async function refusalToStart(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env.PATH ?? "", ...env } });
  const words = listen(child);
  await once(child, "close");
  return words();
}

function listen({ stdout, stderr }: ChildProcess): () => string {
  let said = "";
  for (const stream of [stdout, stderr]) stream?.on("data", (piece) => (said += String(piece)));
  return () => said;
}
