import type { MailCategory } from "@vitrina/domain/mail";
import type { Locale } from "@vitrina/domain/time";
import { escapeHtml } from "../site/escape-html.ts";
import { pageFrame } from "../site/page-frame.ts";

export type UnsubscribeState = "asks" | "muted" | "all-muted" | "writes-again" | "unknown";

type Words = {
  title: string;
  categories: Record<MailCategory, string>;
  said: Record<Exclude<UnsubscribeState, "unknown">, (category: string) => string>;
  unknown: string;
  stillSent: string;
  mute: string;
  muteAll: string;
  unmute: string;
};

const WORDS: Record<Locale, Words> = {
  es: {
    title: "Correos que recibe",
    categories: {
      access: "acceso a su cuenta",
      commitments: "sus compromisos",
      receipts: "acuses de recibo",
      reminders: "recordatorios",
      messages: "mensajes sin leer",
      leads: "mensajes de la web",
      system: "estado del sistema",
    },
    said: {
      asks: (category) => `¿Quiere dejar de recibir los correos de «${category}»? Los avisos siguen en la aplicación.`,
      muted: (category) => `Listo: ya no le escribimos sobre «${category}». Los avisos siguen en la aplicación.`,
      "all-muted": () =>
        "Listo: ya no le escribimos nada que no sea imprescindible. Los avisos siguen en la aplicación.",
      "writes-again": (category) => `Listo: le volvemos a escribir sobre «${category}».`,
    },
    unknown:
      "Este enlace no es válido. Ábralo entero desde el correo, o cambie lo que recibe en los ajustes de la aplicación.",
    stillSent: "Siempre llega lo imprescindible: el acceso a su cuenta, y lo que cambia en lo que usted aceptó.",
    mute: "Dejar de recibirlos",
    muteAll: "Dejar de recibir todo lo que no es imprescindible",
    unmute: "Volver a recibirlos",
  },
  en: {
    title: "Mail you receive",
    categories: {
      access: "access to your account",
      commitments: "your commitments",
      receipts: "acknowledgements",
      reminders: "reminders",
      messages: "unread messages",
      leads: "messages from the website",
      system: "state of the system",
    },
    said: {
      asks: (category) => `Stop mail about “${category}”? You still find the notices in the app.`,
      muted: (category) =>
        `Done: we no longer write to you about “${category}”. You still find the notices in the app.`,
      "all-muted": () => "Done: we only write what you cannot do without. You still find the notices in the app.",
      "writes-again": (category) => `Done: we write to you about “${category}” again.`,
    },
    unknown:
      "This link is not valid. Open the whole of it from the mail, or change what you receive in the app's settings.",
    stillSent: "The essential always arrives: access to your account, and changes to what you agreed to.",
    mute: "Stop this mail",
    muteAll: "Stop everything that is not essential",
    unmute: "Receive it again",
  },
};

type Shown = { locale: Locale; state: UnsubscribeState; category: MailCategory | null; token: string };

/** Works signed out and without scripts; only its buttons change anything, since some mail programs open every link. */
export function unsubscribePage({ locale, state, category, token }: Shown): string {
  const words = WORDS[locale];
  const here = (language: Locale) => `/mail/unsubscribe?t=${encodeURIComponent(token)}&lang=${language}`;
  const button = (act: string, label: string, look = "") =>
    `<button name="act" value="${act}"${look && ` class="${look}"`}>${label}</button>`;
  const buttons = {
    asks: button("mute", words.mute, "primary") + button("mute-all", words.muteAll),
    muted: button("unmute", words.unmute) + button("mute-all", words.muteAll),
    "all-muted": button("unmute", words.unmute),
    "writes-again": button("mute", words.mute),
  };
  const main =
    state === "unknown" || category === null
      ? `<h1>${words.title}</h1>\n<p class="lead">${words.unknown}</p>`
      : `<h1>${words.title}</h1>
<p class="lead" role="status">${escapeHtml(words.said[state](words.categories[category]))}</p>
<form method="post" action="${escapeHtml(here(locale))}" class="doors">${buttons[state]}</form>
<p>${words.stillSent}</p>`;
  return pageFrame({
    locale,
    title: `${words.title} · Vitrina`,
    otherLanguage: here(locale === "es" ? "en" : "es"),
    main,
  });
}
