import { CONTACT_FIELDS, type ContactField } from "@vitrina/domain/leads";
import type { Locale } from "@vitrina/domain/time";
import { CONTACT_WORDS, type ContactWords } from "./contact-words.ts";
import { escapeHtml } from "./escape-html.ts";

/** Where else a visitor can write to. */
export type OtherWays = { email: string; whatsapp: string };

export type ContactState = {
  typed: Partial<Record<ContactField, string>>;
  wrong: readonly ContactField[];
  /** Why nothing was sent, when it is not the fields' fault. */
  trouble: "failed" | "tooMany" | null;
};

export const UNTOUCHED: ContactState = { typed: {}, wrong: [], trouble: null };

/** A name that fills in programs like to fill, and that no person sees. */
export const TRAP_FIELD = "website";

const KINDS: Record<ContactField, string> = {
  name: 'autocomplete="name" required maxlength="80"',
  company: 'autocomplete="organization" maxlength="80"',
  email: 'type="email" autocomplete="email" inputmode="email" maxlength="254"',
  phone: 'type="tel" autocomplete="tel" inputmode="tel" maxlength="40"',
  message: 'required rows="6" maxlength="4000"',
};

export const contactPath = (locale: Locale) => (locale === "es" ? "/contacto" : "/en/contact");
export const thanksPath = (locale: Locale) => (locale === "es" ? "/contacto/gracias" : "/en/contact/thanks");

/** The form, whole without scripts; what was typed stays in it. */
export function contactForm(
  locale: Locale,
  { typed, wrong, trouble }: ContactState,
  { stamp, otherWays, siteKey }: { stamp: string; otherWays: OtherWays; siteKey: string | null },
): string {
  const words = CONTACT_WORDS[locale];
  const said = trouble ? words[trouble] : wrong.length > 0 ? words.problems : "";
  return `<section id="contact" class="contact" aria-labelledby="contact-heading">
<div><h2 id="contact-heading">${words.heading}</h2>
<p>${words.lead}</p></div>
<form id="contact-form" method="post" action="${contactPath(locale)}#contact" novalidate data-sending="${escapeHtml(words.sending)}" data-failed="${escapeHtml(words.failed)}">
<p id="contact-trouble" class="trouble" role="alert"${said === "" ? " hidden" : ""}>${escapeHtml(said)}</p>
${CONTACT_FIELDS.map((field) => row(field, words, typed[field] ?? "", wrong.includes(field))).join("\n")}
<div class="trap" aria-hidden="true"><label for="contact-${TRAP_FIELD}">${words.trap}</label><input id="contact-${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="stamp" value="${escapeHtml(stamp)}">
${siteKey === null ? "" : `<div class="cf-turnstile" data-sitekey="${escapeHtml(siteKey)}" data-language="${locale}"></div>\n`}<p class="hint">${words.privacy} <a href="${words.privacyPath}">${words.privacyNotice}</a>.</p>
<button class="primary">${words.send}</button>
</form>
${otherWaysMarkup(locale, otherWays)}
</section>`;
}

export function otherWaysMarkup(locale: Locale, { email, whatsapp }: OtherWays): string {
  const words = CONTACT_WORDS[locale];
  const chat = `https://wa.me/${whatsapp.replace(/\D/g, "")}?text=${encodeURIComponent(words.whatsappText)}`;
  return `<p class="other-ways">${words.otherWays}: <a href="${escapeHtml(chat)}" rel="noopener">${words.whatsapp}</a> · <a href="mailto:${escapeHtml(email)}">${escapeHtml(email)}</a></p>`;
}

function row(field: ContactField, words: ContactWords, value: string, isWrong: boolean): string {
  const id = `contact-${field}`;
  const hint = words.hints[field];
  const described = [`${id}-error`, hint === undefined ? "" : `${id}-hint`].filter(Boolean).join(" ");
  const state = `id="${id}" name="${field}" aria-describedby="${described}"${isWrong ? ' aria-invalid="true"' : ""}`;
  const control =
    field === "message"
      ? `<textarea ${state} ${KINDS[field]}>\n${escapeHtml(value)}</textarea>`
      : `<input ${state} ${KINDS[field]} value="${escapeHtml(value)}">`;
  return `<div class="field"><label for="${id}">${words.labels[field]}${field === "company" ? ` <small>(${words.optional})</small>` : ""}</label>${control}${hint === undefined ? "" : `<p class="hint" id="${id}-hint">${escapeHtml(hint)}</p>`}<p class="wrong" id="${id}-error"${isWrong ? "" : " hidden"}>${escapeHtml(words.errors[field])}</p></div>`;
}
