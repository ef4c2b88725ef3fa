/// <reference types="node" />
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { debugIdOf } from "../debug-id.ts";

/** Where the source maps of an app lie after its build: beside `dist`, because everything in there is served. */
export const MAPS = "source-maps";

/**
 * A Vite plugin for a build with `sourcemap: "hidden"`: gives every chunk and its map the same debug id, and takes the maps out
 * of what is served.
 */
export function sourceMapsAside() {
  let root = "";
  let out = "";
  return {
    name: "vitrina:source-maps-aside",
    apply: "build" as const,
    enforce: "post" as const,
    configResolved(config: { root: string; build: { outDir: string } }) {
      root = config.root;
      out = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const app = basename(root);
      const maps = join(root, MAPS);
      await rm(maps, { recursive: true, force: true });
      const files = await readdir(out, { recursive: true });
      // Also those that no source was made into, so that whoever looks at one knows that it is of this build.
      for (const chunk of files.filter((file) => file.endsWith(".js"))) {
        const debugId = debugIdOf(`${app}/${chunk}`);
        const code = await readFile(join(out, chunk), "utf8");
        await writeFile(join(out, chunk), `${code.trimEnd()}\n//# debugId=${debugId}\n`);
        const file = `${chunk}.map`;
        if (!files.includes(file)) continue;
        const map = JSON.parse(await readFile(join(out, file), "utf8"));
        await mkdir(dirname(join(maps, file)), { recursive: true });
        await writeFile(join(out, file), JSON.stringify({ ...map, debug_id: debugId, debugId }));
        await rename(join(out, file), join(maps, file));
      }
    },
  };
}
