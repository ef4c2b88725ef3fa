import type { Locale } from "@vitrina/domain/time";
import { type ContactState, contactForm, type OtherWays } from "./contact-form.ts";
import { CONTACT_WORDS } from "./contact-words.ts";
import { escapeHtml } from "./escape-html.ts";
import { pageFrame } from "./page-frame.ts";

export type SiteSettings = {
  otherWays: OtherWays;
  /** Who answers for people's data: the company with its RUC and address. */
  responsible: string | null;
  /** Of the challenge, where one is asked. */
  challenge: { siteKey: string; script: string } | null;
};

const WORDS = {
  es: {
    title: "Vitrina · Contenido que se ve",
    description: "Campañas de contenido con creadores de Paraguay.",
    heading: "Contenido de verdad, hecho por gente de acá.",
    lead: "Unimos marcas con creadores de Paraguay: un brief claro, un plazo que se entiende y un pago con fecha.",
    create: "Quiero crear",
    hire: "Tengo una marca",
    signIn: "Ya tengo cuenta",
    steps: [
      ["Elija una campaña.", "Cada una dice qué se entrega, cuánto paga y cuándo."],
      ["Reciba el producto.", "El plazo se ve siempre, en días y en color."],
      ["Entregue y cobre.", "Monto, estado y fecha, en la misma pantalla."],
    ],
  },
  en: {
    title: "Vitrina · Content that gets seen",
    description: "Content campaigns with creators in Paraguay.",
    heading: "Real content, made by people from here.",
    lead: "We bring brands and creators of Paraguay together: a clear brief, a deadline anybody understands, and a payment with a date.",
    create: "I want to create",
    hire: "I have a brand",
    signIn: "I have an account",
    steps: [
      ["Choose a campaign.", "Each says what is delivered, what it pays and when."],
      ["Receive the product.", "The time left is always there, in days and in colour."],
      ["Deliver and get paid.", "Amount, state and date, on one screen."],
    ],
  },
} as const;

const HOME: Record<Locale, string> = { es: "/", en: "/en" };

export function landingPage(
  locale: Locale,
  contact: ContactState,
  { stamp, settings }: { stamp: string; settings: SiteSettings },
): string {
  const words = WORDS[locale];
  const { otherWays, challenge } = settings;
  const main = `<div class="hero">
<h1>${words.heading}</h1>
<p class="lead">${words.lead}</p>
<p class="doors">
<a class="primary" href="/creator/register">${words.create}</a>
<a href="#contact">${words.hire}</a>
<a href="/creator/sign-in">${words.signIn}</a>
</p>
</div>
<ol class="steps">
${words.steps.map(([what, how]) => `<li><b>${what}</b> ${how}</li>`).join("\n")}
</ol>
${contactForm(locale, contact, { stamp, otherWays, siteKey: challenge?.siteKey ?? null })}`;
  const scripts = `<script type="module" src="/contact.js"></script>\n${challenge ? `<script src="${escapeHtml(challenge.script)}" async defer></script>\n` : ""}`;
  const otherLanguage = HOME[locale === "es" ? "en" : "es"];
  return pageFrame({
    locale,
    title: words.title,
    description: words.description,
    otherLanguage,
    main,
    sheet: "landing",
    head: scripts,
  });
}

export function thanksPage(locale: Locale): string {
  const words = CONTACT_WORDS[locale];
  const main = `<h1>${words.sentTitle}</h1>
<p class="lead">${words.sent}</p>
<p class="doors"><a href="${HOME[locale]}#contact">${words.another}</a></p>`;
  const otherLanguage = locale === "es" ? "/en/contact/thanks" : "/contacto/gracias";
  return pageFrame({ locale, title: `${words.sentTitle} · Vitrina`, otherLanguage, main });
}
