/** What people write who have written many applications before. */
export const USUAL_PITCHES: readonly string[] = [
  "Me encantaría participar. Grabo con luz natural y entrego en dos días hábiles.",
  "Ya trabajé con marcas de acá y sé lo que cuesta que no parezca anuncio. Puedo mandar ejemplos por WhatsApp.",
  "Vivo a media cuadra del lugar perfecto para esto. Tengo trípode, micrófono de solapa y ganas.",
  "Mi comunidad pregunta seguido por este tema; sería contenido que igual haría.",
  "Propongo contarlo en primera persona, sin guion cerrado, y ajustar en la revisión.",
  "Tengo disponibilidad esta semana y la siguiente. Edito en el celular, con subtítulos.",
  "Conozco el producto, lo uso en casa. Me gustaría mostrarlo como es, sin puesta en escena.",
  "Puedo sumar a mi mamá, que es la verdadera estrella de la cuenta.",
  "Trabajo con planos cortos y mucho sonido ambiente; creo que va con lo que piden.",
];
