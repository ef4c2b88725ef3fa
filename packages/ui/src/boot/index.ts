/// <reference types="node" />
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("./boot.js", import.meta.url), "utf8");
const fileName = `assets/boot-${createHash("sha256").update(source).digest("hex").slice(0, 10)}.js`;

type Tag = { tag: string; attrs: Record<string, string>; injectTo: "head-prepend" };
type Answer = { setHeader(name: string, value: string): void; end(body: string): void };

/**
 * A Vite plugin: puts a tiny classic script before anything is painted, so that a chosen theme never flashes the other
 * one. A file of its own, because the content security policy allows no inline script.
 */
export function bootScript() {
  let base = "/";
  return {
    name: "vitrina:boot-script",
    configResolved(config: { base: string }) {
      base = config.base;
    },
    configureServer(server: {
      middlewares: { use(path: string, handle: (question: unknown, answer: Answer) => void): void };
    }) {
      server.middlewares.use(`${base}${fileName}`, (_question, answer) => {
        answer.setHeader("content-type", "text/javascript");
        answer.end(source);
      });
    },
    buildStart(this: {
      emitFile?(file: { type: "asset"; fileName: string; source: string }): string;
      meta: { watchMode?: boolean };
    }) {
      if (!this.meta.watchMode) this.emitFile?.({ type: "asset", fileName, source });
    },
    transformIndexHtml(): Tag[] {
      return [{ tag: "script", attrs: { src: `${base}${fileName}` }, injectTo: "head-prepend" }];
    },
  };
}
