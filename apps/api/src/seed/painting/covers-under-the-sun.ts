import { around, darker, drawing, lace, leaf, lighter, linear, polar, radial, roundness, shadow } from "./brushes.ts";
import { randomFor } from "./random.ts";

/** The hard shadow of noon: the same shape, thrown to the lower right. */
const noon = (shape: string, dx = 130, dy = 110) =>
  Array.from(
    { length: 14 },
    (_, at) => `<g transform="translate(${(dx * (at + 1)) / 14} ${(dy * (at + 1)) / 14})">${shape}</g>`,
  ).join("");

const halfFruit = (cx: number, cy: number, r: number, name: string) => {
  const { between } = randomFor(name);
  const seeds = Array.from({ length: 34 }, () => {
    const [x, y] = polar(cx, cy, Math.sqrt(between(0, 1)) * r * 0.6, between(0, 360));
    return `<ellipse cx="${x}" cy="${y}" rx="${r * 0.1}" ry="${r * 0.075}" fill="#f6b21c" opacity=".8"/><ellipse cx="${x}" cy="${y}" rx="${r * 0.05}" ry="${r * 0.034}" fill="#2c1612" transform="rotate(${between(0, 180)} ${x} ${y})"/>`;
  }).join("");
  return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="#5d1f45"/><circle cx="${cx}" cy="${cy}" r="${r * 0.93}" fill="#f7ead2"/><circle cx="${cx}" cy="${cy}" r="${r * 0.74}" fill="#e99a12"/>${seeds}<path d="M${cx - r * 0.6} ${cy - r * 0.58}A${r * 0.84} ${r * 0.84} 0 0 1 ${cx} ${cy - r * 0.84}" stroke="#ffffff" stroke-width="${r * 0.06}" fill="none" stroke-linecap="round" opacity=".8"/>`;
};

/** One scoop, hard light, nothing else. */
export function mburucuya(): string {
  const cone = `<path d="M620 500L800 930L980 500Z"/><circle cx="800" cy="400" r="216"/>`;
  const waffle = Array.from(
    { length: 12 },
    (_, at) =>
      `<path d="M${520 + at * 46} 480L${760 + at * 46} 960M${1080 - at * 46} 480L${840 - at * 46} 960" stroke="#9c5a22" stroke-width="7" opacity=".55"/>`,
  ).join("");
  const { between } = randomFor("scoop");
  const pits = Array.from({ length: 46 }, () => {
    const [x, y] = polar(800, 400, Math.sqrt(between(0, 1)) * 195, between(0, 360));
    return `<ellipse cx="${x}" cy="${y}" rx="${between(5, 10)}" ry="${between(3, 6)}" fill="#3a1d12" transform="rotate(${between(0, 180)} ${x} ${y})" opacity=".85"/>`;
  }).join("");
  return drawing(
    radial(
      "ground",
      [
        [0, "#f0718f"],
        [1, "#d5406f"],
      ],
      [0.35, 0.3, 0.9],
    ) +
      radial(
        "scoop",
        [
          [0, "#fff0a8"],
          [0.45, "#fbcf45"],
          [1, "#e39a17"],
        ],
        [0.36, 0.3, 0.75],
      ) +
      linear(
        "waffle",
        [
          [0, "#e5a75a"],
          [1, "#b06d2c"],
        ],
        "across",
      ),
    `<rect width="1600" height="1000" fill="url(#ground)"/><g fill="#9e1f55" opacity=".5">${noon(cone, 300, 210)}</g><g fill="#9e1f55" opacity=".5">${noon('<circle cx="330" cy="330" r="150"/>', 80, 60)}${noon('<circle cx="1330" cy="660" r="126"/>', 80, 60)}${noon('<circle cx="250" cy="740" r="96"/>', 60, 46)}</g>
    <clipPath id="cone"><path d="M620 500L800 930L980 500Z"/></clipPath><path d="M620 500L800 930L980 500Z" fill="url(#waffle)"/><g clip-path="url(#cone)">${waffle}<path d="M900 480L800 930L1000 900Z" fill="#2a1020" opacity=".22"/></g>
    <circle cx="800" cy="400" r="216" fill="url(#scoop)"/><path d="M584 420q-10 110 44 116t52-40q26 70 72 34t64 6q24 66 74 14t70-18q62 30 56-112Z" fill="#f6bd30"/>${pits}<path d="M650 300q40-84 132-96" stroke="#fffbe4" stroke-width="24" fill="none" stroke-linecap="round" opacity=".85"/>
    <path d="M744 548q6 120 26 128t22-116Z" fill="#f6bd30"/><ellipse cx="776" cy="742" rx="15" ry="22" fill="#f6bd30"/>
    ${halfFruit(330, 330, 150, "one")}${halfFruit(1330, 660, 126, "two")}<circle cx="250" cy="740" r="96" fill="#6b2450"/><path d="M190 700q20-44 66-48" stroke="#b96a95" stroke-width="12" fill="none" stroke-linecap="round"/>${leaf(1180, 250, 40, 200, 56, "#3c8a57")}${leaf(1170, 250, 96, 170, 50, "#57a468")}`,
  );
}

/** Four colours, four friends. */
export function paletas(): string {
  const tastes = [
    ["#e84a5f", 0],
    ["#f6b93b", -46],
    ["#7b4fa3", 20],
    ["#4aa96c", -22],
  ] as const;
  const bar = (x: number, y: number) =>
    `<path d="M${x} ${y + 110}a110 110 0 0 1 220 0V${y + 470}q0 30-30 30H${x + 30}q-30 0-30-30Z"/><rect x="${x + 84}" y="${y + 480}" width="52" height="190" rx="26"/>`;
  return drawing(
    radial(
      "ground",
      [
        [0, "#6fd0c8"],
        [1, "#2f9fa3"],
      ],
      [0.3, 0.25, 0.95],
    ) +
      tastes
        .map(([colour], at) =>
          linear(`taste${at}`, [
            [0, lighter(colour, 0.28)],
            [0.5, colour],
            [1, darker(colour, 0.18)],
          ]),
        )
        .join(""),
    `<rect width="1600" height="1000" fill="url(#ground)"/><g opacity=".22">${lace(800, 500, 620, "#f4fffb", 48)}</g>${tastes
      .map(([colour, lift], at) => {
        const x = 210 + at * 320;
        const y = 170 + lift;
        const fruit = Array.from(
          { length: 5 },
          (_, piece) =>
            `<circle cx="${x + 50 + ((piece * 67) % 130)}" cy="${y + 120 + piece * 76}" r="${24 + ((piece * 7) % 12)}" fill="${darker(colour, 0.26)}" opacity=".55"/><circle cx="${x + 44 + ((piece * 67) % 130)}" cy="${y + 113 + piece * 76}" r="${10}" fill="${lighter(colour, 0.6)}" opacity=".65"/>`,
        ).join("");
        return `<g fill="#155f6b" opacity=".62">${noon(bar(x, y), 110, 90)}</g><rect x="${x + 84}" y="${y + 470}" width="52" height="200" rx="26" fill="#e9c691"/><rect x="${x + 92}" y="${y + 500}" width="12" height="150" rx="6" fill="#fff0d2" opacity=".8"/><path d="M${x} ${y + 110}a110 110 0 0 1 220 0V${y + 470}q0 30-30 30H${x + 30}q-30 0-30-30Z" fill="url(#taste${at})"/>${fruit}<path d="M${x + 40} ${y + 430}V${y + 130}a66 66 0 0 1 40-60" stroke="#ffffff" stroke-width="18" fill="none" stroke-linecap="round" opacity=".55"/>`;
      })
      .join("")}`,
  );
}

/** The bottle, the sand, and the sun it is for. */
export function sol(): string {
  const rays = around(40, (turn) => {
    const [x1, y1] = polar(1120, 380, 318, turn);
    const [x2, y2] = polar(1120, 380, turn % 18 ? 400 : 460, turn);
    return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#ffe3a1" stroke-width="11" stroke-linecap="round" opacity=".75"/>`;
  }).join("");
  return drawing(
    linear("sky", [
      [0, "#1f8f93"],
      [0.6, "#7cc9b4"],
      [1, "#f8dfa4"],
    ]) +
      radial("sun", [
        [0, "#fff1b8"],
        [0.7, "#fdbf4c"],
        [1, "#f39a3a"],
      ]) +
      linear("sand", [
        [0, "#f3cf8f"],
        [1, "#cf935a"],
      ]) +
      linear("river", [
        [0, "#2f9c9a"],
        [1, "#17737c"],
      ]) +
      roundness("tube", "#f5efe2") +
      roundness("cap", "#ef7d4f"),
    `<rect width="1600" height="1000" fill="url(#sky)"/>${rays}<circle cx="1120" cy="380" r="290" fill="url(#sun)"/><g opacity=".45">${lace(1120, 380, 262, "#e5812f", 36)}</g>
    <rect y="590" width="1600" height="150" fill="url(#river)"/>${Array.from({ length: 16 }, (_, at) => `<rect x="${840 + ((at * 83) % 470)}" y="${600 + at * 8}" width="${70 + ((at * 37) % 150)}" height="5" rx="2" fill="#ffe9b5" opacity=".6"/>`).join("")}
    <path d="M0 712Q320 664 760 720T1600 700V1000H0Z" fill="url(#sand)"/><path d="M0 760Q420 720 860 778T1600 760" stroke="#fff0cb" stroke-width="6" fill="none" opacity=".5"/><path d="M0 850Q420 800 900 868T1600 850" stroke="#a86d3b" stroke-width="5" fill="none" opacity=".3"/>
    <path d="M430 880L120 950Q60 980 200 980H640Z" fill="#6e3b2d" opacity=".4" filter="url(#edge)"/>${shadow(520, 890, 170, 22, 0.5)}
    <path d="M340 240q180-36 360 0l-44 520H384Z" fill="url(#tube)"/><path d="M340 240q180-36 360 0l-3 34q-176-32-354 0Z" fill="#d9cfbb"/><rect x="392" y="752" width="256" height="132" rx="24" fill="url(#cap)"/><circle cx="520" cy="450" r="98" fill="#f6a93f"/>${around(
      16,
      (turn) => {
        const [x1, y1] = polar(520, 450, 112, turn);
        const [x2, y2] = polar(520, 450, 136, turn);
        return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#ef7d4f" stroke-width="9" stroke-linecap="round"/>`;
      },
    ).join(
      "",
    )}<rect x="440" y="626" width="160" height="16" rx="8" fill="#1f7f84"/><rect x="466" y="658" width="108" height="11" rx="5" fill="#1f7f84" opacity=".55"/>
    ${[0, 1, 2, 3, 4, 5].map((at) => leaf(40, -30, 92 + at * 17, 520 - at * 30, 66, darker("#2f7f57", at * 0.07))).join("")}${shadow(1260, 906, 190, 22, 0.36)}<path d="M1080 880q60-96 180-96t190 96q-180 40-370 0Z" fill="#e2604f"/><path d="M1262 784V880M1180 798q-30 40-28 88M1345 800q34 40 32 84" stroke="#fbe6c8" stroke-width="17" fill="none"/>`,
  );
}

/** A hammock at the river when the lapacho is in flower. */
export function hamaca(): string {
  const { between, pick } = randomFor("hamaca");
  const blossom = (cx: number, cy: number, r: number, count: number) =>
    Array.from({ length: count }, () => {
      const [x, y] = polar(cx, cy, Math.sqrt(between(0, 1)) * r, between(0, 360));
      const low = (y - cy) / r;
      return `<circle cx="${x}" cy="${y * 0.86 + cy * 0.14}" r="${between(13, 32)}" fill="${low > 0.25 ? pick(["#a82d6d", "#b93a7c", "#94265f"]) : pick(["#e46aa4", "#f08fbb", "#d64f92", "#f7b1cf"])}"/>`;
    }).join("");
  const hills = (y: number, colour: string, name: string) => {
    const random = randomFor(name);
    const tops = Array.from(
      { length: 9 },
      (_, at) => `Q${at * 200 + 100} ${y - random.between(20, 90)} ${at * 200 + 200} ${y - random.between(0, 22)}`,
    ).join("");
    return `<path d="M0 ${y}${tops}V700H0Z" fill="${colour}"/>`;
  };
  const cords = (x: number, y: number, towards: number, spread: number) =>
    Array.from(
      { length: 9 },
      (_, at) =>
        `<path d="M${x} ${y}Q${(x + towards) / 2} ${y + 70} ${towards} ${640 - spread / 2 + (at * spread) / 8}" stroke="#f6e2bd" stroke-width="3.5" fill="none"/>`,
    ).join("");
  const fringe = Array.from({ length: 34 }, (_, at) => {
    const x = 480 + at * 20;
    const y = 668 + Math.sin((at / 33) * Math.PI) * 178;
    return `<path d="M${x} ${y}q${between(-8, 8)} 30 ${between(-10, 10)} 58" stroke="${at % 3 ? "#f6e2bd" : "#e0a43c"}" stroke-width="5" stroke-linecap="round" fill="none"/>`;
  }).join("");
  return drawing(
    linear("sky", [
      [0, "#4d3c78"],
      [0.4, "#d2607c"],
      [0.72, "#f6a15f"],
      [1, "#fbd88b"],
    ]) +
      linear("river", [
        [0, "#f2a469"],
        [0.5, "#b6586f"],
        [1, "#4b3a6b"],
      ]) +
      radial("sun", [
        [0, "#fff4c9"],
        [0.5, "#ffdf8f"],
        [1, "#ffc870", 0],
      ]) +
      linear(
        "bark",
        [
          [0, "#3a1d2b"],
          [1, "#22101c"],
        ],
        "across",
      ) +
      linear("weave", [
        [0, "#b0264f"],
        [1, "#7d1a45"],
      ]) +
      linear("grass", [
        [0, "#34402f"],
        [1, "#1a1d1c"],
      ]),
    `<rect width="1600" height="1000" fill="url(#sky)"/><circle cx="820" cy="520" r="260" fill="url(#sun)"/><circle cx="820" cy="520" r="92" fill="#fff2c4"/>${hills(560, "#8a4a74", "far")}${hills(590, "#613862", "near")}<rect y="588" width="1600" height="240" fill="url(#river)"/>${Array.from({ length: 26 }, (_, at) => `<rect x="${820 - between(30, 220) * (0.4 + at / 24)}" y="${594 + at * 8.5}" width="${between(60, 330) * (0.4 + at / 24)}" height="4" rx="2" fill="#ffe2a0" opacity="${0.75 - at * 0.02}"/>`).join("")}
    <path d="M0 800Q400 748 800 790T1600 770V1000H0Z" fill="url(#grass)"/><path d="M210 0q40 400-40 860h150q-40-400 30-860Z" fill="url(#bark)"/><path d="M1330 0q-10 420 -20 840h140q-40-430 20-840Z" fill="url(#bark)"/><path d="M280 220Q420 120 560 90M1370 240Q1240 130 1120 110M260 140Q120 60 40 60M1400 150Q1500 60 1600 40" stroke="#2b1523" stroke-width="30" fill="none" stroke-linecap="round"/>
    ${blossom(330, 90, 330, 230)}${blossom(1370, 80, 330, 230)}${blossom(20, 130, 170, 70)}${blossom(820, -60, 210, 70)}
    <path d="M214 424h104v18H212ZM1316 424h88v18h-90Z" fill="#e7c58e"/>${cords(300, 430, 470, 70)}${cords(1352, 430, 1170, 70)}<path d="M466 600Q820 720 1176 600Q1150 720 1090 770Q820 930 550 770Q490 720 466 600Z" fill="url(#weave)"/><g opacity=".9"><clipPath id="bed"><path d="M466 600Q820 720 1176 600Q1150 720 1090 770Q820 930 550 770Q490 720 466 600Z"/></clipPath><g clip-path="url(#bed)">${Array.from({ length: 9 }, (_, at) => `<path d="M440 ${590 + at * 34}Q820 ${720 + at * 36} 1200 ${590 + at * 34}" stroke="${["#e0a43c", "#f6e2bd", "#d2607c"][at % 3]}" stroke-width="${at % 2 ? 6 : 13}" fill="none" opacity=".8"/>`).join("")}${[660, 820, 980].map((x) => lace(x, 772, 56, "#fbe9c6", 16)).join("")}</g></g><path d="M466 600Q820 720 1176 600" stroke="#fbe9c6" stroke-width="9" fill="none"/>${fringe}
    ${Array.from({ length: 60 }, () => `<ellipse cx="${between(0, 1600)}" cy="${between(830, 990)}" rx="${between(7, 14)}" ry="${between(4, 7)}" fill="${pick(["#e46aa4", "#f08fbb", "#b93a7c"])}"/>`).join("")}`,
  );
}
