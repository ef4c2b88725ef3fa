import type { Carrier, ProblemKind } from "@vitrina/domain/shipping";
import type { CreatorKey } from "../demo-creators.ts";
import type { DaysAgo } from "./story.ts";

type Side = "agency" | "creator";

/** What happens to a collaboration beside its pieces: its parcel, the fee, days asked for, and what is said. */
export type Meanwhile = {
  addressConfirmed?: DaysAgo;
  shipped?: { on: DaysAgo; carrier: Carrier; trackingCode: string };
  problem?: { on: DaysAgo; kind: ProblemKind; text: string };
  lost?: DaysAgo;
  offers?: readonly { on: DaysAgo; by: Side; fee: number; message: string }[];
  asksDays?: { on: DaysAgo; days: number; reason: string };
  said?: readonly { on: DaysAgo; by: Side; text: string }[];
};

/** By the title of the campaign and the creator. */
export const MEANWHILE: Readonly<Record<string, Partial<Record<CreatorKey, Meanwhile>>>> = {
  "Tereré de media mañana": {
    sofia: {
      addressConfirmed: 23,
      shipped: { on: 10, carrier: "aex", trackingCode: "AEX-20418833" },
      said: [
        { on: 3, by: "creator", text: "¡Hola! ¿La foto de la mesa puede ser en el patio, o prefieren adentro?" },
        {
          on: 2.5,
          by: "agency",
          text: "En el patio está perfecto, Sofía. Solo cuide que la etiqueta quede al frente.",
        },
        {
          on: 0.3,
          by: "creator",
          text: "Gracias. Hoy subo el reel; las fotos las saco mañana con la luz de las diez.",
        },
      ],
    },
    derlis: {
      addressConfirmed: 22,
      shipped: { on: 12, carrier: "courier", trackingCode: "" },
      said: [
        { on: 0.2, by: "creator", text: "Ya cambié el comienzo del reel. ¿Le parece que corte también el final?" },
      ],
    },
    mateo: { addressConfirmed: 3, shipped: { on: 2, carrier: "nsa", trackingCode: "NSA 88 120 771" } },
  },
  "Rutina simple, piel del trópico": {
    araceli: {
      addressConfirmed: 6,
      shipped: { on: 5, carrier: "correo_paraguayo", trackingCode: "RR550120PY" },
      lost: 1,
    },
  },
  "Ao po'i en la ciudad": {
    sofia: { addressConfirmed: 4, shipped: { on: 3, carrier: "aex", trackingCode: "AEX-20455190" } },
    rocio: {
      addressConfirmed: 4,
      shipped: { on: 3, carrier: "la_encarnacena", trackingCode: "LE-771204" },
      problem: { on: 1, kind: "damaged", text: "La camisa llegó con una costura abierta en la manga." },
    },
    mirtha: { addressConfirmed: 3 },
  },
  "Camiseta nueva: el barrio se viste": {
    bruno: { asksDays: { on: 0.5, days: 3, reason: "El partido del barrio se pasó al domingo por la lluvia." } },
  },
  "Cuentas claras entre amigos": {
    enzo: {
      offers: [
        { on: 3, by: "creator", fee: 700_000, message: "Son dos locaciones y edito con subtítulos." },
        { on: 2, by: "agency", fee: 620_000, message: "Podemos llegar a este monto si entrega también la historia." },
      ],
    },
    sofia: { offers: [{ on: 0.6, by: "creator", fee: 650_000, message: "Mi tarifa para un reel con dos actores." }] },
    derlis: {
      offers: [{ on: 1, by: "agency", fee: 480_000, message: "Es lo que permite el presupuesto de la marca." }],
    },
  },
};

/** Whom the agency asked in, and has no answer from yet. */
export const INVITED: readonly { title: string; who: CreatorKey; on: DaysAgo; message: string }[] = [
  {
    title: "Siesta en hamaca",
    who: "sofia",
    on: 0.4,
    message: "Hola, Sofía. Su manera de filmar la luz de la siesta es lo que buscamos. ¿Le gustaría participar?",
  },
  {
    title: "Los yuyos de mi casa",
    who: "fatima",
    on: 2,
    message: "Hola, Fátima. Nos contó del patio de su abuela: nos encantaría verlo en esta campaña.",
  },
];

/** What the agency wrote down about creators. */
export const NOTED: readonly { who: CreatorKey; on: DaysAgo; text: string; remindInDays?: number }[] = [
  { who: "sofia", on: 40, text: "Prefiere mensajes por la tarde. Entrega siempre con subtítulos incrustados." },
  { who: "sofia", on: 1, text: "Preguntarle por su disponibilidad para la campaña de invierno.", remindInDays: 6 },
  { who: "mateo", on: 12, text: "Tiene acceso a la cancha del club los sábados a la mañana." },
  { who: "rocio", on: 0.5, text: "La prenda le llegó dañada: ver con la marca si hay reposición.", remindInDays: 2 },
];
