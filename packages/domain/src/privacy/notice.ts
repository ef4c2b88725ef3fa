import type { Locale } from "../time/index.ts";

/** Raised whenever a word of the notice changes; what somebody agreed to says which version they read. */
export const NOTICE_VERSION = "2026-11-28";

export type NoticePart = { title: string; text: string };

/** What people read about their data: the Spanish text is the one that counts. */
export const PRIVACY_NOTICE: Record<Locale, { title: string; lead: string; parts: readonly NoticePart[] }> = {
  es: {
    title: "Aviso de privacidad",
    lead: "Qué datos guardamos de usted, para qué, con quién los compartimos, por cuánto tiempo, y cómo pedir una copia o que los borremos (Ley 7593/2025, de protección de datos personales).",
    parts: [
      {
        title: "Quién responde por sus datos",
        text: "La agencia que opera Vitrina es responsable del tratamiento. Para cualquier consulta, responda a cualquiera de nuestros correos o use la página «Mis datos» de la aplicación.",
      },
      {
        title: "Qué guardamos",
        text: "Su nombre, correo, teléfono, ciudad, foto, redes sociales, talles y dirección de envío; sus postulaciones, entregas, mensajes y archivos; la cuenta donde cobra, cifrada; desde qué dirección y navegador inició sesión.",
      },
      {
        title: "Para qué",
        text: "Para organizar las campañas en las que participa, enviarle productos, revisar su trabajo, pagarle y cumplir con la ley. No vendemos sus datos y no tomamos decisiones automáticas sobre usted.",
      },
      {
        title: "Con quién los compartimos",
        text: "Con la marca de la campaña en la que participa (nombre, redes y piezas), con la empresa de envíos (nombre y dirección) y con quienes guardan nuestros archivos, correos y copias de seguridad, que solo actúan por encargo nuestro.",
      },
      {
        title: "Por cuánto tiempo",
        text: "Mientras tenga una cuenta. Si pide que la borremos, los datos personales se borran o se reemplazan a los 14 días. La ley nos obliga a conservar pagos, facturas, los contratos aceptados y el registro de quién hizo qué; esos quedan sin su nombre donde la ley lo permite.",
      },
      {
        title: "Sus derechos",
        text: "Puede ver y corregir sus datos en su perfil, pedir una copia completa, retirar un permiso que dio y pedir que borremos su cuenta. Todo está en «Mis datos». Respondemos dentro de 10 días.",
      },
    ],
  },
  en: {
    title: "Privacy notice",
    lead: "What we keep about you, why, with whom we share it, for how long, and how to ask for a copy or for it to be erased (Law 7593/2025 on the protection of personal data). The Spanish text is the one that counts.",
    parts: [
      {
        title: "Who answers for your data",
        text: "The agency that runs Vitrina is responsible. For any question, answer any of our mails or use the page “My data” in the app.",
      },
      {
        title: "What we keep",
        text: "Your name, address of mail, phone, city, picture, social accounts, sizes and shipping address; your applications, deliveries, messages and files; the account you are paid to, encrypted; from which address and browser you signed in.",
      },
      {
        title: "Why",
        text: "To organise the campaigns you take part in, send you products, review your work, pay you and comply with the law. We do not sell your data and take no automatic decisions about you.",
      },
      {
        title: "With whom we share it",
        text: "With the brand of the campaign you take part in (name, social accounts and pieces), with the courier (name and address), and with those who keep our files, mails and backups, who act only on our behalf.",
      },
      {
        title: "For how long",
        text: "As long as you have an account. If you ask us to erase it, personal data is erased or replaced after 14 days. The law makes us keep payments, invoices, accepted contracts and the record of who did what; those stay without your name where the law allows it.",
      },
      {
        title: "Your rights",
        text: "You can see and correct your data in your profile, ask for a complete copy, take back a permission and ask us to erase your account. Everything is under “My data”. We answer within 10 days.",
      },
    ],
  },
};

/** The text whose hash stands in a consent record. */
export const noticeText = (locale: Locale): string => JSON.stringify([NOTICE_VERSION, PRIVACY_NOTICE[locale]]);
