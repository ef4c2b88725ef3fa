import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";

const FILES = [
  { path: "/", file: "landing.html", type: "text/html; charset=utf-8" },
  { path: "/icon.svg", file: "icon.svg", type: "image/svg+xml" },
  { path: "/site.css", file: "site.css", type: "text/css; charset=utf-8" },
] as const;

/** The published website's root: a landing page until pages are built in the admin app. */
export async function siteRoutes(app: FastifyInstance): Promise<void> {
  for (const { path, file, type } of FILES) {
    const content = await readFile(new URL(`./${file}`, import.meta.url));
    app.get(path, (_request, reply) => reply.type(type).header("cache-control", "no-cache").send(content));
  }
}
