import { NOTICE_VERSION, PRIVACY_NOTICE } from "@vitrina/domain/privacy";
import type { Locale } from "@vitrina/domain/time";
import { type OtherWays, otherWaysMarkup } from "./contact-form.ts";
import { escapeHtml } from "./escape-html.ts";
import { pageFrame } from "./page-frame.ts";

export const privacyPath = (locale: Locale) => (locale === "es" ? "/privacidad" : "/en/privacy");

const WORDS = {
  es: {
    responsible: "Responsable",
    use: "Usar sus derechos",
    mine: "Abrir «Mis datos»",
    profile: "Ver mi perfil",
    version: "Versión del texto",
    description: "Qué datos guarda Vitrina, para qué, por cuánto tiempo, y cómo usar sus derechos.",
  },
  en: {
    responsible: "Responsible",
    use: "Use your rights",
    mine: "Open “My data”",
    profile: "See my profile",
    version: "Version of the text",
    description: "What Vitrina keeps about people, why, for how long, and how to use your rights.",
  },
} as const satisfies Record<Locale, object>;

/** The notice that people agree to, for everybody to read. `responsible` is the company in its own words, where it is set. */
export function privacyPage(
  locale: Locale,
  { otherWays, responsible }: { otherWays: OtherWays; responsible: string | null },
): string {
  const { title, lead, parts } = PRIVACY_NOTICE[locale];
  const words = WORDS[locale];
  const [who, ...rest] = parts.map(
    ({ title: heading, text }) => `<h2>${escapeHtml(heading)}</h2>\n<p>${escapeHtml(text)}</p>`,
  );
  const company = responsible === null ? "" : `\n<p>${words.responsible}: <b>${escapeHtml(responsible)}</b></p>`;
  const main = `<article class="notice">
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(lead)}</p>
${who}${company}
${rest.join("\n")}
<h2>${words.use}</h2>
<p class="doors"><a class="primary" href="/creator/my-data">${words.mine}</a><a href="/creator/profile">${words.profile}</a></p>
${otherWaysMarkup(locale, otherWays)}
<p class="hint">${words.version}: ${NOTICE_VERSION}</p>
</article>`;
  return pageFrame({
    locale,
    title: `${title} · Vitrina`,
    description: words.description,
    otherLanguage: privacyPath(locale === "es" ? "en" : "es"),
    main,
    sheet: "reading",
  });
}
