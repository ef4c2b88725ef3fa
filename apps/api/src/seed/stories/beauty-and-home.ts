import type { CampaignStory } from "./story.ts";

export const SIMPLE_ROUTINE: CampaignStory = {
  brand: "tajy",
  cover: "rutina",
  content: {
    title: "Rutina simple, piel del trópico",
    brief: `Tres pasos y nada más: limpiar, hidratar, proteger. La línea nueva está pensada para humedad de verdad, esa que en enero no deja secar ni el pelo.

Muéstrala en tu baño, con tu luz y a tu hora. Piel sin filtro y sin retoque: si tienes marcas, mejor todavía. Di qué sientes al aplicar cada producto (fresco, pesado, pegajoso) y sé honesta si algo no te convence; lo hablamos antes de publicar.

No prometas resultados en días ni compares con otras marcas.`,
    contentPlan: [
      { type: "video", quantity: 1, specification: "Vertical, 40 a 60 s, rutina completa frente al espejo" },
      { type: "photo", quantity: 2, specification: "Textura del producto y retrato con luz natural, sin retoque" },
      { type: "story", quantity: 2, specification: "Primera impresión y respuesta a una pregunta de seguidores" },
    ],
    eligibility: { categories: ["beauty", "lifestyle"], minimumFollowers: 10_000, cities: [] },
    slots: 5,
    fee: 750_000,
    paymentDays: 20,
    deliveryDays: 14,
    deliveryStarts: "on_product_received",
    revisionRounds: 2,
    usageRights: {
      channels: ["instagram", "tiktok", "web", "ads"],
      paid: true,
      territory: "Paraguay y Argentina",
      months: 6,
    },
  },
  created: 15,
  published: 13,
  closesIn: 2,
  applications: [
    {
      who: "valeria",
      applied: 12,
      confirmed: 8,
      received: 3,
      agreedFee: 900_000,
      pitch:
        "Puedo explicar la fórmula con palabras de todos los días y mostrar la textura en cámara. Trabajo sin filtro desde hace tres años.",
    },
    { who: "jazmin", applied: 12, confirmed: 8, received: 4 },
    { who: "rocio", applied: 11, confirmed: 7 },
    { who: "araceli", applied: 10, confirmed: 7 },
    {
      who: "sofia",
      applied: 5,
      pitch:
        "Tengo piel mixta y vivo en un quinto piso sin aire acondicionado: la prueba perfecta. Grabo frente a la ventana, a la mañana.",
    },
    { who: "noelia", applied: 4 },
    { who: "liz", applied: 0.6 },
  ],
};

export const EVERYDAY_SUNSCREEN: CampaignStory = {
  brand: "tajy",
  cover: "sol",
  content: {
    title: "Protector de todos los días",
    brief: `Nadie sale sin llaves; que nadie salga sin protector. Buscamos escenas reales de calle: la parada del colectivo, la feria, la cancha, la moto.

El gesto es siempre el mismo: dos dedos de producto, cara y cuello, antes de salir. Repítelo en lugares distintos y deja que la ciudad haga el resto. Menciona que se vuelve a aplicar cada tres horas.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 20 a 30 s, al menos tres lugares" },
      { type: "photo", quantity: 1, specification: "Retrato al sol, mediodía, sin retoque de piel" },
    ],
    eligibility: { categories: ["beauty", "fitness", "travel", "lifestyle"], minimumFollowers: 8_000, cities: [] },
    slots: 6,
    fee: 500_000,
    paymentDays: 20,
    deliveryDays: 9,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "tiktok", "ads"], paid: true, territory: "Paraguay", months: 4 },
  },
  created: 31,
  published: 29,
  started: 13,
  closesIn: -14,
  deadlineMoved: { on: 6, deliveryDays: 12 },
  applications: [
    { who: "bruno", applied: 27, confirmed: 15, work: { on: 2, pieces: ["pending", "approved"] } },
    { who: "mateo", applied: 27, confirmed: 14 },
    { who: "sofia", applied: 26, confirmed: 11, work: { on: 0.2, pieces: ["submitted", "pending"] } },
    {
      who: "jazmin",
      applied: 25,
      confirmed: 15,
      work: { on: 5, pieces: ["published", "approved"] },
      completed: 4,
    },
    { who: "araceli", applied: 24, confirmed: 8 },
    { who: "ramon", applied: 24, withdrawn: 20 },
    {
      who: "enzo",
      applied: 23,
      rejected: { on: 16, message: "Gracias, Enzo. Te tenemos en cuenta para la campaña del club." },
    },
  ],
};

export const HAMMOCK_SIESTA: CampaignStory = {
  brand: "kyha",
  cover: "hamaca",
  content: {
    title: "Siesta en hamaca",
    brief: `Una hamaca tejida a mano tarda once días. Queremos un minuto que se sienta así de lento.

Elige un lugar tuyo: el corredor, el patio, la orilla del lago. Plano fijo, sonido directo, sin voz en off. Deja que pase algo mínimo: una brisa, un gato, alguien que se acomoda. La hamaca te la quedas.

En la descripción contamos quién la tejió; nosotros te pasamos el nombre y la foto.`,
    contentPlan: [
      { type: "video", quantity: 1, specification: "Horizontal, 45 a 60 s, plano fijo con sonido directo" },
      { type: "photo", quantity: 3, specification: "Trama, nudo y vista general con el lugar" },
    ],
    eligibility: { categories: ["home", "travel", "lifestyle"], minimumFollowers: 5_000, cities: [] },
    slots: 6,
    fee: 650_000,
    paymentDays: 15,
    deliveryDays: 20,
    deliveryStarts: "on_product_received",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "web", "print"], paid: false, territory: "Sin límite", months: 24 },
  },
  created: 6,
  published: 4,
  closesIn: 20,
  applications: [
    {
      who: "diego",
      applied: 3,
      pitch: "Tengo un plano pensado frente al río, a las cinco y cuarto, con el sonido de las garzas. Una sola toma.",
    },
    { who: "liz", applied: 2 },
    { who: "araceli", applied: 0.1 },
  ],
};

export const EMBROIDERY_IN_TOWN: CampaignStory = {
  brand: "kyha",
  cover: "aopoi",
  content: {
    title: "Ao po'i en la ciudad",
    brief: `El ao po'i no es solo para la fiesta del colegio. Viste la camisa un lunes: reunión, colectivo, café, supermercado.

Combínala con lo tuyo, no con un disfraz. Nos interesa el bordado de cerca y la prenda en movimiento. Cuenta en una frase quién la bordó (viene escrito en la etiqueta).`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 20 s, tres combinaciones" },
      { type: "carousel", quantity: 1, specification: "Cuatro fotos: detalle, espalda, calle y etiqueta" },
    ],
    eligibility: {
      categories: ["fashion", "lifestyle", "home"],
      minimumFollowers: 8_000,
      cities: ["Asunción", "Encarnación", "Villarrica"],
    },
    slots: 4,
    fee: 480_000,
    paymentDays: 15,
    deliveryDays: 10,
    deliveryStarts: "on_product_received",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok", "web"], paid: false, territory: "Paraguay", months: 12 },
  },
  created: 19,
  published: 17,
  started: 3,
  closesIn: -4,
  applications: [
    { who: "sofia", applied: 15, confirmed: 5 },
    { who: "rocio", applied: 14, confirmed: 5 },
    { who: "mirtha", applied: 13, confirmed: 4, agreedFee: 600_000 },
    {
      who: "perla",
      applied: 12,
      rejected: { on: 5, message: "Nos encantó tu feed. Esta vez necesitamos calle y ciudad." },
    },
  ],
};
