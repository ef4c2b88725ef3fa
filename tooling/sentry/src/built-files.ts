import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { debugIdOf } from "@vitrina/error-reporting/debug-id";
import type { MappedFile } from "@vitrina/error-reporting/web-api";
import { NotSetUp } from "./exit.ts";

/**
 * The served files of a built app with the source maps that the build laid beside it.
 *
 * @throws NotSetUp when it was not built, or the two are of different builds
 */
export function builtFiles(root: string, app: string): MappedFile[] {
  const maps = join(root, "apps", app, "source-maps");
  if (!existsSync(maps)) throw new NotSetUp(`${maps} is not there: run npm run build first.`);
  return readdirSync(maps, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js.map"))
    .sort()
    .map((file) => {
      const chunk = file.slice(0, -".map".length).replaceAll("\\", "/");
      const served = join(root, "apps", app, "dist", chunk);
      const code = existsSync(served) ? readFileSync(served) : null;
      const map = readFileSync(join(maps, file));
      const debugId = debugIdOf(`${app}/${chunk}`);
      if (
        !code?.toString("utf8").endsWith(`//# debugId=${debugId}\n`) ||
        JSON.parse(map.toString()).debugId !== debugId
      ) {
        throw new NotSetUp(`${served} and its source map are of different builds: run npm run build again.`);
      }
      return { file: `${app}/${chunk}`, code, map };
    });
}
