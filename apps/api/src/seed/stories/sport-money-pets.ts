import type { CampaignStory } from "./story.ts";

export const NEW_SHIRT: CampaignStory = {
  brand: "yvytu",
  cover: "camiseta",
  content: {
    title: "Camiseta nueva: el barrio se viste",
    brief: `La camiseta nueva se presenta donde importa: en la cancha de tierra, en la despensa, en el asado del domingo. Nada de estudio.

Queremos ver a tres generaciones con la misma franja. Puede ser tu familia o tu equipo de los jueves. Cántale, discútele, plánchala: lo que harías de verdad.

La camiseta llega con tu nombre. Por favor, no muestres la de ningún otro club ni escudos de marcas de apuestas.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 30 s, con al menos tres personas" },
      { type: "photo", quantity: 2, specification: "Grupo y detalle del escudo" },
    ],
    eligibility: { categories: ["fitness", "entertainment", "family"], minimumFollowers: 5_000, cities: [] },
    slots: 6,
    fee: 600_000,
    paymentDays: 15,
    deliveryDays: 8,
    deliveryStarts: "on_product_received",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "tiktok", "facebook", "ads"], paid: true, territory: "Paraguay", months: 6 },
  },
  created: 23,
  published: 21,
  started: 10,
  closesIn: -11,
  applications: [
    {
      who: "mateo",
      applied: 19,
      confirmed: 13,
      received: 7,
      work: { on: 6, pieces: ["submitted", "pending", "pending"] },
      pitch:
        "Entreno a la sub-11 de mi barrio y los abuelos vienen a todos los partidos. La escena ya existe, solo hay que grabarla.",
    },
    {
      who: "enzo",
      applied: 19,
      confirmed: 13,
      received: 8,
      work: { on: 2, pieces: ["changes_requested", "pending", "pending"] },
    },
    { who: "bruno", applied: 18, confirmed: 12, received: 3 },
    { who: "gaston", applied: 18, confirmed: 12, received: 2, agreedFee: 950_000 },
    {
      who: "derlis",
      applied: 17,
      rejected: { on: 11, message: "Buscamos a alguien que juegue los jueves. La próxima es tuya." },
    },
  ],
};

export const BACK_TO_SCHOOL: CampaignStory = {
  brand: "yvytu",
  cover: "cancha",
  content: {
    title: "Vuelta a clases con tu club",
    brief: `Mochila, termo y botines: la línea escolar del club para chicos de seis a doce años. Trabajamos con familias; los chicos aparecen solo con permiso firmado y nunca con el uniforme del colegio a la vista.

Cuenta la primera mañana de clases en tres escenas cortas. Humor de casa, apuro real, abrazo al final.`,
    contentPlan: [{ type: "reel", quantity: 2, specification: "Vertical, 20 s, tres escenas" }],
    eligibility: { categories: ["family", "entertainment"], minimumFollowers: 10_000, cities: [] },
    slots: 3,
    fee: 700_000,
    paymentDays: 15,
    deliveryDays: 7,
    deliveryStarts: "on_product_received",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "facebook"], paid: false, territory: "Paraguay", months: 3 },
  },
  created: 120,
  published: 118,
  started: 108,
  completed: 88,
  archived: 48,
  closesIn: -110,
  applications: [
    {
      who: "mateo",
      applied: 116,
      confirmed: 112,
      received: 106,
      work: { on: 99, pieces: ["published", "published"] },
      completed: 95,
    },
    {
      who: "araceli",
      applied: 115,
      confirmed: 112,
      received: 105,
      work: { on: 98, pieces: ["published", "cancelled"] },
      completed: 94,
    },
  ],
};

export const CLEAR_ACCOUNTS: CampaignStory = {
  brand: "jopoi",
  cover: "cuentas",
  content: {
    title: "Cuentas claras entre amigos",
    brief: `El asado terminó, la cuenta no. Jopói permite dividir un gasto en el momento y cobrar sin perseguir a nadie por el grupo.

Muestra una situación que hayas vivido: la vaquita, el regalo, la nafta del viaje. Que la aplicación aparezca en pantalla entre 6 y 10 segundos, con datos de ejemplo (te damos una cuenta de prueba). Nunca muestres números de documento, saldos reales ni códigos.

Tono: cómplice, nunca culposo. Hablar de plata puede dar risa.`,
    contentPlan: [
      { type: "video", quantity: 1, specification: "Vertical, 30 a 45 s, pantalla de la aplicación de 6 a 10 s" },
      { type: "story", quantity: 3, specification: "Secuencia con enlace" },
    ],
    eligibility: {
      categories: ["finance", "technology", "entertainment", "lifestyle"],
      minimumFollowers: 12_000,
      cities: [],
    },
    slots: 8,
    fee: 1_200_000,
    paymentDays: 30,
    deliveryDays: 10,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok", "youtube", "ads"], paid: true, territory: "Paraguay", months: 6 },
  },
  created: 10,
  published: 8,
  closesIn: 5,
  applications: [
    {
      who: "nestor",
      applied: 7,
      confirmed: 2,
      agreedFee: 1_500_000,
      pitch:
        "Lo cuento en dos minutos en YouTube y lo corto para vertical. Mi público es exactamente quien organiza las vaquitas.",
    },
    {
      who: "noelia",
      applied: 7,
      confirmed: 2,
      work: { on: 0.3, pieces: ["submitted", "pending", "pending", "pending"] },
    },
    { who: "enzo", applied: 6 },
    { who: "derlis", applied: 5 },
    { who: "sofia", applied: 3 },
    { who: "diego", applied: 1 },
  ],
};

export const FIRST_SAVINGS: CampaignStory = {
  brand: "jopoi",
  cover: "ahorro",
  content: {
    title: "Tu primer ahorro",
    brief: `Borrador para revisar con la marca el jueves. La idea: acompañar a cuatro creadores durante un mes mientras juntan para algo chico y concreto (una bici, un curso, un fin de semana).

Falta: texto legal sobre rendimiento, confirmar si la meta se muestra en guaraníes o en porcentaje.`,
    contentPlan: [
      { type: "reel", quantity: 2, specification: "Inicio y cierre del mes" },
      { type: "story", quantity: 4, specification: "Una por semana" },
    ],
    eligibility: { categories: ["finance", "lifestyle"], minimumFollowers: 8_000, cities: [] },
    slots: 4,
    fee: 980_000,
    paymentDays: 30,
    deliveryDays: 35,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok"], paid: false, territory: "Paraguay", months: 6 },
  },
  created: 2,
  closesIn: 40,
  applications: [],
};

export const NEW_BOWL: CampaignStory = {
  brand: "jaguami",
  cover: "mascotas",
  content: {
    title: "Un plato nuevo",
    brief: `Cambiar de alimento lleva siete días y bastante paciencia. Documenta la transición con tu perro: la primera mirada de desconfianza, la mezcla, el plato limpio.

Nada de disfraces ni de trucos. Queremos sonido de croquetas, cola en movimiento y tu voz contando cómo va. Si tu veterinaria quiere aparecer, mejor.

Te mandamos tres kilos del alimento que corresponda al peso y la edad; cuéntanos ambos al postularte.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 30 s, del día uno al día siete" },
      { type: "photo", quantity: 2, specification: "Plato y retrato del perro a su altura" },
    ],
    eligibility: { categories: ["pets", "family", "home"], minimumFollowers: 3_000, cities: [] },
    slots: 4,
    fee: 380_000,
    paymentDays: 15,
    deliveryDays: 15,
    deliveryStarts: "on_product_received",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "tiktok", "web"], paid: true, territory: "Paraguay", months: 6 },
  },
  created: 27,
  published: 25,
  started: 9,
  closesIn: -10,
  applications: [
    {
      who: "gaston",
      applied: 24,
      confirmed: 16,
      received: 7,
      agreedFee: 700_000,
      pitch:
        "Lola, mestiza, 14 kilos, cuatro años, desconfiada profesional. Si ella limpia el plato, lo limpia cualquiera.",
      work: { on: 1, pieces: ["pending", "submitted", "approved"] },
    },
    { who: "fatima", applied: 23, confirmed: 15, received: 6 },
    { who: "perla", applied: 23, confirmed: 15, received: 5 },
    { who: "ramon", applied: 22, rejected: { on: 15, message: "Sin perro no hay plato; te esperamos con uno." } },
  ],
};
