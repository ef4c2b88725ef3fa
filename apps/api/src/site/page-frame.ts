import type { Locale } from "@vitrina/domain/time";
import { escapeHtml } from "./escape-html.ts";

type Frame = {
  locale: Locale;
  title: string;
  description?: string;
  /** Where the same page is in the other language. */
  otherLanguage: string;
  /** Markup, escaped where it holds what people wrote. */
  main: string;
  /** What this kind of page looks like besides what all share. */
  sheet?: "landing" | "reading";
  /** Scripts from elsewhere than `/contact.js`, for pages that need them. */
  head?: string;
};

const WORDS = {
  es: {
    creators: "Creadores",
    agency: "Agencia",
    other: "English",
    otherTag: "en",
    home: "/",
    status: "Estado del servicio",
    privacy: "Aviso de privacidad",
    privacyPath: "/privacidad",
    foot: "Vitrina hace campañas de contenido con creadores de Paraguay.",
  },
  en: {
    creators: "Creators",
    agency: "Agency",
    other: "Español",
    otherTag: "es",
    home: "/en",
    status: "Service status",
    privacy: "Privacy notice",
    privacyPath: "/en/privacy",
    foot: "Vitrina runs content campaigns with creators in Paraguay.",
  },
} satisfies Record<Locale, object>;

/** What every public page has around its content. */
export function pageFrame({ locale, title, description, otherLanguage, main, sheet, head = "" }: Frame): string {
  const words = WORDS[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="vitrina" content="ok">
<title>${escapeHtml(title)}</title>
${description === undefined ? '<meta name="robots" content="noindex">' : `<meta name="description" content="${escapeHtml(description)}">`}
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/site.css">
${sheet === undefined ? "" : `<link rel="stylesheet" href="/${sheet}.css">\n`}${head}</head>
<body>
<header><p class="name"><a href="${words.home}"><img src="/icon.svg" alt="">Vitrina</a></p><nav><a href="/creator/">${words.creators}</a><a href="/admin/">${words.agency}</a><a href="${escapeHtml(otherLanguage)}" lang="${words.otherTag}" hreflang="${words.otherTag}"><abbr title="${words.other}">${words.otherTag.toUpperCase()}</abbr></a></nav></header>
<main>
${main}
</main>
<footer><p><a href="${words.privacyPath}">${words.privacy}</a> · <a href="/status">${words.status}</a></p><p>${words.foot}</p></footer>
</body>
</html>
`;
}
