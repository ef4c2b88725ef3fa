import type { CreatorKey } from "../demo-creators.ts";
import { around, darker, drawing, lace, leaf, lighter, linear, mix, polar, radial } from "./brushes.ts";
import { type HairStyle, LOOKS, type Look } from "./portrait-looks.ts";
import { randomFor } from "./random.ts";
import { render } from "./render.ts";

const SIZE = 640;

/** A creator's portrait as JPEG, 640 × 640, the same bytes every time. */
export async function paintPortrait(key: CreatorKey): Promise<Uint8Array> {
  const look = LOOKS[key];
  if (!look) throw new Error(`Nobody has said what ${key} looks like.`);
  return render(portrait(key, look), { width: SIZE, height: SIZE });
}

function portrait(key: string, look: Look): string {
  const { between } = randomFor(key);
  const { ground, skin, hair, style, garment, extra = [] } = look;
  const [width, chin] = [between(100, 112), between(428, 442)];
  const face = `M${320 - width} 262Q${320 - width - 4} 150 320 150Q${320 + width + 4} 150 ${320 + width} 262Q${320 + width - 2} 356 ${320 + 52} ${chin - 18}Q320 ${chin + 12} ${320 - 52} ${chin - 18}Q${320 - width + 2} 356 ${320 - width} 262Z`;
  const defs =
    radial(
      "ground",
      [
        [0, lighter(ground, 0.4)],
        [0.7, ground],
        [1, darker(ground, 0.24)],
      ],
      [0.3, 0.24, 0.95],
    ) +
    linear(
      "skin",
      [
        [0, lighter(skin, 0.16)],
        [0.55, skin],
        [1, darker(skin, 0.16)],
      ],
      "across",
    ) +
    linear("garment", [
      [0, lighter(garment, 0.16)],
      [1, darker(garment, 0.28)],
    ]) +
    linear(
      "hair",
      [
        [0, lighter(hair, 0.2)],
        [0.5, hair],
        [1, darker(hair, 0.35)],
      ],
      "across",
    ) +
    `<clipPath id="face"><path d="${face}"/></clipPath>`;
  const hasEarrings = extra.includes("earrings");
  const body = `<rect width="640" height="640" fill="url(#ground)"/><g opacity=".3">${lace(between(150, 490), between(190, 260), between(230, 290), lighter(ground, 0.6), 32)}</g><g transform="translate(-64 -46) scale(1.2)">
    ${HAIR_BEHIND[style]}
    <path d="M262 380H378V480Q320 530 262 480Z" fill="${darker(skin, 0.2)}"/>
    <path d="M60 660Q70 522 196 490L262 462Q320 524 378 462L444 490Q570 522 580 660Z" fill="url(#garment)"/><path d="M250 462Q320 548 390 462L404 474Q320 580 236 474Z" fill="${darker(garment, 0.3)}"/>
    <ellipse cx="${320 - width}" cy="306" rx="22" ry="34" fill="${skin}"/><ellipse cx="${320 + width}" cy="306" rx="22" ry="34" fill="${darker(skin, 0.14)}"/>
    <path d="${face}" fill="url(#skin)"/><g clip-path="url(#face)"><path d="M372 130Q470 300 360 470H520V130Z" fill="#4a1a2a" opacity=".13"/><ellipse cx="250" cy="346" rx="38" ry="27" fill="#e0604f" opacity=".24"/><ellipse cx="390" cy="346" rx="38" ry="27" fill="#e0604f" opacity=".24"/>${extra.includes("beard") ? beard(hair, skin, chin) : ""}<path d="M200 120H440V222Q320 176 200 222Z" fill="#2a1020" opacity=".16"/></g>
    ${features(skin, hair, between(0, 1))}
    ${extra.includes("moustache") ? `<path d="M320 362q-22-18-62 14q34 10 62-2q28 12 62 2q-40-32-62-14Z" fill="${darker(hair, 0.1)}"/>` : ""}
    ${HAIR_BEFORE[style]}
    ${extra.includes("glasses") ? GLASSES : ""}
    ${hasEarrings ? [320 - width - 6, 320 + width + 6].map((x) => `<g>${lace(x, 366, 21, "#f6d58c", 12)}</g>`).join("") : ""}
    ${extra.includes("cap") ? cap(mix(garment, "#fbe9c6", 0.72), garment) : ""}
    ${extra.includes("flower") ? `${around(5, (turn) => leaf(424, 176, turn, 52, 27, turn % 144 ? "#d64f92" : "#f08fbb", false)).join("")}<circle cx="424" cy="176" r="13" fill="#fbd36a"/>` : ""}</g>`;
  return drawing(defs, body, [SIZE, SIZE]);
}

function features(skin: string, hair: string, mood: number): string {
  const brow = darker(hair, 0.1);
  const lips = mix(skin, "#b3304a", 0.62);
  const eye = (cx: number) =>
    `<path d="M${cx - 25} 292Q${cx} 268 ${cx + 25} 292Q${cx} 310 ${cx - 25} 292Z" fill="#fff8ee"/><circle cx="${cx}" cy="290" r="12.5" fill="#3a2018"/><circle cx="${cx - 4}" cy="285" r="4" fill="#ffffff"/><path d="M${cx - 27} 292Q${cx} 264 ${cx + 27} 291" stroke="#2a1512" stroke-width="6" fill="none" stroke-linecap="round"/>`;
  const smile =
    mood > 0.5
      ? `<path d="M276 378Q320 396 364 378Q356 424 320 424Q284 424 276 378Z" fill="#7c2233"/><path d="M284 383Q320 396 356 383Q352 400 320 401Q288 400 284 383Z" fill="#fffaf2"/>`
      : `<path d="M280 384Q320 412 360 384" stroke="${lips}" stroke-width="12" fill="none" stroke-linecap="round"/><path d="M300 414Q320 422 340 414" stroke="${darker(skin, 0.2)}" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  return `${eye(272)}${eye(368)}<path d="M240 258Q268 236 302 252" stroke="${brow}" stroke-width="12" fill="none" stroke-linecap="round"/><path d="M338 252Q372 236 400 258" stroke="${brow}" stroke-width="12" fill="none" stroke-linecap="round"/><path d="M324 284Q338 330 332 342Q322 354 304 346" stroke="${darker(skin, 0.3)}" stroke-width="6" fill="none" stroke-linecap="round"/>${smile}`;
}

const beard = (hair: string, skin: string, chin: number) =>
  `<path d="M200 300Q222 372 262 364Q320 344 378 364Q418 372 440 300V${chin + 40}H200Z" fill="${mix(hair, skin, 0.16)}"/><path d="M276 384Q320 372 364 384Q350 412 320 412Q290 412 276 384Z" fill="${darker(skin, 0.1)}"/>`;

const cap = (colour: string, band: string) =>
  `<path d="M196 236Q190 110 320 104Q450 110 444 236Q320 190 196 236Z" fill="${colour}"/><path d="M190 240Q320 178 450 240Q480 262 462 270Q320 214 178 270Q160 262 190 240Z" fill="${band}"/><path d="M320 104Q300 150 304 196M320 104Q340 150 338 196" stroke="#2a1020" stroke-width="3" fill="none" opacity=".25"/>`;

const GLASSES = `<g fill="#ffffff" fill-opacity=".18" stroke="#2a1d2b" stroke-width="8"><circle cx="272" cy="294" r="42"/><circle cx="368" cy="294" r="42"/><path d="M312 286q8-8 16 0M230 284L206 276M410 284L434 276" fill="none"/></g>`;

const curls = (radius: number, from: number, to: number, count: number, size: number) =>
  Array.from({ length: count }, (_, at) => {
    const [x, y] = polar(320, 250, radius, from + ((to - from) * at) / (count - 1));
    return `<circle cx="${x}" cy="${y}" r="${size + (at % 3) * 5}" fill="url(#hair)"/>`;
  }).join("");

const SHORT_TOP = `<path d="M204 272Q184 128 320 118Q456 128 436 272Q428 214 396 196Q330 214 250 190Q212 214 204 272Z" fill="url(#hair)"/>`;
const PARTED = `<path d="M206 290Q180 126 320 116Q460 126 434 290Q430 226 366 178Q330 166 300 178Q214 222 206 290Z" fill="url(#hair)"/>`;

const HAIR_BEHIND: Record<HairStyle, string> = {
  long: `<path d="M320 104Q150 108 168 330Q172 470 132 560H508Q468 470 472 330Q490 108 320 104Z" fill="url(#hair)"/>`,
  bob: `<path d="M320 106Q156 110 176 330Q170 420 204 440H436Q470 420 464 330Q484 110 320 106Z" fill="url(#hair)"/>`,
  bun: `<circle cx="320" cy="96" r="66" fill="url(#hair)"/><path d="M320 110Q186 114 196 320H444Q454 114 320 110Z" fill="url(#hair)"/>`,
  curls: curls(140, -118, 118, 15, 42),
  short: "",
  fade: "",
  ponytail: `<path d="M390 130Q540 120 530 300Q524 420 470 480Q452 470 462 420Q480 300 420 230Z" fill="url(#hair)"/><path d="M320 110Q186 114 196 310H444Q454 114 320 110Z" fill="url(#hair)"/>`,
  waves: `<path d="M320 104Q160 106 176 280Q150 330 178 380Q152 430 186 470H454Q488 430 462 380Q490 330 464 280Q480 106 320 104Z" fill="url(#hair)"/>`,
  fringe: `<path d="M320 104Q158 108 174 330Q172 440 158 500H482Q468 440 466 330Q482 108 320 104Z" fill="url(#hair)"/>`,
};

const HAIR_BEFORE: Record<HairStyle, string> = {
  long: PARTED,
  bob: `<path d="M204 300Q178 122 320 116Q462 122 436 300Q424 230 404 196Q300 220 250 186Q214 226 204 300Z" fill="url(#hair)"/>`,
  bun: `<path d="M208 270Q192 130 320 122Q448 130 432 270Q410 190 320 186Q230 190 208 270Z" fill="url(#hair)"/>`,
  curls: curls(106, -66, 66, 9, 30),
  short: SHORT_TOP,
  fade: `<path d="M212 236Q206 128 320 120Q434 128 428 236Q414 190 320 186Q226 190 212 236Z" fill="url(#hair)"/>`,
  ponytail: `<path d="M206 276Q186 126 320 118Q454 126 434 276Q414 186 300 180Q226 200 206 276Z" fill="url(#hair)"/>`,
  waves: `<path d="M202 296Q176 122 320 112Q464 122 438 296Q440 236 392 204Q352 190 340 166Q300 214 236 216Q206 240 202 296Z" fill="url(#hair)"/>`,
  fringe: `<path d="M200 300Q176 118 320 112Q464 118 440 300Q440 260 424 240Q320 262 216 240Q200 260 200 300Z" fill="url(#hair)"/>`,
};
