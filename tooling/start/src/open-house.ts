import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

type Left = { pid: number; env: Record<string, string> };

/** Leaves the environment of an open house for other commands beside it. Hands back what takes it away again. */
export function leaveEnvironment(file: string, env: Record<string, string>): () => void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, env }), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The environment of the house that is open now; undefined when none is. */
export function openHouseEnvironment(file: string): Record<string, string> | undefined {
  if (!existsSync(file)) return undefined;
  const { pid, env }: Left = JSON.parse(readFileSync(file, "utf8"));
  try {
    process.kill(pid, 0);
    return env;
  } catch {
    return undefined;
  }
}
