import { type PublicStatus, publicStatus, type Trouble } from "@vitrina/domain/system";
import type { Locale } from "@vitrina/domain/time";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Ports } from "../ports.ts";
import { statusPage } from "./status-page.ts";

type Needs = Pick<Ports, "health" | "now" | "readiness">;

const DAYS_90_MS = 90 * 24 * 60 * 60 * 1000;
/** However many people reload it during an outage, the database is asked this often. */
const REMEMBER_MS = 10_000;

/** The page that visitors are sent to when something does not work. It has to answer when nothing else does. */
export function statusRoutes(app: FastifyInstance, ctx: Needs): void {
  let troubles: Trouble[] = [];
  let looked: { at: number; status: PublicStatus } | null = null;
  let looking: Promise<PublicStatus> | null = null;

  const look = async (): Promise<PublicStatus> => {
    const away = (await ctx.readiness()) === "database" || !(await readTroubles());
    return publicStatus(troubles, away);
  };
  const readTroubles = () =>
    ctx.health.noticedSince(new Date(ctx.now().getTime() - DAYS_90_MS)).then(
      (found) => {
        troubles = found;
        return true;
      },
      () => false,
    );
  const status = async (): Promise<PublicStatus> => {
    const at = ctx.now().getTime();
    if (looked && at - looked.at < REMEMBER_MS) return looked.status;
    looking ??= look().finally(() => {
      looking = null;
    });
    looked = { at, status: await looking };
    return looked.status;
  };

  app.get("/status", async (request, reply) => {
    reply.type("text/html; charset=utf-8").header("cache-control", "no-cache");
    return statusPage(await status(), localeOf(request), ctx.now());
  });
}

/** What the address asks for, else what the browser prefers, else Spanish. */
function localeOf(request: FastifyRequest): Locale {
  const asked = new URL(request.url, "http://here").searchParams.get("lang");
  if (asked === "en" || asked === "es") return asked;
  return /^\s*en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "es";
}
