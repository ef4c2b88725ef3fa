import { randomFor } from "./random.ts";
import { render } from "./render.ts";

export const COVER_NAMES = [
  "terere",
  "yuyos",
  "chipa",
  "mburucuya",
  "paletas",
  "rutina",
  "sol",
  "hamaca",
  "aopoi",
  "camiseta",
  "cancha",
  "cuentas",
  "ahorro",
  "mascotas",
] as const;
export type CoverName = (typeof COVER_NAMES)[number];

export async function paintCover(name: CoverName): Promise<Uint8Array> {
  const { between } = randomFor(name);
  const hue = Math.round(between(0, 360));
  return render(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"><rect width="1600" height="1000" fill="hsl(${hue} 50% 50%)"/></svg>`,
    { width: 1600, height: 1000 },
  );
}
