import { CATEGORY_RULES, MAIL_CATEGORIES } from "@vitrina/domain/mail";
import { LOCALES } from "@vitrina/domain/time";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Ports } from "../ports.ts";
import { type UnsubscribeState, unsubscribePage } from "./unsubscribe-page.ts";
import { readUnsubscribeStamp } from "./unsubscribe-stamp.ts";

type Needs = { ports: Pick<Ports, "mailWishes" | "stamps"> };

const asked = z.object({
  t: z.string().max(600).catch(""),
  lang: z.enum(LOCALES).optional().catch(undefined),
});

const BODY_MAX_BYTES = 4_096;
const OPTIONAL = MAIL_CATEGORIES.filter((category) => !CATEGORY_RULES[category].essential);

/** Where the links under mails lead, and where mail programs send their one-click request (RFC 8058). */
export async function unsubscribeRoutes(app: FastifyInstance, { ports }: Needs): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));

    scope.get("/mail/unsubscribe", async (request, reply) => {
      const { t, lang } = asked.parse(request.query);
      const about = readUnsubscribeStamp(ports.stamps, t);
      const muted = about ? (await ports.mailWishes.mutedBy(about.person)).includes(about.category) : false;
      const state = about === null ? "unknown" : muted ? "muted" : "asks";
      return shown(reply, about, state, { t, lang });
    });

    scope.post("/mail/unsubscribe", { bodyLimit: BODY_MAX_BYTES }, async (request, reply) => {
      const { t, lang } = asked.parse(request.query);
      const about = readUnsubscribeStamp(ports.stamps, t);
      const act = new URLSearchParams(typeof request.body === "string" ? request.body : "").get("act");
      const state: UnsubscribeState = about ? await carryOut(ports, about, act) : "unknown";
      return shown(reply, about, state, { t, lang });
    });
  });
}

function shown(
  reply: FastifyReply,
  about: ReturnType<typeof readUnsubscribeStamp>,
  state: UnsubscribeState,
  { t, lang }: z.infer<typeof asked>,
) {
  return reply
    .code(about ? 200 : 404)
    .headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
    .type("text/html; charset=utf-8")
    .send(
      unsubscribePage({ locale: lang ?? about?.locale ?? "es", state, category: about?.category ?? null, token: t }),
    );
}

/** A mail program's own button names no act: it means what it says. */
async function carryOut(
  { mailWishes }: Needs["ports"],
  { person, category }: { person: string; category: (typeof MAIL_CATEGORIES)[number] },
  act: string | null,
): Promise<UnsubscribeState> {
  if (act === "unmute") {
    await mailWishes.unmute(person, [category]);
    return "writes-again";
  }
  await mailWishes.mute(person, act === "mute-all" ? OPTIONAL : [category]);
  return act === "mute-all" ? "all-muted" : "muted";
}
