import type { Locale } from "../time/index.ts";

/** Raised whenever a word of the notice changes; what somebody agreed to says which version they read. */
export const NOTICE_VERSION = "2026-11-28.2";

export type NoticePart = { title: string; text: string };

/** What people read about their data: the Spanish text is the one that counts. */
export const PRIVACY_NOTICE: Record<Locale, { title: string; lead: string; parts: readonly NoticePart[] }> = {
  es: {
    title: "Aviso de privacidad",
    lead: "Qué datos guardamos de usted, para qué, con quién los compartimos, por cuánto tiempo, y cómo usar sus derechos (Ley 7593/2025, de protección de datos personales).",
    parts: [
      {
        title: "Quién responde por sus datos",
        text: "La agencia que opera Vitrina es responsable del tratamiento. Puede escribirnos por los medios que figuran al final de esta página o responder a cualquiera de nuestros correos.",
      },
      {
        title: "Qué guardamos",
        text: "De quienes crean contenido: nombre, correo, teléfono, ciudad, fecha de nacimiento si la escribe, foto, redes sociales, talles y dirección de envío; sus postulaciones, entregas, mensajes y archivos; la cuenta donde cobra, cifrada; desde qué dirección y navegador inició sesión. De quienes nos escriben por la página: lo que pusieron en el formulario y desde qué dirección. De quienes trabajan con nosotros en una marca: nombre y datos de contacto.",
      },
      {
        title: "Para qué, y con qué fundamento",
        text: "Para organizar las campañas en las que participa, enviarle productos, revisar su trabajo y pagarle (porque así lo acordamos); para llevar la contabilidad (porque la ley lo exige); para cuidar las cuentas de accesos ajenos (interés legítimo); para responder lo que nos pregunta, mostrar su trabajo como ejemplo o enviarle novedades (solo si usted lo permite). No vendemos sus datos y no tomamos decisiones automáticas sobre usted.",
      },
      {
        title: "Con quién los compartimos",
        text: "Con la marca de la campaña en la que participa (nombre, redes y piezas), con la empresa de envíos (nombre, teléfono y dirección), con el banco que hace la transferencia, y con quienes guardan nuestros archivos, correos, registros de fallas y copias de seguridad, que solo actúan por encargo nuestro y pueden tener sus equipos fuera del Paraguay.",
      },
      {
        title: "Por cuánto tiempo",
        text: "Su perfil y su trabajo, mientras tenga una cuenta. Los pagos, facturas y comprobantes, al menos 5 años, por las normas tributarias; lo acordado en cada campaña, al menos 10 años, mientras se pueda reclamar. La copia de sus datos que pida, 7 días. Si pide que borremos su cuenta, los datos personales se borran o se reemplazan a los 14 días, salvo lo que la ley obliga a conservar, que queda sin su nombre donde se puede. De las copias de seguridad cifradas desaparecen cuando esas copias vencen.",
      },
      {
        title: "Sus derechos",
        text: "Puede pedir acceso a sus datos, corregirlos, que los borremos, llevárselos en un archivo, oponerse a un uso, y retirar en cualquier momento un permiso que dio, sin costo. Si tiene una cuenta, los usa sin esperar: en su perfil puede ver y corregir; en «Mis datos», pedir una copia, cambiar sus permisos y borrar la cuenta. Si no tiene cuenta, escríbanos y le pediremos lo necesario para saber que es usted. Respondemos dentro de 10 días. Si la respuesta no le satisface, puede reclamar ante la Agencia Nacional de Protección de Datos Personales.",
      },
    ],
  },
  en: {
    title: "Privacy notice",
    lead: "What we keep about you, why, with whom we share it, for how long, and how to use your rights (Law 7593/2025 on the protection of personal data). The Spanish text is the one that counts.",
    parts: [
      {
        title: "Who answers for your data",
        text: "The agency that runs Vitrina is responsible. You can write to us by the means at the end of this page or answer any of our mails.",
      },
      {
        title: "What we keep",
        text: "Of those who create content: name, address of mail, phone, city, date of birth if you write it, picture, social accounts, sizes and shipping address; your applications, deliveries, messages and files; the account you are paid to, encrypted; from which address and browser you signed in. Of those who write to us through the website: what they put into the form and from which address. Of those who work with us at a brand: name and contact details.",
      },
      {
        title: "Why, and on what grounds",
        text: "To organise the campaigns you take part in, send you products, review your work and pay you (because we agreed on it); to keep our books (because the law demands it); to guard accounts against others (legitimate interest); to answer what you ask, show your work as an example or send you news (only if you allow it). We do not sell your data and take no automatic decisions about you.",
      },
      {
        title: "With whom we share it",
        text: "With the brand of the campaign you take part in (name, social accounts and pieces), with the courier (name, phone and address), with the bank that makes the transfer, and with those who keep our files, mails, records of faults and backups, who act only on our behalf and may have their machines outside Paraguay.",
      },
      {
        title: "For how long",
        text: "Your profile and your work, as long as you have an account. Payments, invoices and receipts at least 5 years, by the tax rules; what was agreed in each campaign at least 10 years, while it can be claimed. A copy of your data that you ask for, 7 days. If you ask us to erase your account, personal data is erased or replaced after 14 days, except for what the law makes us keep, which stays without your name where possible. It leaves the encrypted backups when those expire.",
      },
      {
        title: "Your rights",
        text: "You can ask for access to your data, correct it, have it erased, take it with you in a file, object to a use, and take back a permission at any time, free of charge. With an account you need not wait: in your profile you see and correct; under “My data” you ask for a copy, change your permissions and erase the account. Without an account, write to us, and we will ask for what is needed to know that it is you. We answer within 10 days. If the answer does not satisfy you, you can complain to the National Agency for the Protection of Personal Data.",
      },
    ],
  },
};

/** The text whose hash stands in a consent record. */
export const noticeText = (locale: Locale): string => JSON.stringify([NOTICE_VERSION, PRIVACY_NOTICE[locale]]);
