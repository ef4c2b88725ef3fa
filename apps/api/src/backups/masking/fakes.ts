import { createHmac } from "node:crypto";

const GIVEN = [
  "Ana",
  "Luz",
  "Rosa",
  "Julia",
  "Elena",
  "Marta",
  "Nora",
  "Irma",
  "Pablo",
  "Hugo",
  "Raúl",
  "Iván",
  "Saúl",
  "Tomás",
  "Omar",
  "Luis",
];
const FAMILY = [
  "Acosta",
  "Benítez",
  "Cáceres",
  "Duarte",
  "Escobar",
  "Franco",
  "Giménez",
  "Insfrán",
  "López",
  "Mora",
  "Núñez",
  "Ortiz",
  "Paredes",
  "Rojas",
  "Silva",
  "Vera",
];
const CITIES = ["Villa Ejemplo", "Puerto Modelo", "San Ensayo", "Colonia Muestra"];

export type Fakes = ReturnType<typeof fakesFrom>;

/**
 * Invented values, the same for the same original, so that what belonged together still does. Without the secret nobody can try
 * which original a fake stands for.
 */
export function fakesFrom(secret: Uint8Array) {
  const hex = (value: string, length: number) =>
    createHmac("sha256", secret).update(value.trim().toLowerCase()).digest("hex").slice(0, length);
  const number = (value: string) => Number.parseInt(hex(value, 12), 16);
  const of = (list: readonly string[], value: string, salt: string) => list[number(salt + value) % list.length] ?? "";
  return {
    name: (value: string) => `${of(GIVEN, value, "g")} ${of(FAMILY, value, "f")}`,
    email: (value: string) => `persona-${hex(value, 14)}@ejemplo.invalid`,
    phone: (value: string) => `+5950${String(number(value) % 1e10).padStart(10, "0")}`,
    city: (value: string) => of(CITIES, value, "c"),
    date: (value: string) => `19${70 + (number(value) % 30)}-01-01`,
    url: (value: string) => `https://ejemplo.invalid/${hex(value, 14)}`,
    handle: (value: string) => `cuenta_${hex(value, 12)}`,
    key: (value: string) => `x${hex(value, 20)}`,
    text: (value: string) =>
      `Texto de ejemplo ${hex(value, 8)}${" ejemplo".repeat(Math.min(40, Math.floor(value.length / 16)))}`,
  };
}
