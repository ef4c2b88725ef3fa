import { HEIGHT, WIDTH } from "./brushes.ts";
import { chipa, rutina, terere, yuyos } from "./covers-at-the-table.ts";
import { ahorro, cuentas } from "./covers-of-money.ts";
import { aopoi, camiseta, cancha, mascotas } from "./covers-of-town.ts";
import { hamaca, mburucuya, paletas, sol } from "./covers-under-the-sun.ts";
import { render } from "./render.ts";

const COVERS = {
  cancha,
  chipa,
  mburucuya,
  paletas,
  terere,
  sol,
  mascotas,
  camiseta,
  aopoi,
  rutina,
  cuentas,
  yuyos,
  hamaca,
  ahorro,
} as const satisfies Record<string, () => string>;

export type CoverName = keyof typeof COVERS;

/** In the order in which the demo asks for them. */
export const COVER_NAMES = Object.keys(COVERS) as CoverName[];

/** A campaign's cover as JPEG, 1600 × 1000, the same bytes every time. */
export const paintCover = (name: CoverName): Promise<Uint8Array> =>
  render(COVERS[name](), { width: WIDTH, height: HEIGHT });
