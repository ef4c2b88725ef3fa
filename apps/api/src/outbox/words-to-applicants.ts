import { CARRIERS, type Carrier } from "@vitrina/domain/shipping";
import { dateInAsuncion, type Locale } from "@vitrina/domain/time";
import type { Words } from "./letter-words.ts";
import type { Letter } from "./letters.ts";
import type { LETTERS_TO_APPLICANTS } from "./letters-to-applicants.ts";

type Facts = Letter["facts"];

const CARRIER_NAMES: Record<Carrier, string> = {
  aex: "AEX",
  nsa: "NSA",
  correo_paraguayo: "Correo Paraguayo",
  la_encarnacena: "La Encarnacena",
  dhl: "DHL",
  fedex: "FedEx",
  pedidosya: "PedidosYa",
  bolt: "Bolt",
  courier: "",
  pickup: "",
  other: "",
};

/** The carrier's name and the tracking code, as far as there are any. */
export function sentBy({ carrier, trackingCode }: Facts): string {
  const name = CARRIERS.find((known) => known === carrier);
  return [name ? CARRIER_NAMES[name] : "", String(trackingCode ?? "")].filter(Boolean).join(" · ");
}

const day = (fact: Facts[string] | undefined, locale: Locale) =>
  fact instanceof Date ? dateInAsuncion(fact, locale) : null;

/** The words of letters to those who applied, were invited, or wait for a parcel. */
export const WORDS_TO_APPLICANTS: Record<
  Locale,
  Record<keyof typeof LETTERS_TO_APPLICANTS, (facts: Facts) => Words>
> = {
  es: {
    "application.invited": ({ title, message }) => ({
      subject: `Invitación: ${title}`,
      text: `La agencia le invita a participar en «${title}». ${message || "Mire de qué se trata y responda cuando pueda."}`,
      button: "Ver la invitación",
    }),
    "application.fee-offered": ({ title, message }) => ({
      subject: `Propuesta de pago: ${title}`,
      text: `La agencia le propone otro pago para «${title}». ${message || "Ábrala para ver el monto y cuándo se pagaría, y responda."}`,
      button: "Ver la propuesta",
    }),
    "application.fee-accepted": ({ title }) => ({
      subject: `Aceptamos su propuesta: ${title}`,
      text: `La agencia aceptó el pago que usted propuso para «${title}». Vale si se confirma su participación.`,
      button: "Ver mi postulación",
    }),
    "application.fee-declined": ({ title }) => ({
      subject: `Sobre su propuesta de pago: ${title}`,
      text: `La agencia no puede dar el pago que usted propuso para «${title}». Su postulación sigue en pie con el pago anterior; si no le conviene, puede proponer otro o retirarse.`,
      button: "Ver mi postulación",
    }),
    "application.released": ({ title, message }) => ({
      subject: `Queda libre de compromiso: ${title}`,
      text: `El producto de «${title}» no le llegó bien y no podemos reponerlo, así que no debe entregar nada. ${message || "Lamentamos lo ocurrido y esperamos contar con usted en otra campaña."}`,
      button: "Ver el detalle",
    }),
    "parcel.shipped": ({ title, ...sent }) => ({
      subject: `Su producto está en camino: ${title}`,
      text: `Enviamos el producto de «${title}»${sentBy(sent) ? ` (${sentBy(sent)})` : ""}. Avísenos en la aplicación cuando lo reciba, o si algo llega mal.`,
      button: "Seguir mi envío",
    }),
    "parcel.problem-reported": ({ title }) => ({
      subject: `Anotamos el problema con su envío: ${title}`,
      text: `Recibimos su aviso sobre el producto de «${title}». Mientras lo resolvemos, su plazo queda en pausa.`,
      button: "Ver mi envío",
    }),
    "parcel.problem-resolved": ({ title, resolution, dueAt }) => ({
      subject: `Resolvimos el problema con su envío: ${title}`,
      text: `${resolution} ${day(dueAt, "es") ? `Su plazo vuelve a correr; la fecha límite es el ${day(dueAt, "es")}.` : "Su plazo empezará cuando reciba el producto."}`,
      button: "Ver mi entrega",
    }),
    "parcel.lost": ({ title }) => ({
      subject: `Su envío se perdió: ${title}`,
      text: `El envío de «${title}» se perdió. No tiene que hacer nada: su plazo está en pausa y le avisaremos cómo seguimos.`,
      button: "Ver mi envío",
    }),
    "selection.closed": ({ title, message }) => ({
      subject: `Sobre su postulación: ${title}`,
      text: `La selección de «${title}» terminó y esta vez no podremos contar con usted. ${message || "Gracias por su interés; esperamos verle en otra campaña."}`,
      button: "Ver el detalle",
    }),
  },
  en: {
    "application.invited": ({ title, message }) => ({
      subject: `Invitation: ${title}`,
      text: `The agency invites you to take part in “${title}”. ${message || "See what it is about and answer when you can."}`,
      button: "See the invitation",
    }),
    "application.fee-offered": ({ title, message }) => ({
      subject: `A fee is offered: ${title}`,
      text: `The agency offers another fee for “${title}”. ${message || "Open it to see how much and when it would be paid, and answer."}`,
      button: "See the offer",
    }),
    "application.fee-accepted": ({ title }) => ({
      subject: `Your offer was accepted: ${title}`,
      text: `The agency accepted the fee you asked for “${title}”. It holds if you are confirmed.`,
      button: "See my application",
    }),
    "application.fee-declined": ({ title }) => ({
      subject: `About the fee you asked: ${title}`,
      text: `The agency cannot pay the fee you asked for “${title}”. Your application stands with the fee from before; if it does not suit you, ask for another or withdraw.`,
      button: "See my application",
    }),
    "application.released": ({ title, message }) => ({
      subject: `You owe nothing more: ${title}`,
      text: `The product of “${title}” did not reach you well and we cannot replace it, so nothing is owed. ${message || "We are sorry, and hope to work with you on another campaign."}`,
      button: "See the details",
    }),
    "parcel.shipped": ({ title, ...sent }) => ({
      subject: `Your product is on its way: ${title}`,
      text: `We sent the product of “${title}”${sentBy(sent) ? ` (${sentBy(sent)})` : ""}. Tell us in the app when it arrives, or if something is wrong with it.`,
      button: "Follow my parcel",
    }),
    "parcel.problem-reported": ({ title }) => ({
      subject: `We noted the problem with your parcel: ${title}`,
      text: `We received what you told us about the product of “${title}”. While we put it right, your clock stands still.`,
      button: "See my parcel",
    }),
    "parcel.problem-resolved": ({ title, resolution, dueAt }) => ({
      subject: `The problem with your parcel is solved: ${title}`,
      text: `${resolution} ${day(dueAt, "en") ? `Your clock runs again; your delivery is due on ${day(dueAt, "en")}.` : "Your clock starts when you receive the product."}`,
      button: "See my delivery",
    }),
    "parcel.lost": ({ title }) => ({
      subject: `Your parcel was lost: ${title}`,
      text: `The parcel of “${title}” was lost. You need not do anything: your clock stands still, and we will tell you how we go on.`,
      button: "See my parcel",
    }),
    "selection.closed": ({ title, message }) => ({
      subject: `About your application: ${title}`,
      text: `The selection for “${title}” is over and this time we cannot work with you. ${message || "Thank you for your interest; we hope to see you in another campaign."}`,
      button: "See the details",
    }),
  },
};
