import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/**
 * Serves one built web app below `/<name>/`: hashed assets for a year, everything else fresh, and its page for every
 * address inside it that is no file.
 *
 * @throws Error when the app was not built
 */
export async function webApp(app: FastifyInstance, name: string, root: string): Promise<void> {
  if (!existsSync(`${root}/index.html`)) {
    throw new Error(`The ${name} app is not built: run npm run build (looked in ${root}).`);
  }
  const prefix = `/${name}/`;
  app.get(`/${name}`, (_request, reply) => reply.redirect(prefix, 308));
  await app.register(
    async (scope) => {
      await scope.register(fastifyStatic, {
        root,
        prefix: "/",
        index: "index.html",
        cacheControl: false,
        decorateReply: true,
        setHeaders: (response, path) => {
          response.header("cache-control", HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
        },
      });
      scope.setNotFoundHandler((request, reply) => {
        const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
        if (!isPage) return reply.code(404).type("text/plain").send("Not found");
        return reply.header("cache-control", "no-cache").sendFile("index.html");
      });
    },
    { prefix },
  );
}
