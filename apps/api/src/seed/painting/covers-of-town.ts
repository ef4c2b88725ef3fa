import {
  around,
  branchShadow,
  darker,
  drawing,
  lace,
  leaf,
  lighter,
  linear,
  polar,
  radial,
  roundness,
  shadow,
  stage,
  windowLight,
} from "./brushes.ts";
import { randomFor } from "./random.ts";

/** White work on white cloth, and lace in the colours of Itauguá. */
export function aopoi(): string {
  const { between } = randomFor("aopoi");
  const threads = Array.from(
    { length: 125 },
    (_, at) =>
      `<path d="M0 ${at * 8}H1600" stroke="${at % 2 ? "#ffffff" : "#cdbd9f"}" stroke-width="${between(0.5, 1.8)}" opacity="${between(0.14, 0.4)}"/>`,
  ).join("");
  const fold = (x: number, width: number) =>
    `<rect x="${x}" width="${width}" height="1000" fill="url(#fold)" transform="skewX(-3)"/>`;
  const stitch = (y: number) =>
    Array.from({ length: 34 }, (_, at) => {
      const x = 24 + at * 48;
      return `<path d="M${x} ${y}l20 -20l20 20l-20 20ZM${x + 20} ${y - 20}v-24M${x + 20} ${y + 20}v24" fill="none" stroke="#fffdf6" stroke-width="7" stroke-linejoin="round"/><circle cx="${x + 20}" cy="${y}" r="5" fill="#c9b58f"/>`;
    }).join("");
  const rosettes = [
    [1170, 330, 262, "#b0264f"],
    [1420, 700, 190, "#1f7f84"],
    [930, 690, 168, "#d9822b"],
    [1216, 800, 104, "#6b3f86"],
    [840, 330, 116, "#4d8a4a"],
  ] as const;
  return drawing(
    linear(
      "cloth",
      [
        [0, "#f3e9d4"],
        [0.5, "#fbf5e6"],
        [1, "#e3d3b4"],
      ],
      "across",
    ),
    `<rect width="1600" height="1000" fill="url(#cloth)"/>${threads}${fold(150, 250)}${fold(520, 190)}${fold(930, 260)}${fold(1370, 210)}
    ${stitch(150)}${stitch(870)}<path d="M0 92H1600M0 208H1600M0 812H1600M0 928H1600" stroke="#c9b58f" stroke-width="5" stroke-dasharray="18 12"/>
    ${rosettes.map(([x, y, r, colour]) => `<g opacity=".2" transform="translate(13 17)">${lace(x, y, r, "#3a1a24", 30)}</g>${lace(x, y, r, darker(colour, 0.1), 30)}<g transform="rotate(4 ${x} ${y})">${lace(x, y, r * 0.55, lighter(colour, 0.35), 18)}</g>`).join("")}
    ${shadow(430, 560, 190, 150, 0.3)}<g transform="rotate(-24 400 520)"><rect x="250" y="450" width="300" height="150" rx="20" fill="#a76b3c"/><rect x="250" y="450" width="300" height="40" rx="20" fill="#d49a63"/><rect x="290" y="440" width="220" height="170" fill="#b0264f"/>${Array.from({ length: 17 }, (_, at) => `<path d="M290 ${446 + at * 10}L510 ${440 + at * 10.4}" stroke="${at % 2 ? "#7d1a3d" : "#e0678c"}" stroke-width="5"/>`).join("")}</g><path d="M470 470Q620 350 700 430T905 332" stroke="#b0264f" stroke-width="5" fill="none"/><path d="M300 740L560 640" stroke="#7f7a74" stroke-width="9" stroke-linecap="round"/><path d="M302 738L556 640" stroke="#f2efe9" stroke-width="3" stroke-linecap="round"/>
    ${branchShadow(1650, 160, 170, 1.3)}${windowLight(120, 90, 1.3)}`,
  );
}

/** The shirt hangs out to dry, and the neighbourhood sees it. */
export function camiseta(): string {
  const { between, pick } = randomFor("camiseta");
  const bricks = Array.from({ length: 14 }, (_, row) =>
    Array.from(
      { length: 13 },
      (_, at) =>
        `<rect x="${at * 134 - (row % 2) * 67 + 4}" y="${row * 62 + 4}" width="126" height="54" rx="5" fill="${pick(["#c9694a", "#bd5c41", "#d37a57", "#b4533c"])}" opacity="${between(0.72, 1)}"/>`,
    ).join(""),
  ).join("");
  const shirt =
    "M560 180Q680 250 800 250T1040 180L1290 330L1206 510L1100 456L1112 850Q800 884 488 850L500 456L394 510L310 330Z";
  return drawing(
    linear(
      "shade",
      [
        [0, "#2a1020", 0.05],
        [0.5, "#2a1020", 0],
        [1, "#2a1020", 0.3],
      ],
      "across",
    ) +
      linear(
        "folds",
        [
          [0, "#2a1020", 0.34],
          [0.18, "#ffffff", 0.16],
          [0.34, "#2a1020", 0.14],
          [0.52, "#ffffff", 0.14],
          [0.7, "#2a1020", 0.2],
          [0.86, "#ffffff", 0.1],
          [1, "#2a1020", 0.36],
        ],
        "across",
      ),
    `<rect width="1600" height="1000" fill="#94432f"/>${bricks}<rect y="850" width="1600" height="150" fill="#7a3a2a"/><path d="M0 850H1600V1000H0Z" fill="#5c8a4a"/>${Array.from({ length: 110 }, () => leaf(between(0, 1600), 1004, between(-24, 24), between(60, 190), between(6, 13), pick(["#4b7a3c", "#3c6a35", "#6e9c50", "#2f5a30"]), false)).join("")}
    <path d="${shirt}" fill="#2a1020" opacity=".45" transform="translate(62 56)" filter="url(#edge)"/><path d="M-20 150Q800 236 1620 120" stroke="#2a1020" stroke-width="8" opacity=".4" fill="none" transform="translate(40 46)"/><path d="M-20 150Q800 236 1620 120" stroke="#f3e6cf" stroke-width="8" fill="none"/>
    <clipPath id="shirt"><path d="${shirt}"/></clipPath><g clip-path="url(#shirt)"><rect x="280" y="150" width="1040" height="760" fill="#f8f0df"/>${[0, 1, 2, 3, 4, 5].map((at) => `<path d="M${420 + at * 140} 150Q${410 + at * 142} 520 ${404 + at * 140} 900h72Q${484 + at * 142} 520 ${492 + at * 140} 150Z" fill="#1f7a6d"/>`).join("")}<path d="M300 330l110 190 110-60-20-240Z" fill="#16594f"/><path d="M1300 330l-110 190-110-60 20-240Z" fill="#16594f"/><rect x="280" y="150" width="1040" height="760" fill="url(#folds)"/></g><path d="M560 180Q680 250 800 250T1040 180" stroke="#f2b23c" stroke-width="24" fill="none"/><path d="M394 510L310 330M1206 510L1290 330" stroke="#f2b23c" stroke-width="0"/>
    <g transform="translate(960 410)"><path d="M-62 -66H62V10Q62 70 0 96Q-62 70 -62 10Z" fill="#f2b23c"/><path d="M-50 -54H50V8Q50 58 0 82Q-50 58 -50 8Z" fill="#16594f"/>${lace(0, 4, 40, "#fbe9c6", 12)}</g>
    ${[
      [590, 196],
      [1010, 192],
    ]
      .map(
        ([x, y]) =>
          `<rect x="${(x ?? 0) - 13}" y="${(y ?? 0) - 54}" width="26" height="90" rx="8" fill="#e9c691"/><rect x="${(x ?? 0) - 9}" y="${(y ?? 0) - 50}" width="8" height="80" rx="4" fill="#fff3da"/>`,
      )
      .join("")}
    <rect width="1600" height="1000" fill="url(#shade)"/><path d="M-100 0L420 0L-100 760Z" fill="#fff0c9" opacity=".2" filter="url(#edge)"/>`,
  );
}

/** The corner of a pitch at five in the afternoon, from above. */
export function cancha(): string {
  const { between } = randomFor("cancha");
  const mown = Array.from(
    { length: 9 },
    (_, at) => `<rect x="${-500 + at * 250}" y="-400" width="125" height="1900" fill="#ffffff" opacity=".09"/>`,
  ).join("");
  const specks = Array.from(
    { length: 420 },
    () =>
      `<circle cx="${between(-200, 1800)}" cy="${between(-200, 1300)}" r="${between(1, 4)}" fill="${between(0, 1) > 0.5 ? "#e7d08c" : "#214d2c"}" opacity="${between(0.15, 0.5)}"/>`,
  ).join("");
  const pentagon = (cx: number, cy: number, r: number, turn: number) =>
    `<path d="M${around(5, (at) => polar(cx, cy, r, at + turn).join(" ")).join("L")}Z" fill="#2a1d2b"/>`;
  return drawing(
    radial(
      "grass",
      [
        [0, "#8cb555"],
        [0.6, "#4f8c45"],
        [1, "#2b6038"],
      ],
      [0.28, 0.2, 1.05],
    ) +
      radial(
        "ball",
        [
          [0, "#ffffff"],
          [0.6, "#f3ead8"],
          [1, "#b9a58c"],
        ],
        [0.36, 0.3, 0.75],
      ) +
      linear("bag", [
        [0, "#e05b4b"],
        [1, "#a9323c"],
      ]),
    `<rect width="1600" height="1000" fill="url(#grass)"/><g transform="rotate(24 800 500)">${mown}${specks}<g fill="none" stroke="#fbf6e6" stroke-width="22"><path d="M-400 820H2100M1330 -500V820"/><path d="M1330 610A210 210 0 0 0 1120 820"/><path d="M300 820A330 330 0 0 1 -360 820"/></g></g>
    <path d="M620 640L1010 960L1130 900L760 540Z" fill="#17351f" opacity=".5" filter="url(#edge)"/><ellipse cx="700" cy="610" rx="140" ry="96" fill="#17351f" opacity=".5" filter="url(#edge)" transform="rotate(40 700 610)"/>
    <clipPath id="ball"><circle cx="620" cy="500" r="150"/></clipPath><circle cx="620" cy="500" r="150" fill="url(#ball)"/><g clip-path="url(#ball)">${pentagon(610, 490, 54, 8)}${around(
      5,
      (turn) => {
        const [x, y] = polar(610, 490, 138, turn + 8);
        return pentagon(x, y, 48, turn + 44);
      },
    ).join("")}${around(5, (turn) => {
      const [x1, y1] = polar(610, 490, 54, turn + 8);
      const [x2, y2] = polar(610, 490, 94, turn + 8);
      return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#2a1d2b" stroke-width="6"/>`;
    }).join("")}<circle cx="670" cy="560" r="190" fill="none" stroke="#2a1020" stroke-width="90" opacity=".16"/></g>
    <g transform="translate(1130 250) rotate(-14)"><path d="M40 60L330 330L400 240L160 -20Z" fill="#17351f" opacity=".45" filter="url(#edge)"/><rect x="-110" y="-150" width="250" height="300" rx="64" fill="url(#bag)"/><rect x="-82" y="10" width="194" height="116" rx="26" fill="#8f2836"/><path d="M-82 46H112" stroke="#f6c35a" stroke-width="9"/>${lace(15, -66, 62, "#fbe0b8", 20)}<path d="M-40 -150q0-56 55-56t55 56" stroke="#7d2230" stroke-width="20" fill="none"/></g>
    <g transform="translate(270 260) rotate(20)"><rect x="20" y="30" width="96" height="300" rx="30" fill="#17351f" opacity=".45" filter="url(#edge)"/><rect x="-50" y="-120" width="96" height="310" rx="32" fill="#2c7f8c"/><rect x="-34" y="-100" width="20" height="260" rx="10" fill="#9fd6d4" opacity=".75"/><rect x="-50" y="-40" width="96" height="86" fill="#f3d8a0"/><rect x="-38" y="-176" width="72" height="66" rx="14" fill="#1d4f5b"/></g>`,
  );
}

/** Somebody waits for a bowl. */
export function mascotas(): string {
  const { between, pick } = randomFor("mascotas");
  const { defs, body } = stage("#4f9a94", "#e8b25c", 770);
  const kibble = Array.from(
    { length: 62 },
    () =>
      `<ellipse cx="${between(1010, 1370)}" cy="${between(650, 716)}" rx="${between(17, 26)}" ry="${between(12, 18)}" fill="${pick(["#9b5a2a", "#b8703a", "#84481f", "#c98648"])}" transform="rotate(${between(-30, 30)} 1190 690)"/>`,
  ).join("");
  return drawing(
    defs +
      radial(
        "fur",
        [
          [0, "#e9a762"],
          [0.7, "#cf8140"],
          [1, "#a85f2c"],
        ],
        [0.38, 0.3, 0.85],
      ) +
      radial("muzzle", [
        [0, "#fff4e0"],
        [1, "#ecd0a8"],
      ]) +
      linear("ear", [
        [0, "#8f4c24"],
        [1, "#6d3518"],
      ]) +
      roundness("bowl", "#d2455c"),
    `${body}<g opacity=".18">${lace(560, 380, 430, "#e8fff6", 44)}</g>${shadow(600, 960, 420, 40, 0.5)}
    <path d="M250 1010Q250 690 430 620H690Q870 690 880 1010Z" fill="url(#fur)"/><path d="M430 1010Q440 760 560 700Q690 760 700 1010Z" fill="#fbe8cb"/>
    <path d="M330 250Q190 250 180 430Q176 590 262 600Q340 590 360 420Z" fill="url(#ear)"/><path d="M790 250Q930 250 942 430Q946 590 860 600Q780 590 760 420Z" fill="url(#ear)"/>
    <path d="M560 150Q800 150 814 390Q824 640 560 668Q296 640 306 390Q320 150 560 150Z" fill="url(#fur)"/><path d="M560 152Q610 156 616 300Q620 400 560 420Q500 400 504 300Q510 156 560 152Z" fill="#fbe8cb"/><ellipse cx="560" cy="520" rx="168" ry="138" fill="url(#muzzle)"/><path d="M640 330q60-40 110 20q14 90-50 110q-80-30-60-130Z" fill="#8f4c24" opacity=".65"/>
    ${[
      [440, 380],
      [682, 380],
    ]
      .map(
        ([x, y]) =>
          `<ellipse cx="${x}" cy="${y}" rx="39" ry="44" fill="#2a1512"/><circle cx="${(x ?? 0) - 11}" cy="${(y ?? 0) - 15}" r="13" fill="#ffffff"/><circle cx="${(x ?? 0) + 13}" cy="${(y ?? 0) + 16}" r="6" fill="#ffffff" opacity=".7"/>`,
      )
      .join(
        "",
      )}<path d="M396 322q36-32 78-14M726 322q-36-32-78-14" stroke="#7c4320" stroke-width="13" fill="none" stroke-linecap="round"/>
    <path d="M490 452Q560 420 630 452Q630 520 560 534Q490 520 490 452Z" fill="#2a1512"/><path d="M516 458q40-18 74-4" stroke="#8a6a62" stroke-width="10" stroke-linecap="round" fill="none"/><path d="M560 532V570Q520 616 470 582M560 570Q600 616 650 582" stroke="#2a1512" stroke-width="10" fill="none" stroke-linecap="round"/><path d="M524 598Q528 690 566 694Q606 688 602 596Q560 616 524 598Z" fill="#e8677a"/><path d="M563 612V664" stroke="#b9415a" stroke-width="6" stroke-linecap="round"/>
    <path d="M372 650Q560 752 750 650L742 704Q560 802 380 704Z" fill="#1f5f63"/><circle cx="560" cy="772" r="40" fill="#f2b84b"/>${lace(560, 772, 27, "#8a5a1d", 10)}
    ${shadow(1210, 916, 300, 36, 0.55)}<path d="M960 700H1420L1470 900Q1190 944 910 900Z" fill="url(#bowl)"/><ellipse cx="1190" cy="700" rx="232" ry="52" fill="#8e2440"/><clipPath id="in"><path d="M950 560H1430V700A240 54 0 0 1 958 700Z"/></clipPath><g clip-path="url(#in)">${kibble}</g><path d="M958 700A232 52 0 0 0 1422 700" stroke="#f08b98" stroke-width="13" fill="none"/>${[1040, 1190, 1340].map((x) => lace(x, 832, 42, "#fbe0d4", 14)).join("")}${Array.from({ length: 5 }, (_, at) => `<ellipse cx="${900 + at * 41 - (at % 2) * 500}" cy="${952 - (at % 3) * 12}" rx="21" ry="14" fill="#9b5a2a"/>`).join("")}`,
  );
}
