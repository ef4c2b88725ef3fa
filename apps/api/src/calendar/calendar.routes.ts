import { type Actor, roleAllows } from "@vitrina/domain/people";
import type { Locale } from "@vitrina/domain/time";
import type { FastifyInstance } from "fastify";
import type { Ports } from "../ports.ts";
import { allDueDates, myDueDates } from "./due-entries.ts";

type Needs = {
  ports: Pick<Ports, "calendar" | "campaigns" | "now">;
  /** Whose feed a secret address is; null for every other. */
  readerOf: (token: string) => Promise<Actor | null>;
  localeOf: (userId: string) => Promise<Locale>;
  publicUrl: string;
};

/** The feed that a calendar program reads: whoever holds the address holds the person's due dates, and nothing else. */
export function calendarRoutes(app: FastifyInstance, { ports, readerOf, localeOf, publicUrl }: Needs): void {
  app.get<{ Params: { token: string } }>("/calendar/:token.ics", async (request, reply) => {
    const reader = await readerOf(request.params.token);
    if (!reader || (reader.kind === "admin" && !roleAllows(reader.role, "campaigns:read"))) {
      return reply.code(404).type("text/plain; charset=utf-8").send("No such calendar.\n");
    }
    const entries = reader.kind === "admin" ? await allDueDates(ports) : await myDueDates(ports, reader.creatorId);
    await ports.calendar.noteFeedRead(reader.userId);
    const { feedText } = await import("./feed-text.ts");
    const pathOf = ({ applicationId, campaignId }: { applicationId: string; campaignId: string }) =>
      reader.kind === "admin"
        ? `/admin/campaigns/${campaignId}/applications`
        : `/creator/applications/${applicationId}`;
    const text = feedText(entries, {
      now: ports.now(),
      locale: await localeOf(reader.userId),
      linkTo: (entry) => new URL(pathOf(entry), publicUrl).href,
    });
    return reply
      .header("cache-control", "private, max-age=300")
      .header("content-disposition", 'inline; filename="vitrina.ics"')
      .type("text/calendar; charset=utf-8")
      .send(text);
  });
}
