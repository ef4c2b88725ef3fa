import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import type { Words } from "./letter-words.ts";
import type { Letter } from "./letters.ts";

const day = (fact: unknown, locale: Locale) => (fact instanceof Date ? dateInAsuncion(fact, locale) : "");
const from = (agent: unknown, words: string) => (agent ? ` (${words} ${agent})` : "");

type SecurityKind = Extract<Letter["kind"], `security.${string}` | `privacy.${string}`>;

/** Letters about an account itself and about its owner's data. */
export const WORDS_OF_SECURITY: Record<Locale, Record<SecurityKind, (facts: Letter["facts"]) => Words>> = {
  es: {
    "security.payout-account-changed": ({ ending }) => ({
      subject: "Cambió su cuenta de cobro",
      text: ending
        ? `La cuenta donde cobra ahora es la que termina en ${ending}. Si no fue usted, cambie su contraseña y respóndanos cuanto antes.`
        : "Cambiaron los datos de la cuenta donde cobra. Si no fue usted, cambie su contraseña y respóndanos cuanto antes.",
      button: "Ver mi cuenta de cobro",
    }),
    "security.new-sign-in": ({ agent }) => ({
      subject: "Nuevo inicio de sesión",
      text: `Alguien entró a su cuenta desde un navegador que no conocíamos${from(agent, "desde")}. Si fue usted, no hace falta hacer nada. Si no, cierre las sesiones y cambie su contraseña.`,
      button: "Revisar mis sesiones",
    }),
    "security.password-changed": () => ({
      subject: "Su contraseña cambió",
      text: "La contraseña de su cuenta cambió. Si no fue usted, pida una nueva desde la página de entrada y respóndanos cuanto antes.",
      button: "Revisar mi cuenta",
    }),
    "security.second-factor-off": () => ({
      subject: "Se desactivó la verificación en dos pasos",
      text: "Su cuenta ya no pide un código además de la contraseña. Si no fue usted, cambie su contraseña y vuelva a activarla.",
      button: "Revisar mi cuenta",
    }),
    "privacy.export-ready": () => ({
      subject: "La copia de sus datos está lista",
      text: "Ya puede descargar la copia de sus datos. Estará disponible por siete días; cada enlace vale por cinco minutos.",
      button: "Descargar mis datos",
    }),
    "privacy.deletion-asked": ({ startsAt }) => ({
      subject: "Pidió borrar su cuenta",
      text: `Recibimos su pedido. El ${day(startsAt, "es")} borraremos sus datos personales; hasta entonces puede cancelarlo. Lo que la ley nos obliga a conservar (pagos, facturas, contratos aceptados) queda sin más datos que los necesarios.`,
      button: "Cancelar el pedido",
    }),
    "privacy.deleted": () => ({
      subject: "Borramos su cuenta",
      text: "Sus datos personales fueron borrados, como lo pidió, y ya no es posible entrar. Conservamos solo lo que la ley nos obliga: pagos, facturas y contratos aceptados. Gracias por el trabajo compartido.",
      button: "Leer el aviso de privacidad",
    }),
  },
  en: {
    "security.payout-account-changed": ({ ending }) => ({
      subject: "Your payout account changed",
      text: ending
        ? `The account you are paid to is now the one that ends in ${ending}. If it was not you, change your password and answer us at once.`
        : "The account you are paid to changed. If it was not you, change your password and answer us at once.",
      button: "See my payout account",
    }),
    "security.new-sign-in": ({ agent }) => ({
      subject: "New sign-in",
      text: `Somebody entered your account from a browser we did not know${from(agent, "from")}. If it was you, there is nothing to do. If not, end the sessions and change your password.`,
      button: "Look at my sessions",
    }),
    "security.password-changed": () => ({
      subject: "Your password changed",
      text: "The password of your account changed. If it was not you, ask for a new one at the sign-in page and answer us at once.",
      button: "Look at my account",
    }),
    "security.second-factor-off": () => ({
      subject: "Two-step verification was switched off",
      text: "Your account no longer asks for a code besides the password. If it was not you, change your password and switch it on again.",
      button: "Look at my account",
    }),
    "privacy.export-ready": () => ({
      subject: "The copy of your data is ready",
      text: "You can now download the copy of your data. It is there for seven days; each link is good for five minutes.",
      button: "Download my data",
    }),
    "privacy.deletion-asked": ({ startsAt }) => ({
      subject: "You asked us to erase your account",
      text: `We received your request. On ${day(startsAt, "en")} we will erase your personal data; until then you can cancel it. What the law makes us keep (payments, invoices, accepted contracts) stays with no more data than needed.`,
      button: "Cancel the request",
    }),
    "privacy.deleted": () => ({
      subject: "We erased your account",
      text: "Your personal data was erased, as you asked, and nobody can sign in any more. We keep only what the law makes us: payments, invoices and accepted contracts. Thank you for the work together.",
      button: "Read the privacy notice",
    }),
  },
};
