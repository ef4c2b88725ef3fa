export const USUAL_CAPTIONS = [
  "La ronda de las diez, tal cual es. ¿Con menta'i o con cedrón?",
  "Un ratito de sombra y seguimos. Publicidad.",
  "Así empieza mi mañana desde que tengo memoria.",
  "Lo probé una semana entera antes de contarles. Publicidad.",
];

export const SAID_OF_VIDEOS = [
  "Acá se corta el sonido ambiente antes de tiempo; ¿puede dejar un segundo más?",
  "El texto tapa el producto en este momento. Súbalo un poco.",
  "Esta toma queda oscura; si tiene otra con más luz, mejor.",
  "El subtítulo tiene una errata: «cebar» va con ce.",
];

export const SAID_OF_PICTURES = [
  "La etiqueta queda cortada en esta esquina.",
  "Acá se ve otra marca; conviene sacarla del cuadro.",
  "Esta zona quedó quemada por el sol. ¿Hay otra toma?",
];

export const USUAL_NOTES = [
  "La marca pidió cuidar mucho este punto; revisar antes de mandar el informe.",
  "Trabaja bien y responde rápido: tenerla en cuenta para la próxima.",
  "Si la segunda versión no mejora, la resolvemos por teléfono.",
];

export const USUAL_ANSWERS = [
  "Listo: usé otra toma, con la luz de la tarde.",
  "Corregido. También acorté el comienzo dos segundos.",
  "Moví el texto arriba y dejé el sonido hasta el final.",
];
