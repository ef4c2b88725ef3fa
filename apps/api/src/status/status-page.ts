import type { Component, ComponentState, PublicStatus, Trouble } from "@vitrina/domain/system";
import type { Locale } from "@vitrina/domain/time";

const ZONE = "America/Asuncion";
const TAGS: Record<Locale, string> = { es: "es-PY", en: "en-GB" };

const WORDS: Record<
  Locale,
  {
    title: string;
    overall: Record<ComponentState, string>;
    blind: string;
    parts: string;
    states: Record<ComponentState, string>;
    names: Record<Component, string>;
    history: string;
    quiet: string;
    trouble: (name: string) => string;
    lasted: (minutes: number) => string;
    going: string;
    other: string;
    home: string;
    at: string;
  }
> = {
  es: {
    title: "Estado del servicio",
    overall: {
      working: "Todo funciona.",
      troubled: "Tenemos un problema y estamos trabajando en él.",
      unknown: "No podemos saberlo en este momento.",
    },
    blind:
      "En este momento no llegamos a nuestros datos. Lo que ya estaba guardado no se perdió. De algunas partes no podemos decir cómo están.",
    parts: "Partes",
    states: { working: "Funciona", troubled: "Con problemas", unknown: "No se sabe" },
    names: {
      website: "Sitio web",
      panel: "Panel de la agencia",
      creators: "Aplicación de creadores",
      media: "Imágenes y videos",
      mail: "Correos y avisos",
      "contact-form": "Formulario de contacto",
    },
    history: "Últimos 90 días",
    quiet: "No hubo problemas.",
    trouble: (name) => `${name}: hubo un problema`,
    lasted: (minutes) => (minutes === 1 ? "Duró un minuto." : `Duró ${minutes} minutos.`),
    going: "Sigue abierto.",
    other: "English",
    home: "Volver al inicio",
    at: "Visto el",
  },
  en: {
    title: "Service status",
    overall: {
      working: "Everything works.",
      troubled: "We have a problem and are working on it.",
      unknown: "We cannot tell just now.",
    },
    blind: "Just now we cannot reach our data. What was stored is not lost. Of some parts we cannot say how they are.",
    parts: "Parts",
    states: { working: "Working", troubled: "In trouble", unknown: "Not known" },
    names: {
      website: "Website",
      panel: "The agency's panel",
      creators: "The creators' app",
      media: "Pictures and videos",
      mail: "Mails and notices",
      "contact-form": "Contact form",
    },
    history: "The last 90 days",
    quiet: "There were no problems.",
    trouble: (name) => `${name}: there was a problem`,
    lasted: (minutes) => (minutes === 1 ? "It lasted a minute." : `It lasted ${minutes} minutes.`),
    going: "It goes on.",
    other: "Español",
    home: "Back to the start",
    at: "Seen on",
  },
};

/** The whole page: no script, nothing from elsewhere, and no word about what is inside. */
export function statusPage({ overall, components, troubles }: PublicStatus, locale: Locale, now: Date): string {
  const words = WORDS[locale];
  const moment = new Intl.DateTimeFormat(TAGS[locale], {
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: ZONE,
  });
  const blind = components.some(({ state }) => state === "unknown");
  const rows = components.map(
    ({ component, state }) =>
      `<li><span>${words.names[component]}</span><strong class="${state}">${words.states[state]}</strong></li>`,
  );
  const past = troubles.map(
    ({ component, ...trouble }) =>
      `<li><b>${words.trouble(words.names[component])}</b><br>${moment.format(trouble.openedAt)}. ${lasting(trouble, locale)}</li>`,
  );
  return `<!doctype html>
<html lang="${TAGS[locale]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · Vitrina</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/site.css">
<link rel="stylesheet" href="/reading.css">
</head>
<body class="status">
<header><p class="name"><a href="/"><img src="/icon.svg" alt="">Vitrina</a></p><nav><a href="/status?lang=${locale === "es" ? "en" : "es"}" hreflang="${locale === "es" ? "en" : "es"}">${words.other}</a></nav></header>
<main>
<h1>${words.title}</h1>
<p class="verdict ${overall}" role="status">${words.overall[overall]}</p>
${blind ? `<p class="lead">${words.blind}</p>` : ""}
<h2>${words.parts}</h2>
<ul class="parts">
${rows.join("\n")}
</ul>
<h2>${words.history}</h2>
${past.length > 0 ? `<ul class="past">\n${past.join("\n")}\n</ul>` : `<p>${words.quiet}</p>`}
</main>
<footer><p>${words.at} ${moment.format(now)}. <a href="/">${words.home}</a></p></footer>
</body>
</html>
`;
}

function lasting({ openedAt, closedAt }: Pick<Trouble, "openedAt" | "closedAt">, locale: Locale): string {
  if (!closedAt) return WORDS[locale].going;
  return WORDS[locale].lasted(Math.max(1, Math.round((closedAt.getTime() - openedAt.getTime()) / 60_000)));
}
