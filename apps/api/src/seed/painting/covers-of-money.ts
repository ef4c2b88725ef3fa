import {
  around,
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

/** One bill, four friends, and a telephone that does the sum. */
export function cuentas(): string {
  const { defs, body } = stage("#1f5f63", "#123f47", 800);
  const quarter = ["#f4a64a", "#ef6f5e", "#f6e2bd", "#59b8a5"];
  const slices = quarter
    .map((colour, at) => {
      const [mx, my] = polar(800, 360, 13, at * 90 + 45);
      const [x1, y1] = polar(mx, my, 112, at * 90);
      const [x2, y2] = polar(mx, my, 112, at * 90 + 90);
      return `<path d="M${mx} ${my}L${x1} ${y1}A112 112 0 0 1 ${x2} ${y2}Z" fill="${colour}"/>`;
    })
    .join("");
  const friends = quarter
    .map(
      (colour, at) =>
        `<circle cx="${655 + at * 96}" cy="560" r="35" fill="${colour}"/><circle cx="${655 + at * 96}" cy="549" r="13" fill="#123f47"/><path d="M${632 + at * 96} 584q23-32 46 0" fill="#123f47"/>`,
    )
    .join("");
  const card = (x: number, y: number, turn: number, colour: string, id: string) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="26" y="34" width="380" height="236" rx="30" fill="#06181d" opacity=".5" filter="url(#edge)"/><rect width="380" height="236" rx="30" fill="url(#${id})"/><clipPath id="c${id}"><rect width="380" height="236" rx="30"/></clipPath><g clip-path="url(#c${id})" opacity=".4">${lace(300, 190, 150, lighter(colour, 0.6), 26)}</g><rect x="36" y="60" width="62" height="48" rx="10" fill="#f6d58c"/><path d="M36 84H98M67 60V108" stroke="#b98a3c" stroke-width="4"/><rect x="36" y="166" width="150" height="13" rx="6" fill="#ffffff" opacity=".75"/><rect x="36" y="192" width="92" height="10" rx="5" fill="#ffffff" opacity=".5"/></g>`;
  const coin = (cx: number, cy: number, r: number) =>
    `${shadow(cx + 22, cy + r * 1.05, r * 0.9, 14, 0.4)}<circle cx="${cx + 8}" cy="${cy + 8}" r="${r}" fill="#9c651f"/><circle cx="${cx}" cy="${cy}" r="${r}" fill="url(#coin)"/><circle cx="${cx}" cy="${cy}" r="${r * 0.78}" fill="none" stroke="#a8702a" stroke-width="5"/><g transform="translate(${cx} ${cy}) scale(${r / 70})" stroke="#8a5a1d" stroke-width="9" fill="none" stroke-linecap="round"><path d="M26 -22a34 34 0 1 0 6 32H6M0 -50V50"/></g>`;
  return drawing(
    defs +
      radial(
        "coin",
        [
          [0, "#ffe7a6"],
          [0.6, "#f2b84b"],
          [1, "#c9832c"],
        ],
        [0.34, 0.28, 0.85],
      ) +
      linear("coral", [
        [0, "#f58b70"],
        [1, "#c9455a"],
      ]) +
      linear("amber", [
        [0, "#f7bd5b"],
        [1, "#d9832f"],
      ]) +
      linear("screen", [
        [0, "#fffaf0"],
        [1, "#f1e3c8"],
      ]) +
      linear(
        "edgeOf",
        [
          [0, "#0d2126"],
          [0.5, "#2a4a50"],
          [1, "#0a181c"],
        ],
        "across",
      ),
    `${body}<g opacity=".12">${lace(800, 420, 560, "#bff0e2", 48)}</g>${card(170, 400, -17, "#c9455a", "coral")}${card(1060, 210, 14, "#d9832f", "amber")}${shadow(840, 920, 330, 40, 0.55)}
    <g transform="rotate(4 800 500)"><rect x="570" y="110" width="460" height="800" rx="66" fill="url(#edgeOf)"/><rect x="592" y="132" width="416" height="756" rx="48" fill="url(#screen)"/><rect x="742" y="152" width="116" height="26" rx="13" fill="#0d2126"/>${slices}<circle cx="800" cy="360" r="50" fill="#fdf6e6"/><rect x="690" y="206" width="220" height="17" rx="8" fill="#123f47" opacity=".8"/>${friends}${[0, 1, 2].map((at) => `<rect x="630" y="${626 + at * 62}" width="340" height="48" rx="16" fill="#ffffff"/><rect x="652" y="${644 + at * 62}" width="${120 + at * 26}" height="12" rx="6" fill="#123f47" opacity=".4"/><rect x="868" y="${644 + at * 62}" width="80" height="12" rx="6" fill="${quarter[at] ?? "#123f47"}"/>`).join("")}<rect x="630" y="816" width="340" height="50" rx="25" fill="#c9455a"/><rect x="744" y="834" width="112" height="14" rx="7" fill="#fff0df"/><path d="M592 180q0-48 48-48h150L592 620Z" fill="#ffffff" opacity=".34"/></g>
    ${coin(360, 800, 74)}${coin(1250, 730, 86)}${coin(1400, 860, 60)}${coin(240, 250, 56)}`,
  );
}

/** Coins that grow, step by step, until something flowers. */
export function ahorro(): string {
  const { defs, body } = stage("#f2c14e", "#d9863c", 760);
  const stack = (cx: number, count: number, rx: number) =>
    `${shadow(cx + 60, 884, rx * 1.5, 34, 0.42)}${Array.from({ length: count }, (_, at) => {
      const y = 868 - at * 44;
      const x = cx + Math.sin(at * 2.3 + cx) * 7;
      return `<path d="M${x - rx} ${y - 36}V${y}A${rx} ${rx * 0.28} 0 0 0 ${x + rx} ${y}V${y - 36}Z" fill="url(#side)"/><path d="M${x - rx} ${y - 20}A${rx} ${rx * 0.28} 0 0 0 ${x + rx} ${y - 20}" stroke="#9c651f" stroke-width="3" fill="none" opacity=".5"/><ellipse cx="${x}" cy="${y - 36}" rx="${rx}" ry="${rx * 0.28}" fill="url(#face)"/><ellipse cx="${x}" cy="${y - 36}" rx="${rx * 0.76}" ry="${rx * 0.2}" fill="none" stroke="#b0762c" stroke-width="4"/>`;
    }).join("")}`;
  const flower = (cx: number, cy: number, r: number) =>
    `${around(5, (turn) => leaf(cx, cy, turn, r, r * 0.5, turn % 144 ? "#d64f92" : "#e46aa4", false)).join("")}<circle cx="${cx}" cy="${cy}" r="${r * 0.22}" fill="#fbd36a"/>${around(
      5,
      (turn) => {
        const [x, y] = polar(cx, cy, r * 0.42, turn + 36);
        return `<circle cx="${x}" cy="${y}" r="${r * 0.05}" fill="#8e2f5e"/>`;
      },
    ).join("")}`;
  return drawing(
    defs +
      roundness("side", "#d89a3c") +
      radial(
        "face",
        [
          [0, "#ffeab0"],
          [0.7, "#f0b64a"],
          [1, "#cf8a30"],
        ],
        [0.35, 0.35, 0.8],
      ) +
      roundness("pot", "#b5533c"),
    `${body}<g opacity=".26">${lace(1090, 330, 300, "#fff4cf", 40)}</g>${windowLight(180, -20, 1.25)}
    ${stack(330, 2, 104)}${stack(580, 5, 108)}${stack(840, 8, 112)}
    ${shadow(1200, 890, 250, 36, 0.5)}<path d="M1030 600H1310L1268 866Q1170 894 1072 866Z" fill="url(#pot)"/><rect x="1010" y="560" width="320" height="76" rx="18" fill="url(#pot)"/><ellipse cx="1170" cy="562" rx="158" ry="27" fill="#3a2018"/><g opacity=".85">${[1090, 1170, 1250].map((x) => lace(x, 744, 44, "#f6d9b8", 14)).join("")}</g>
    <path d="M1170 566Q1150 420 1186 300T1160 130M1180 400Q1260 340 1310 250M1166 460Q1080 390 1030 300" stroke="#5a3a2a" stroke-width="15" fill="none" stroke-linecap="round"/>${leaf(1176, 480, 66, 120, 32, "#4d8a4a")}${leaf(1168, 420, -70, 110, 30, "#67a35a")}${leaf(1260, 330, 82, 96, 28, "#4d8a4a")}
    ${flower(1160, 130, 100)}${flower(1316, 240, 84)}${flower(1024, 290, 88)}${flower(1240, 150, 56)}${flower(1090, 200, 54)}${flower(1186, 300, 62)}${leaf(1420, 906, 80, 60, 24, "#e46aa4", false)}${leaf(1460, 926, 130, 50, 22, "#d64f92", false)}${leaf(960, 916, -60, 50, 22, "#e46aa4", false)}`,
  );
}
