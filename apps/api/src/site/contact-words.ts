import type { ContactField } from "@vitrina/domain/leads";
import type { Locale } from "@vitrina/domain/time";

export type ContactWords = {
  heading: string;
  lead: string;
  labels: Record<ContactField, string>;
  hints: Partial<Record<ContactField, string>>;
  optional: string;
  errors: Record<ContactField, string>;
  privacy: string;
  privacyNotice: string;
  privacyPath: string;
  trap: string;
  send: string;
  sending: string;
  problems: string;
  sentTitle: string;
  sent: string;
  another: string;
  failed: string;
  tooMany: string;
  otherWays: string;
  whatsapp: string;
  whatsappText: string;
  mail: string;
};

export const CONTACT_WORDS: Record<Locale, ContactWords> = {
  es: {
    heading: "Escríbanos",
    lead: "¿Tiene una marca y quiere contenido con creadores? Cuéntenos qué necesita y le respondemos en un día hábil.",
    labels: { name: "Nombre", company: "Empresa o marca", email: "Correo", phone: "WhatsApp", message: "Mensaje" },
    hints: { email: "Con el correo o el WhatsApp alcanza.", phone: "Por ejemplo, 0981 123 456" },
    optional: "opcional",
    errors: {
      name: "Escriba su nombre.",
      company: "El nombre de la empresa es demasiado largo.",
      email: "Escriba un correo válido, o un WhatsApp donde podamos responderle.",
      phone: "Escriba el número completo, por ejemplo 0981 123 456.",
      message: "Cuéntenos un poco más: entre 10 y 4.000 letras.",
    },
    privacy: "Usamos lo que escribe solo para responderle. Vea el",
    privacyNotice: "aviso de privacidad",
    privacyPath: "/privacidad",
    trap: "Deje este campo vacío",
    send: "Enviar mensaje",
    sending: "Enviando…",
    problems: "Falta algo para poder enviar su mensaje. Revise lo marcado.",
    sentTitle: "Recibimos su mensaje",
    sent: "Gracias por escribirnos. Le respondemos en un día hábil.",
    another: "Escribir otro mensaje",
    failed:
      "No pudimos guardar su mensaje. No se perdió lo que escribió: intente de nuevo en un momento, o escríbanos por otro medio.",
    tooMany: "Recibimos muchos mensajes seguidos desde su conexión. Espere un minuto, o escríbanos por otro medio.",
    otherWays: "Otras formas de escribirnos",
    whatsapp: "Escribir por WhatsApp",
    whatsappText: "Hola, les escribo desde su página web.",
    mail: "Escribir un correo",
  },
  en: {
    heading: "Write to us",
    lead: "Do you have a brand and want content made with creators? Tell us what you need; we answer within one working day.",
    labels: { name: "Name", company: "Company or brand", email: "E-mail", phone: "WhatsApp", message: "Message" },
    hints: { email: "Either the e-mail or the WhatsApp number is enough.", phone: "For example +595 981 123 456" },
    optional: "optional",
    errors: {
      name: "Please write your name.",
      company: "The company's name is too long.",
      email: "Write a valid e-mail address, or a WhatsApp number where we can answer.",
      phone: "Write the whole number, for example +595 981 123 456.",
      message: "Tell us a little more: between 10 and 4,000 letters.",
    },
    privacy: "We use what you write only to answer you. See the",
    privacyNotice: "privacy notice",
    privacyPath: "/en/privacy",
    trap: "Leave this field empty",
    send: "Send the message",
    sending: "Sending…",
    problems: "Something is missing before your message can be sent. Please check what is marked.",
    sentTitle: "We have your message",
    sent: "Thank you for writing. We answer within one working day.",
    another: "Write another message",
    failed:
      "We could not keep your message. What you wrote is still here: try again in a moment, or write to us another way.",
    tooMany: "We received many messages from your connection. Wait a minute, or write to us another way.",
    otherWays: "Other ways to write to us",
    whatsapp: "Write on WhatsApp",
    whatsappText: "Hello, I am writing from your website.",
    mail: "Write an e-mail",
  },
};
