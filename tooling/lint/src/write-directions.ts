import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { boundaryTags, lintDirections } from "./derive-configuration.ts";
import { ROOT, roomsIn } from "./rooms.ts";

const turboFile = join(ROOT, "turbo.json");
const turbo = JSON.parse(readFileSync(turboFile, "utf8"));
turbo.boundaries.tags = boundaryTags();
writeFileSync(turboFile, `${JSON.stringify(turbo, null, 2)}\n`);
writeFileSync(
  join(ROOT, "tooling/lint/directions.json"),
  `${JSON.stringify(lintDirections(roomsIn(ROOT)), null, 2)}\n`,
);
execFileSync(join(ROOT, "node_modules/.bin/biome"), ["format", "--write", turboFile], { cwd: ROOT, stdio: "inherit" });
