/** Colours are `#rrggbb`, lengths are units of the drawing, angles are degrees. */
export const WIDTH = 1600;
export const HEIGHT = 1000;

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** From one colour so far (0 to 1) towards another. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, at) => Math.round(value + ((target[at] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
export const lighter = (colour: string, share: number) => mix(colour, "#fff6e6", share);
export const darker = (colour: string, share: number) => mix(colour, "#2a1020", share);

type Stop = readonly [at: number, colour: string, opacity?: number];
const stops = (list: readonly Stop[]) =>
  list
    .map(([at, colour, opacity = 1]) => `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`)
    .join("");

/** A linear gradient from top to bottom, or from left to right. */
export const linear = (id: string, list: readonly Stop[], direction: "down" | "across" = "down") =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${direction === "across" ? 1 : 0}" y2="${direction === "down" ? 1 : 0}">${stops(list)}</linearGradient>`;

export const radial = (
  id: string,
  list: readonly Stop[],
  [cx, cy, r]: readonly [number, number, number] = [0.5, 0.5, 0.5],
) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops(list)}</radialGradient>`;

/** How light falls on something round that stands upright, from the left. */
export const roundness = (id: string, colour: string) =>
  linear(
    id,
    [
      [0, darker(colour, 0.12)],
      [0.22, lighter(colour, 0.42)],
      [0.42, colour],
      [0.78, darker(colour, 0.34)],
      [1, darker(colour, 0.22)],
    ],
    "across",
  );

/** A soft shadow on the ground. */
export const shadow = (cx: number, cy: number, rx: number, ry: number, strength = 0.4) =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#2a1020" opacity="${strength}" filter="url(#soft)"/>`;

/** A leaf from its stem at the origin upwards, moved and turned. */
export const leaf = (x: number, y: number, turn: number, length: number, width: number, fill: string, vein = true) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 0C${width} ${-length * 0.3} ${width * 0.8} ${-length * 0.75} 0 ${-length}C${-width * 0.8} ${-length * 0.75} ${-width} ${-length * 0.3} 0 0Z" fill="${fill}"/>${
    vein
      ? `<path d="M0 0L0 ${-length * 0.88}" stroke="${/^#/.test(fill) ? lighter(fill, 0.35) : "#ffffff"}" stroke-width="${Math.max(1.5, width * 0.07)}" opacity=".7"/>`
      : ""
  }</g>`;

/** Points of a circle, the first straight up. */
export const around = <T>(count: number, draw: (turn: number, index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => draw((index * 360) / count, index));

export const polar = (cx: number, cy: number, radius: number, turn: number): [number, number] => {
  const angle = ((turn - 90) * Math.PI) / 180;
  return [Math.round((cx + radius * Math.cos(angle)) * 10) / 10, Math.round((cy + radius * Math.sin(angle)) * 10) / 10];
};

/** A rosette of ñandutí, the lace that is woven on spokes: rays, rings of knots, and a scalloped edge. */
export function lace(cx: number, cy: number, radius: number, colour: string, spokes = 24): string {
  const thin = Math.max(1.2, radius * 0.011);
  const rays = around(spokes * 2, (turn) => {
    const [x, y] = polar(cx, cy, radius * 0.9, turn);
    return `M${cx} ${cy}L${x} ${y}`;
  }).join("");
  const petals = around(spokes, (turn) => {
    const [x1, y1] = polar(cx, cy, radius * 0.38, turn);
    const [x2, y2] = polar(cx, cy, radius * 0.72, turn);
    const [ax, ay] = polar(cx, cy, radius * 0.58, turn - 200 / spokes);
    const [bx, by] = polar(cx, cy, radius * 0.58, turn + 200 / spokes);
    return `M${x1} ${y1}Q${ax} ${ay} ${x2} ${y2}Q${bx} ${by} ${x1} ${y1}`;
  }).join("");
  const scallops = around(spokes, (turn) => {
    const [x1, y1] = polar(cx, cy, radius * 0.9, turn);
    const [x2, y2] = polar(cx, cy, radius * 0.9, turn + 360 / spokes);
    const [mx, my] = polar(cx, cy, radius * 1.1, turn + 180 / spokes);
    return `M${x1} ${y1}Q${mx} ${my} ${x2} ${y2}`;
  }).join("");
  const knots = around(spokes, (turn) => {
    const [x, y] = polar(cx, cy, radius * 0.8, turn + 180 / spokes);
    return `<circle cx="${x}" cy="${y}" r="${radius * 0.024}" fill="${colour}" stroke="none"/>`;
  }).join("");
  const rings = [0.1, 0.2, 0.3, 0.36, 0.76, 0.84, 0.9]
    .map((share) => `<circle cx="${cx}" cy="${cy}" r="${radius * share}"/>`)
    .join("");
  return `<g fill="none" stroke="${colour}" stroke-width="${thin}"><path d="${rays}" opacity=".75"/>${rings}<path d="${petals}" fill="${colour}" fill-opacity=".5"/><path d="${scallops}" stroke-width="${thin * 2}"/>${knots}</g>`;
}

/** Bars of light from a window that is outside the picture. */
export const windowLight = (x: number, y: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale}) skewX(-24) rotate(-7)" fill="#fff3d6" opacity=".3" filter="url(#edge)"><rect width="190" height="330"/><rect x="215" width="190" height="330"/><rect y="356" width="190" height="300"/><rect x="215" y="356" width="190" height="300"/></g>`;

/** The shadow of a branch that hangs outside the picture. */
export const branchShadow = (x: number, y: number, turn: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})" opacity=".2" filter="url(#edge)"><path d="M0 0Q260 -40 640 -10" stroke="#3a1430" stroke-width="9" fill="none"/>${Array.from(
    { length: 11 },
    (_, at) => leaf(40 + at * 56, -10 - Math.sin(at / 3.4) * 22, at % 2 ? 150 : 36, 170 - at * 5, 34, "#3a1430", false),
  ).join("")}</g>`;

/** A wall and a table before it. */
export const stage = (wall: string, table: string, edge: number) => ({
  defs:
    radial(
      "wall",
      [
        [0, lighter(wall, 0.38)],
        [0.6, wall],
        [1, darker(wall, 0.2)],
      ],
      [0.34, 0.3, 0.95],
    ) +
    linear("table", [
      [0, lighter(table, 0.16)],
      [1, darker(table, 0.24)],
    ]),
  body: `<rect width="1600" height="1000" fill="url(#wall)"/><rect y="${edge}" width="1600" height="${HEIGHT - edge}" fill="url(#table)"/><rect y="${edge - 26}" width="1600" height="52" fill="#2a1020" opacity=".16" filter="url(#edge)"/>`,
});

const FILTERS = `<filter id="soft" color-interpolation-filters="sRGB" x="-60%" y="-90%" width="220%" height="280%"><feGaussianBlur stdDeviation="20"/></filter><filter id="edge" color-interpolation-filters="sRGB" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="7"/></filter>`;
const VIGNETTE = radial(
  "vignette",
  [
    [0.55, "#2a1020", 0],
    [1, "#2a1020", 0.3],
  ],
  [0.46, 0.42, 0.78],
);

/** A whole drawing. */
export const drawing = (defs: string, body: string, [width, height]: readonly [number, number] = [WIDTH, HEIGHT]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><defs>${FILTERS}${VIGNETTE}${defs}</defs>${body}<rect width="${width}" height="${height}" fill="url(#vignette)"/></svg>`;
