/** The categories as they were when the single field was given up, with the words it held. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  beauty: ["belleza", "maquillaje", "makeup", "skincare", "cuidado personal"],
  fashion: ["moda", "ropa", "estilo"],
  food: ["gastronomia", "comida", "comidas", "cocina", "foodie"],
  home: ["hogar", "casa", "decoracion", "deco"],
  family: ["familia", "maternidad", "mamas", "ninos"],
  fitness: ["deporte", "deportes", "deporte y bienestar", "salud", "gym", "wellness"],
  travel: ["viajes", "viaje", "turismo"],
  technology: ["tecnologia", "tech", "gaming"],
  pets: ["mascotas", "mascota", "perros", "gatos"],
  finance: ["finanzas", "economia", "negocios"],
  entertainment: ["entretenimiento", "humor", "musica", "cine"],
  lifestyle: ["estilo de vida", "life style", "lifestyles", "vida"],
};

const CATEGORY_OF = new Map(
  Object.entries(WORDS).flatMap(([category, words]) => [category, ...words].map((word) => [word, category] as const)),
);

/** A category by its key or by the words people used for it, whatever case and accents. Null for one nobody knows. */
export function readLegacyCategory(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const word = value
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
  return CATEGORY_OF.get(word) ?? null;
}
