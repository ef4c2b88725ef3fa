import type { DemoProduct, PACK_VIEWS, PackShape } from "../demo-products.ts";
import { darker, drawing, lace, lighter, radial, roundness, shadow } from "./brushes.ts";
import { render } from "./render.ts";

const SIDE = 1000;
const CREAM = "#fff6e6";

/** What stands before a plain ground: bodies of 1000 by 1000, drawn in the product's colour. */
const SHAPES: Record<PackShape, (colour: string) => string> = {
  pouch: (colour) =>
    `<path d="M300 250Q500 225 700 250L725 800Q500 835 275 800Z" fill="url(#body)"/><path d="M300 250Q500 225 700 250L704 300Q500 275 296 300Z" fill="${darker(colour, 0.3)}"/>${label(500, 560, 150)}`,
  jar: (colour) =>
    `<rect x="310" y="420" width="380" height="380" rx="46" fill="url(#body)"/><rect x="290" y="300" width="420" height="140" rx="28" fill="${lighter(colour, 0.55)}"/><rect x="290" y="410" width="420" height="30" rx="12" fill="${darker(colour, 0.15)}" opacity=".5"/>${label(500, 620, 120)}`,
  tub: (colour) =>
    `<path d="M270 400L320 800Q500 850 680 800L730 400Z" fill="url(#body)"/><ellipse cx="500" cy="398" rx="240" ry="52" fill="${lighter(colour, 0.6)}"/><ellipse cx="500" cy="388" rx="214" ry="38" fill="${CREAM}"/>${label(500, 600, 125)}`,
  folded: (colour) =>
    `<rect x="240" y="420" width="520" height="380" rx="30" fill="url(#body)"/><path d="M240 470Q500 520 760 470M240 560Q500 610 760 560M240 660Q500 710 760 660" stroke="${darker(colour, 0.25)}" stroke-width="10" fill="none" opacity=".55"/><path d="M420 420Q500 500 580 420Z" fill="${darker(colour, 0.35)}"/>${label(620, 700, 70)}`,
};

const label = (x: number, y: number, radius: number) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${CREAM}" opacity=".92"/>${lace(x, y, radius * 0.82, "#8a2d4f", 18)}`;

/** A product before a plain ground as JPEG, 1000 × 1000, the same bytes every time. */
export function paintPackshot(
  { pack }: Pick<DemoProduct, "pack">,
  view: (typeof PACK_VIEWS)[number],
): Promise<Uint8Array> {
  const { shape, colour, ground } = pack;
  const defs =
    radial("ground", [
      [0, lighter(ground, 0.5)],
      [1, darker(ground, 0.1)],
    ]) + roundness("body", colour);
  const turn = view === "frente" ? "" : ' transform="translate(70 30) rotate(-9 500 550) scale(.93)"';
  const body = `<rect width="${SIDE}" height="${SIDE}" fill="url(#ground)"/>${shadow(520, 820, 300, 46)}<g${turn}>${SHAPES[shape](colour)}</g>`;
  return render(drawing(defs, body, [SIDE, SIDE]), { width: SIDE, height: SIDE });
}
