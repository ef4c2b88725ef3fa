import Fastify from "fastify";
import { escapeHtml } from "./escape-html.ts";
import { type Listening, listen, type Serving } from "./listen.ts";
import { page } from "./page.ts";

export type HomeLink = { title: string; address: string; says: string };

/** One page that lists the stand-ins and where to look at what they hold. */
export async function startHome(serving: Serving, links: HomeLink[]): Promise<Listening> {
  const app = Fastify({ forceCloseConnections: true });
  const rows = links.map(
    (link) =>
      `<li><a href="${escapeHtml(link.address)}">${escapeHtml(link.title)}</a><br><small>${escapeHtml(link.says)}</small></li>`,
  );
  app.get("/", async (_request, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .send(
        page(
          "Vitrina sandbox",
          `<h1>Vitrina sandbox</h1><p>Local stand-ins for outside companies.</p><ul>${rows.join("\n")}</ul>`,
        ),
      ),
  );
  return listen(app, serving);
}
