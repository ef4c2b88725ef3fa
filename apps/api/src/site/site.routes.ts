import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";

const FILES = [
  { path: "/contact.js", file: "contact.js", type: "text/javascript; charset=utf-8" },
  { path: "/icon.svg", file: "icon.svg", type: "image/svg+xml" },
  { path: "/site.css", file: "site.css", type: "text/css; charset=utf-8" },
] as const;

/** What the public pages are made of besides their markup. */
export async function siteRoutes(app: FastifyInstance): Promise<void> {
  for (const { path, file, type } of FILES) {
    const content = await readFile(new URL(`./${file}`, import.meta.url));
    app.get(path, (_request, reply) => reply.type(type).header("cache-control", "no-cache").send(content));
  }
}
