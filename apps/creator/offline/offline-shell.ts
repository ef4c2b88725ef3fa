import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const WORKER = new URL("./service-worker.js", import.meta.url);

/** Writes `sw.js`: the service worker with the names of the files without which the app shows nothing. */
export function offlineShell(): Plugin {
  let base = "/";
  return {
    name: "offline-shell",
    apply: "build",
    enforce: "post",
    configResolved(config) {
      base = config.base;
    },
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (entry?.type !== "chunk") throw new Error("The app has no entry.");
      const needed = new Set([entry.fileName, ...entry.imports]);
      for (const name of Object.keys(bundle)) {
        if (/\.(css|woff2)$/.test(name) || /\/boot-[\w-]+\.js$/.test(name)) needed.add(name);
      }
      const shell = [base, ...[...needed].toSorted().map((name) => `${base}${name}`)];
      const page = bundle["index.html"];
      const version = createHash("sha256")
        .update(JSON.stringify(Object.keys(bundle).toSorted()))
        .update(page?.type === "asset" ? page.source : "")
        .digest("hex")
        .slice(0, 12);
      const source = readFileSync(WORKER, "utf8")
        .replace("__VERSION__", version)
        .replace("__SHELL__", JSON.stringify(shell));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}
