import { CATEGORY_OF, CATEGORY_RULES } from "@vitrina/domain/mail";
import type { Locale } from "@vitrina/domain/time";
import { type RenderedLetter, renderLetter } from "@vitrina/mail";
import { detailsOf } from "./letter-details.ts";
import { wordsOf } from "./letter-words.ts";
import type { Letter } from "./letters.ts";

type Around = {
  greeting: (name: string) => string;
  linkHint: string;
  footer: Record<"account" | "address", string>;
  unsubscribe: string;
};

const AROUND: Record<Locale, Around> = {
  es: {
    greeting: (name) => `Hola, ${name}:`,
    linkHint: "Si el botón no funciona, copie esta dirección en su navegador:",
    footer: {
      account: "Recibe este correo porque tiene una cuenta en Vitrina con esta dirección.",
      address: "Recibe este correo porque alguien indicó esta dirección en Vitrina.",
    },
    unsubscribe: "No quiero recibir más correos como este",
  },
  en: {
    greeting: (name) => `Hello ${name},`,
    linkHint: "If the button does not work, copy this address into your browser:",
    footer: {
      account: "You receive this because you have an account at Vitrina with this address.",
      address: "You receive this because somebody gave this address at Vitrina.",
    },
    unsubscribe: "I do not want more mail like this",
  },
};

/** One notice as a mail. `unsubscribeAt` is shown only where the kind of letter may be switched off. */
export function mailOf(
  letter: Pick<Letter, "kind" | "facts">,
  reader: { name: string; hasAccount: boolean; locale: Locale },
  links: { button: string; unsubscribeAt: string },
): Promise<RenderedLetter> {
  const { subject, text, button } = wordsOf(letter, reader.locale);
  const around = AROUND[reader.locale];
  const { essential } = CATEGORY_RULES[CATEGORY_OF[letter.kind]];
  return renderLetter({
    language: reader.locale,
    subject,
    greeting: around.greeting(reader.name),
    paragraphs: text.split(/\n{2,}/),
    details: detailsOf(letter, reader.locale),
    button: { label: button, href: links.button },
    linkHint: around.linkHint,
    footer: around.footer[reader.hasAccount ? "account" : "address"],
    ...(!essential && { unsubscribe: { label: around.unsubscribe, href: links.unsubscribeAt } }),
  });
}
