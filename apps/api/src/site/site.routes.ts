import { readFile } from "node:fs/promises";
import type { FastifyInstance } from "fastify";

const FILES = [
  { path: "/contact.js", file: "contact.js", type: "text/javascript; charset=utf-8" },
  { path: "/icon.svg", file: "icon.svg", type: "image/svg+xml" },
  { path: "/lace.svg", file: "lace.svg", type: "image/svg+xml" },
  { path: "/site.css", file: "site.css", type: "text/css; charset=utf-8" },
  { path: "/landing.css", file: "landing.css", type: "text/css; charset=utf-8" },
  { path: "/reading.css", file: "reading.css", type: "text/css; charset=utf-8" },
] as const;

/** The two faces both apps are set in. */
const FONTS = ["piazzolla", "instrument-sans"] as const;
const FONT_DAYS = 30;

const fontFile = (font: string) =>
  import.meta.resolve(`@fontsource-variable/${font}/files/${font}-latin-wght-normal.woff2`);

/** What the public pages are made of besides their markup. */
export async function siteRoutes(app: FastifyInstance): Promise<void> {
  for (const { path, file, type } of FILES) {
    const content = await readFile(new URL(`./${file}`, import.meta.url));
    app.get(path, (_request, reply) => reply.type(type).header("cache-control", "no-cache").send(content));
  }
  for (const font of FONTS) {
    const content = await readFile(new URL(fontFile(font)));
    app.get(`/fonts/${font}.woff2`, (_request, reply) =>
      reply
        .type("font/woff2")
        .header("cache-control", `public, max-age=${FONT_DAYS * 86_400}`)
        .send(content),
    );
  }
}
