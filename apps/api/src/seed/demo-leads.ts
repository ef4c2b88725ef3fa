import type { ContactMessage } from "@vitrina/domain/leads";
import type { DaysAgo } from "./stories/story.ts";

/** `from` is an address of a network that is reserved for examples. */
type DemoLead = ContactMessage & { daysAgo: DaysAgo; openForMs: number; from: string };

export const DEMO_LEADS: readonly DemoLead[] = [
  {
    daysAgo: 12,
    openForMs: 95_000,
    from: "192.0.2.10",
    name: "Rocío Benítez",
    company: "Heladería Ysapy",
    email: "rocio@ysapy.test",
    phone: "+595981555001",
    message: "Tenemos dos locales en Luque y queremos videos para el verano.\n¿Cuánto cuesta un paquete de cuatro?",
  },
  {
    daysAgo: 6,
    openForMs: 210_000,
    from: "192.0.2.11",
    name: "Marcos Duarte",
    company: "Yerba Ka'aguy",
    email: "",
    phone: "+595971555002",
    message:
      "Buenas tardes. Lanzamos una yerba compuesta en marzo y buscamos creadores del interior. ¿Podemos hablar por WhatsApp?",
  },
  {
    daysAgo: 4,
    openForMs: 900,
    from: "192.0.2.12",
    name: "SEO Experts",
    company: "",
    email: "offer@seo.test",
    phone: "",
    message: "Top positions guaranteed: https://a.test https://b.test https://c.test",
  },
  {
    daysAgo: 3,
    openForMs: 64_000,
    from: "192.0.2.13",
    name: "Lucía Ferreira",
    company: "Ñandutí Viva",
    email: "lucia@nandutiviva.test",
    phone: "",
    message: "Soy de un taller de Itauguá. Quisiera saber si trabajan con marcas chicas y desde qué presupuesto.",
  },
];
