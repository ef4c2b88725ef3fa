import { existsSync, writeFileSync } from "node:fs";
import { startChild } from "./child.ts";
import type { LocalWorld } from "./open-local-world.ts";
import { inRepository } from "./repository.ts";
import type { House } from "./run-house.ts";
import { Trouble } from "./trouble.ts";

/** Fills a new house with the demo. A seed that was cut short is begun again: it says it is done only at its end. */
export async function seedOnFirstStart(house: House, world: LocalWorld, say: (line: string) => void): Promise<void> {
  if (existsSync(world.data.at("seeded"))) return;
  say("First start: planting the demo, which takes a moment …");
  await seedDemo(house, world);
}

/** Runs the seed to its end. */
export async function seedDemo(house: House, world: LocalWorld, args: readonly string[] = []): Promise<void> {
  const seed = startChild({
    name: "seed",
    run: [inRepository("apps/api/src/seed/main.ts"), ...args],
    env: world.env,
  });
  house.closing(seed.stop);
  const ending = await seed.ended;
  if (!ending.endsWith("(exit code 0)"))
    throw new Trouble(`${ending}, so the demo is not complete; the next start begins it anew.`);
  writeFileSync(world.data.at("seeded"), `${new Date().toISOString()}\n`);
}
