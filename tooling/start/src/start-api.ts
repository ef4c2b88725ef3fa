import { setTimeout as wait } from "node:timers/promises";
import { type Child, startChild } from "./child.ts";
import type { LocalWorld } from "./open-local-world.ts";
import { inRepository } from "./repository.ts";
import type { House } from "./run-house.ts";
import { Trouble } from "./trouble.ts";

const WAIT_MS = 60_000;
const ASK_EVERY_MS = 40;

/** Starts the API on `PORT` and waits until it says that it is ready to serve. */
export async function startApi(
  house: House,
  world: LocalWorld,
  { watch = false, env = {} }: { watch?: boolean; env?: Record<string, string> } = {},
): Promise<Child> {
  const settings = { ...world.env, ...env };
  const api = startChild({
    name: "API",
    run: [inRepository("apps/api/src/main.ts")],
    env: settings,
    watch,
    ...(!watch && { log: world.data.at("logs", "api.log") }),
  });
  house.closing(api.stop);
  await untilReady(api, `http://127.0.0.1:${settings.PORT}/readyz`);
  return api;
}

async function untilReady(api: Child, address: string): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (!(await answersOk(address))) {
    if (api.hasEnded()) throw new Trouble(`${await api.ended} before it was ready. ${api.lastWords()}`);
    if (performance.now() > deadline)
      throw new Trouble(`The API is not ready after ${WAIT_MS / 1_000} s. ${api.lastWords()}`);
    await wait(ASK_EVERY_MS);
  }
}

async function answersOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
