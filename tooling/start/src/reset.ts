import { existsSync, rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { openDataDirectory } from "./data-directory.ts";
import { localDataPath } from "./repository.ts";
import { runHouse } from "./run-house.ts";
import { Trouble } from "./trouble.ts";

runHouse(async (house) => {
  const { values } = parseArgs({ options: { yes: { type: "boolean", short: "y", default: false } } });
  const path = localDataPath();
  if (!existsSync(path)) return console.log(`There is nothing to delete: ${path} does not exist.`);
  const data = openDataDirectory(path);
  house.closing(data.release);
  if (!values.yes && !(await isConfirmed(path))) return console.log("Nothing was deleted.");
  rmSync(path, { recursive: true, force: true });
  console.log(`Deleted ${path}; the next start begins anew.`);
});

async function isConfirmed(path: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Trouble("Nobody is here to ask: say `npm run reset -- --yes` to delete the local data.");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Delete everything in ${path}? Type yes: `);
  prompt.close();
  return answer.trim().toLowerCase() === "yes";
}
