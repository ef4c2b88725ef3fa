/** Invented companies. Their taxpayer numbers are well formed and lie far above any that was ever handed out. */
export const DEMO_BRANDS = {
  nasaindy: { name: "Yerbatera Ñasaindy", ruc: "80990101" },
  kuarahy: { name: "Chipería Kuarahy Rapé", ruc: "80990214" },
  tajy: { name: "Tajy Poty Cosmética", ruc: "80990327" },
  yvytu: { name: "Club Yvytu Tienda", ruc: "80990433" },
  jopoi: { name: "Jopói Billetera", ruc: "80990548" },
  roysami: { name: "Helados Ro'ysãmi", ruc: "80990651" },
  kyha: { name: "Kyha & Hilo", ruc: "80990764" },
  jaguami: { name: "Jaguami Alimentos", ruc: "80990879" },
} as const satisfies Record<string, { name: string; ruc: string }>;

export type BrandKey = keyof typeof DEMO_BRANDS;

const HIGHEST_WEIGHT = 11;

/** A taxpayer number with its check digit: modulo 11, weights 2 to 11 from the right. */
export function withCheckDigit(number: string): string {
  const sum = [...number]
    .reverse()
    .reduce((total, digit, place) => total + Number(digit) * (2 + (place % (HIGHEST_WEIGHT - 1))), 0);
  const rest = sum % 11;
  return `${number}-${rest > 1 ? 11 - rest : 0}`;
}
