import { CONTACT_FIELDS, type ContactField, contactMessage } from "@vitrina/domain/leads";
import { LOCALES, type Locale } from "@vitrina/domain/time";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formStamp } from "../leads/form-stamp.ts";
import { takeMessage } from "../leads/take-message.ts";
import type { Ports } from "../ports.ts";
import { sharedLimit } from "../usage/shared-limit.ts";
import { type ContactState, contactPath, TRAP_FIELD, thanksPath, UNTOUCHED } from "./contact-form.ts";
import { CONTACT_WORDS } from "./contact-words.ts";
import { landingPage, type SiteSettings, thanksPage } from "./landing-page.ts";
import { privacyPage, privacyPath } from "./privacy-page.ts";

type Needs = {
  ports: Parameters<typeof takeMessage>[0] & Pick<Ports, "random" | "usage">;
  settings: SiteSettings;
  /** A message that could not be kept: what a visitor wrote and we did not get. */
  onLost: (error: unknown) => void;
};

const BODY_MAX_BYTES = 64 * 1_024;
const MESSAGES_PER_MINUTE = 20;
const HOME: Record<Locale, string> = { es: "/", en: "/en" };

/** The landing page and the privacy notice in both languages, and the contact form, which works with and without scripts. */
export async function contactRoutes(app: FastifyInstance, { ports, settings, onLost }: Needs): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    const perAddress = sharedLimit(ports, { name: "contact", max: MESSAGES_PER_MINUTE, everyMs: 60_000 });
    if (settings.challenge) letChallengeIn(scope, new URL(settings.challenge.script).origin);

    const landing = (reply: FastifyReply, locale: Locale, contact: ContactState) =>
      html(reply).send(
        landingPage(locale, contact, { stamp: formStamp(ports.stamps, ports.now(), ports.random(16)), settings }),
      );

    const answer = (
      request: FastifyRequest,
      reply: FastifyReply,
      locale: Locale,
      status: number,
      contact: ContactState,
    ) => {
      if (!wantsJson(request)) return landing(reply.code(status), locale, contact);
      const words = CONTACT_WORDS[locale];
      const text = contact.trouble ? words[contact.trouble] : words.problems;
      return reply
        .code(status)
        .header("cache-control", "no-store")
        .send({ outcome: "not-sent", text, wrong: contact.wrong });
    };

    for (const locale of LOCALES) {
      scope.get(HOME[locale], (_request, reply) => landing(reply, locale, UNTOUCHED));
      scope.get(thanksPath(locale), (_request, reply) => html(reply).send(thanksPage(locale)));
      scope.get(privacyPath(locale), (_request, reply) => html(reply).send(privacyPage(locale, settings)));
      scope.get(contactPath(locale), (_request, reply) => reply.redirect(`${HOME[locale]}#contact`, 302));
      scope.post(contactPath(locale), { bodyLimit: BODY_MAX_BYTES }, async (request, reply) => {
        const sent = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        const typed = typedIn(sent);
        // A database that is away is told below, where what was typed stays in the form.
        const { isAllowed } = await perAddress(request.ip).catch(() => ({ isAllowed: true }));
        if (!isAllowed) {
          return answer(request, reply, locale, 429, { typed, wrong: [], trouble: "tooMany" });
        }
        const said = contactMessage.safeParse(typed);
        if (!said.success) {
          const wrong = CONTACT_FIELDS.filter((field) => said.error.issues.some(({ path }) => path[0] === field));
          return answer(request, reply, locale, 422, { typed, wrong, trouble: null });
        }
        try {
          await takeMessage(ports, {
            said: said.data,
            stamp: sent.get("stamp") ?? "",
            hiddenField: sent.get(TRAP_FIELD) ?? "",
            challengeAnswer: sent.get("cf-turnstile-response") ?? "",
            address: request.ip,
            locale,
          });
        } catch (error) {
          onLost(error);
          request.log.error({ err: error }, "a message of the contact form was not kept");
          return answer(request, reply, locale, 503, { typed, wrong: [], trouble: "failed" });
        }
        const { sentTitle: title, sent: text } = CONTACT_WORDS[locale];
        return wantsJson(request)
          ? reply.header("cache-control", "no-store").send({ outcome: "sent", title, text })
          : reply.redirect(thanksPath(locale), 303);
      });
    }
  });
}

/** The challenge's script and frame come from its company; no other page may load them. */
function letChallengeIn(scope: FastifyInstance, origin: string): void {
  scope.addHook("onSend", async (_request, reply, payload) => {
    const policy = reply.getHeader("content-security-policy");
    if (typeof policy === "string") {
      const widened = policy.replace(/script-src [^;]*/, (rule) => `${rule} ${origin}`);
      reply.header("content-security-policy", `${widened};frame-src ${origin}`);
    }
    return payload;
  });
}

const html = (reply: FastifyReply) => reply.header("cache-control", "no-store").type("text/html; charset=utf-8");

const wantsJson = (request: FastifyRequest) => request.headers.accept?.includes("application/json") ?? false;

const typedIn = (sent: URLSearchParams): Partial<Record<ContactField, string>> =>
  Object.fromEntries(CONTACT_FIELDS.map((field) => [field, sent.get(field) ?? ""]));
