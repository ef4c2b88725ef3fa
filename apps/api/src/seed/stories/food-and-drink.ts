import type { CampaignStory } from "./story.ts";

export const MIDDAY_TERERE: CampaignStory = {
  brand: "nasaindy",
  cover: "terere",
  content: {
    title: "Tereré de media mañana",
    brief: `A las diez y media el país se detiene un rato: alguien trae la jarra, alguien ceba y todos opinan. Queremos contar ese momento sin actuarlo.

Qué buscamos
Muestra tu ronda real: la oficina, el taller, la vereda, la facultad. La yerba aparece porque está ahí, no porque la anuncias. Nos interesa el sonido del hielo, las manos, la conversación.

Qué te pedimos
· Un reel vertical de 20 a 35 segundos, con sonido ambiente y sin música de fondo los primeros cinco.
· Dos fotos horizontales con luz natural: una de la mesa servida y otra de las manos cebando.
· El paquete visible al menos una vez, con la etiqueta al frente.

Qué evitar
Frases de publicidad, guampas de otras marcas a la vista y promesas sobre la salud.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical 9:16, 20 a 35 s, sonido ambiente, subtítulos incrustados" },
      { type: "photo", quantity: 2, specification: "Horizontal, luz natural, sin filtros de color" },
    ],
    eligibility: { categories: ["food", "lifestyle", "family"], minimumFollowers: 5_000, cities: [] },
    slots: 8,
    fee: 450_000,
    paymentDays: 15,
    deliveryDays: 10,
    deliveryStarts: "on_product_received",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok", "facebook"], paid: true, territory: "Paraguay", months: 6 },
  },
  created: 36,
  published: 34,
  started: 18,
  closesIn: -19,
  applications: [
    {
      who: "sofia",
      applied: 32,
      confirmed: 24,
      received: 6,
      work: { on: 1, pieces: ["submitted", "pending", "pending"] },
      pitch:
        "Todos los días a las diez mi oficina entera se junta en el patio. Puedo grabar esa ronda tal cual es, con el hielo, las bromas y el perro del vecino. Edito yo y entrego subtitulado.",
    },
    {
      who: "derlis",
      applied: 31,
      confirmed: 24,
      received: 9,
      work: { on: 2, pieces: ["changes_requested", "approved", "pending"] },
      pitch: "Lo grabaría en el copetín de doña Nena, donde la ronda empieza sin que nadie la llame. Nada armado.",
    },
    { who: "hugo", applied: 31, confirmed: 23, received: 14, agreedFee: 500_000 },
    {
      who: "fatima",
      applied: 30,
      confirmed: 23,
      received: 13,
      extension: { granted: 5, days: 7, reason: "La hija menor estuvo internada; avisó a tiempo por WhatsApp." },
      work: { on: 3, pieces: ["pending", "approved", "approved"] },
    },
    { who: "mateo", applied: 29, confirmed: 4 },
    {
      who: "liz",
      applied: 29,
      confirmed: 22,
      received: 17,
      work: { on: 7, pieces: ["published", "published", "published"] },
      completed: 6,
    },
    {
      who: "nestor",
      applied: 28,
      rejected: { on: 21, message: "Gracias por postularte. Esta vez buscamos cuentas de cocina y vida diaria." },
    },
    { who: "bruno", applied: 27, withdrawn: 25 },
  ],
};

export const HERBS_OF_THE_YARD: CampaignStory = {
  brand: "nasaindy",
  cover: "yuyos",
  content: {
    title: "Los yuyos de mi casa",
    brief: `Cada familia tiene su combinación: menta'i y kokũ, burrito y limón, la que receta la abuela y nadie discute. Queremos reunirlas en una serie.

Cuéntanos la tuya en primera persona: quién te la enseñó, de dónde sale cada planta, en qué orden va al mortero. Si sabes el nombre en guaraní, úsalo.

Entrega un video vertical con la preparación completa y un carrusel de cinco fotos con las plantas sobre un fondo liso. Graba cerca: hojas, mortero, agua. Evita hablar de curas o de efectos medicinales; hablamos de sabor y de memoria.`,
    contentPlan: [
      { type: "video", quantity: 1, specification: "Vertical, 30 a 45 s, preparación completa en primera persona" },
      { type: "carousel", quantity: 1, specification: "Cinco fotos cenitales sobre fondo liso" },
    ],
    eligibility: { categories: ["food", "home", "family"], minimumFollowers: 3_000, cities: [] },
    slots: 10,
    fee: 350_000,
    paymentDays: 15,
    deliveryDays: 12,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "tiktok", "web"], paid: false, territory: "Paraguay", months: 12 },
  },
  created: 7,
  published: 5,
  closesIn: 12,
  applications: [
    {
      who: "hugo",
      applied: 4,
      pitch:
        "Mi abuela de Caacupé machacaba siempre en el mismo orden y decía por qué. Tengo el mortero y tengo la historia.",
    },
    { who: "mirtha", applied: 3 },
    { who: "liz", applied: 2 },
    { who: "ivan", applied: 0.4 },
  ],
};

export const NEIGHBOURHOOD_BREAKFAST: CampaignStory = {
  brand: "kuarahy",
  cover: "chipa",
  content: {
    title: "Desayunos de barrio",
    brief: `La chipa recién salida no espera. Queremos seguirla desde el horno hasta la primera mordida, en seis barrios distintos y con seis personas que la esperan de verdad.

Graba el camino: la canasta, el vapor, el papel, la mesa. La persona que la compra puede ser tu mamá, tu kiosquero o tú. Lo importante es que se note que es temprano y que hace falta.

Un reel y tres fotos por creador. Luz de mañana, encuadres simples, sin decoración agregada.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 25 s como máximo, empieza con el sonido de la corteza" },
      { type: "photo", quantity: 3, specification: "Canasta, detalle de la miga y mesa servida" },
    ],
    eligibility: {
      categories: ["food", "family"],
      minimumFollowers: 8_000,
      cities: ["Asunción", "Luque", "San Lorenzo"],
    },
    slots: 5,
    fee: 400_000,
    paymentDays: 10,
    deliveryDays: 7,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "facebook", "print"], paid: true, territory: "Paraguay", months: 6 },
  },
  created: 92,
  published: 90,
  started: 78,
  completed: 58,
  closesIn: -80,
  applications: [
    {
      who: "sofia",
      applied: 88,
      confirmed: 82,
      work: { on: 74, pieces: ["published", "approved", "approved", "published"] },
      completed: 70,
    },
    {
      who: "derlis",
      applied: 87,
      confirmed: 82,
      work: { on: 75, pieces: ["published", "published", "approved", "approved"] },
      completed: 70,
    },
    {
      who: "ivan",
      applied: 87,
      confirmed: 81,
      agreedFee: 550_000,
      work: { on: 77, pieces: ["approved", "approved", "published", "published"] },
      completed: 69,
    },
    {
      who: "fatima",
      applied: 86,
      confirmed: 81,
      extension: { granted: 75, days: 3, reason: "Llovió tres mañanas seguidas y la escena es en la vereda." },
      work: { on: 71, pieces: ["published", "published", "published", "approved"] },
      completed: 67,
    },
    {
      who: "belen",
      applied: 85,
      rejected: { on: 80, message: "Ya completamos los cupos; te escribimos para la próxima." },
    },
  ],
};

export const ON_ROUTE_TWO: CampaignStory = {
  brand: "kuarahy",
  cover: null,
  content: {
    title: "Parada en la Ruta 2",
    brief: `Borrador. La marca quiere una serie de viaje: parar, bajar la ventanilla, comprar chipa y seguir. Falta definir si hay transporte para los creadores y cuántas paradas.

Pendiente: fotos del local nuevo de Ypacaraí y permiso de grabación en ruta.`,
    contentPlan: [{ type: "story", quantity: 4, specification: "Secuencia de viaje, vertical" }],
    eligibility: { categories: ["travel", "food"], minimumFollowers: 10_000, cities: [] },
    slots: 4,
    fee: 600_000,
    paymentDays: 15,
    deliveryDays: 10,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram"], paid: false, territory: "Paraguay", months: 3 },
  },
  created: 3,
  closesIn: 30,
  applications: [],
};

export const PASSION_FRUIT_SEASON: CampaignStory = {
  brand: "roysami",
  cover: "mburucuya",
  content: {
    title: "Mburucuyá: sabor de temporada",
    brief: `Vuelve el helado de mburucuyá y dura lo que dura la fruta. Queremos provocar antojo en diez segundos: color, textura, la primera cucharada y el gesto de quien la prueba.

Trabaja con contraste: fondo liso, sol fuerte, sombra dura. Muestra la fruta abierta al menos una vez. El humor es bienvenido; la perfección, no tanto: si se derrite, mejor.`,
    contentPlan: [
      { type: "reel", quantity: 2, specification: "Vertical, 8 a 15 s, primer plano en los primeros dos segundos" },
      { type: "photo", quantity: 1, specification: "Vertical 4:5, sombra dura" },
    ],
    eligibility: { categories: ["food", "lifestyle", "entertainment"], minimumFollowers: 10_000, cities: [] },
    slots: 4,
    fee: 550_000,
    paymentDays: 15,
    deliveryDays: 8,
    deliveryStarts: "on_confirmation",
    revisionRounds: 2,
    usageRights: { channels: ["instagram", "tiktok", "ads"], paid: true, territory: "Paraguay", months: 3 },
  },
  created: 70,
  published: 68,
  started: 55,
  completed: 28,
  closesIn: -56,
  applications: [
    {
      who: "jazmin",
      applied: 66,
      confirmed: 60,
      work: { on: 50, pieces: ["published", "published", "approved"] },
      completed: 44,
    },
    {
      who: "gaston",
      applied: 65,
      confirmed: 60,
      agreedFee: 800_000,
      work: { on: 49, pieces: ["published", "approved", "approved"] },
      completed: 44,
      pitch:
        "Lola no come helado, pero lo mira con una intensidad que vende. Grabamos con el de fruta y sin azúcar para ella.",
    },
    {
      who: "sofia",
      applied: 64,
      confirmed: 59,
      work: { on: 52, pieces: ["approved", "published", "published"] },
      completed: 43,
    },
    {
      who: "wilson",
      applied: 63,
      rejected: { on: 58, message: "El estilo de la cuenta no coincide con el de la marca." },
    },
  ],
};

export const PLAYGROUND_POPSICLES: CampaignStory = {
  brand: "roysami",
  cover: "paletas",
  content: {
    title: "Paletas de recreo",
    brief: `Paletas de agua para la vuelta a clases: cuatro colores, cuatro amigos, un recreo. La marca postergó el lanzamiento por un cambio de envase, así que la campaña queda archivada hasta nuevo aviso.`,
    contentPlan: [
      { type: "reel", quantity: 1, specification: "Vertical, 15 s" },
      { type: "story", quantity: 3, specification: "Secuencia con encuesta" },
    ],
    eligibility: { categories: ["family", "food"], minimumFollowers: 5_000, cities: [] },
    slots: 6,
    fee: 300_000,
    paymentDays: 15,
    deliveryDays: 7,
    deliveryStarts: "on_confirmation",
    revisionRounds: 1,
    usageRights: { channels: ["instagram", "tiktok"], paid: false, territory: "Paraguay", months: 3 },
  },
  created: 61,
  archived: 50,
  closesIn: -40,
  applications: [],
};
