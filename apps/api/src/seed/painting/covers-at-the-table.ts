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

const citrus = (cx: number, cy: number, r: number, rind: string, flesh: string) =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${rind}"/><circle cx="${cx}" cy="${cy}" r="${r * 0.88}" fill="#fbf6d8"/>${around(
    9,
    (turn) => {
      const [x1, y1] = polar(cx, cy, r * 0.76, turn + 4);
      const [x2, y2] = polar(cx, cy, r * 0.76, turn + 36);
      return `<path d="M${cx} ${cy}L${x1} ${y1}A${r * 0.76} ${r * 0.76} 0 0 1 ${x2} ${y2}Z" fill="${flesh}" stroke="#fbf6d8" stroke-width="${r * 0.03}" stroke-linejoin="round"/>`;
    },
  ).join("")}`;

const ice = (x: number, y: number, size: number, turn: number) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><rect width="${size}" height="${size}" rx="${size * 0.2}" fill="#eaf6f2" opacity=".72"/><path d="M${size * 0.16} ${size * 0.7}V${size * 0.2}H${size * 0.66}" fill="none" stroke="#ffffff" stroke-width="${size * 0.09}" stroke-linecap="round" opacity=".95"/><rect x="${size * 0.3}" y="${size * 0.34}" width="${size * 0.56}" height="${size * 0.52}" rx="${size * 0.16}" fill="#a9cfc6" opacity=".5"/></g>`;

/** A jug, a guampa and what goes into them. */
export function terere(): string {
  const { defs, body } = stage("#e2936a", "#8c3a34", 640);
  const { between } = randomFor("terere");
  const yerba = Array.from({ length: 150 }, () => {
    const [turn, reach] = [between(0, 360), Math.sqrt(between(0, 1))];
    const [x, y] = polar(0, 0, reach * 112, turn);
    return `<path d="M${1010 + x} ${424 + y * 0.26}l${between(-9, 9)} ${between(-4, 3)}" stroke="${lighter("#5d7a35", between(0, 0.5))}" stroke-width="4"/>`;
  }).join("");
  return drawing(
    defs +
      roundness("jug", "#1f6b5c") +
      roundness("lid", "#174a44") +
      roundness("horn", "#c98b52") +
      roundness("metal", "#c9c4ba") +
      linear("band", [
        [0, "#f6e2bd"],
        [1, "#e7c58e"],
      ]),
    `${body}${windowLight(200, 10, 1.1)}
    ${shadow(820, 868, 520, 40, 0.32)}${shadow(640, 856, 250, 44, 0.55)}${shadow(1080, 852, 190, 36, 0.55)}
    <path d="M448 330h-74q-52 0-52 60v190q0 54 54 54h72v-52h-54q-20 0-20-22V404q0-22 22-22h52Z" fill="#174a44"/>
    <rect x="440" y="270" width="310" height="590" rx="46" fill="url(#jug)"/>
    <clipPath id="onJug"><rect x="440" y="270" width="310" height="590" rx="46"/></clipPath>
    <g clip-path="url(#onJug)"><rect x="440" y="470" width="310" height="210" fill="url(#band)"/>${[500, 595, 690].map((x) => lace(x, 575, 82, "#9d2f45", 16)).join("")}<rect x="440" y="270" width="310" height="590" fill="url(#jug)" opacity=".28"/><rect x="440" y="462" width="310" height="9" fill="#d9a34f"/><rect x="440" y="679" width="310" height="9" fill="#d9a34f"/></g>
    <rect x="470" y="176" width="250" height="104" rx="26" fill="url(#lid)"/><rect x="540" y="130" width="110" height="56" rx="18" fill="url(#lid)"/><path d="M716 216q70-6 92 54l-30 14q-18-32-60-30Z" fill="#174a44"/>
    <path d="M1120 150q-10-34-60-18" stroke="url(#metal)" stroke-width="17" fill="none" stroke-linecap="round"/><path d="M1118 146L1040 430" stroke="#8f8a82" stroke-width="21" stroke-linecap="round"/><path d="M1114 150L1037 424" stroke="#efeae0" stroke-width="7" stroke-linecap="round"/>
    <path d="M880 424Q890 720 948 838Q1010 866 1072 838Q1130 720 1140 424Z" fill="url(#horn)"/>${[520, 600, 690].map((y, at) => `<path d="M${890 + at * 12} ${y}Q1010 ${y + 46} ${1130 - at * 12} ${y}" stroke="#7c4a26" stroke-width="3" fill="none" opacity=".45"/>`).join("")}
    <path d="M876 410h268l-6 62Q1010 512 882 472Z" fill="url(#metal)"/><ellipse cx="1010" cy="416" rx="134" ry="40" fill="#e9e4da"/><ellipse cx="1010" cy="422" rx="120" ry="33" fill="#3f5a25"/>${yerba}
    <path d="M1118 146L1040 430" stroke="#8f8a82" stroke-width="21" stroke-linecap="round" stroke-dasharray="270 400"/><path d="M1114 150L1037 424" stroke="#efeae0" stroke-width="7" stroke-linecap="round" stroke-dasharray="262 400"/>
    ${leaf(946, 420, -48, 150, 42, "#3f8a4d")}${leaf(958, 424, -14, 128, 38, "#57a35a")}${leaf(936, 426, -84, 118, 34, "#2f7443")}
    ${shadow(1320, 868, 130, 24, 0.5)}${citrus(1330, 790, 84, "#5f9b3b", "#b5d56a")}${shadow(1232, 892, 70, 14, 0.4)}<g transform="translate(1236 866) scale(1 .42)">${citrus(0, 0, 74, "#5f9b3b", "#c6de7c")}</g>
    ${shadow(300, 884, 150, 22, 0.35)}${ice(196, 800, 82, -12)}${ice(290, 820, 70, 16)}${ice(238, 742, 64, 28)}${leaf(400, 896, 68, 110, 32, "#3f8a4d")}${leaf(430, 900, 104, 90, 28, "#57a35a")}`,
  );
}

/** Plants of the yard laid out on linen, seen from above. */
export function yuyos(): string {
  const { between, pick } = randomFor("yuyos");
  const weave = Array.from(
    { length: 100 },
    (_, at) =>
      `<path d="M0 ${at * 10 + between(-1, 1)}H1600" stroke="#b99f74" stroke-width="${between(0.6, 2)}" opacity="${between(0.1, 0.34)}"/><path d="M${at * 16 + between(-1, 1)} 0V1000" stroke="#fff8e4" stroke-width="${between(0.6, 2.4)}" opacity="${between(0.1, 0.4)}"/>`,
  ).join("");
  const sprig = (
    x: number,
    y: number,
    turn: number,
    height: number,
    greens: readonly [string, ...string[]],
    shape: [number, number],
  ) => {
    const leaves = Array.from({ length: 8 }, (_, at) => {
      const up = -height * (0.22 + at * 0.098);
      const size = shape[0] * (1.12 - at * 0.07);
      return (
        leaf(0, up, -52 + between(-8, 8), size, shape[1], pick(greens)) +
        leaf(0, up - 12, 52 + between(-8, 8), size, shape[1], pick(greens))
      );
    }).join("");
    const plant = `<path d="M0 0Q${between(-12, 12)} ${-height * 0.5} 0 ${-height}" stroke="${darker(greens[0], 0.25)}" stroke-width="8" fill="none"/>${leaves}${leaf(0, -height * 0.94, 0, shape[0], shape[1], greens[0])}`;
    const silhouette = `<path d="M0 0V${-height}" stroke="#2a1020" stroke-width="10"/>${Array.from({ length: 8 }, (_, at) => leaf(0, -height * (0.22 + at * 0.098), -52, shape[0], shape[1], "#2a1020", false) + leaf(0, -height * (0.22 + at * 0.098), 52, shape[0], shape[1], "#2a1020", false)).join("")}`;
    return `<g transform="translate(${x + 20} ${y + 26}) rotate(${turn})" opacity=".2">${silhouette}</g><g transform="translate(${x} ${y}) rotate(${turn})">${plant}</g>`;
  };
  return drawing(
    radial(
      "linen",
      [
        [0, "#f4e7c8"],
        [1, "#dcc398"],
      ],
      [0.3, 0.25, 0.95],
    ) +
      radial("wood", [
        [0, "#5b2f1d"],
        [0.62, "#6e3a22"],
        [0.64, "#a9693c"],
        [0.86, "#c98b55"],
        [1, "#8d5430"],
      ]) +
      radial("paste", [
        [0, "#8fae4c"],
        [1, "#4b6d2c"],
      ]),
    `<rect width="1600" height="1000" fill="url(#linen)"/>${weave}
    ${sprig(250, 930, -8, 640, ["#3f7d46", "#4f9452", "#6aa75b"], [150, 38])}${sprig(500, 960, 7, 700, ["#6f8f45", "#86a552", "#5d7d3a"], [120, 22])}
    ${sprig(1420, 950, 10, 680, ["#2f6b57", "#3d806a", "#59977b"], [140, 46])}${sprig(1190, 970, -9, 560, ["#7f9e3f", "#9bb556", "#688635"], [132, 30])}
    <g opacity=".9">${lace(820, 230, 210, "#b0334d", 28)}</g>
    ${shadow(850, 560, 250, 240, 0.42)}<circle cx="820" cy="520" r="236" fill="url(#wood)"/><circle cx="820" cy="520" r="150" fill="#4a2415"/><circle cx="820" cy="530" r="132" fill="url(#paste)"/>${Array.from(
      { length: 70 },
      () => {
        const [x, y] = polar(820, 530, Math.sqrt(between(0, 1)) * 118, between(0, 360));
        return leaf(
          x,
          y,
          between(0, 360),
          between(16, 40),
          between(5, 11),
          pick(["#a9c765", "#3f6428", "#6f9440", "#c4d98a"]),
          false,
        );
      },
    ).join("")}
    <g transform="rotate(38 1000 420)"><rect x="974" y="170" width="58" height="400" rx="29" fill="#2a1020" opacity=".3" filter="url(#edge)"/><rect x="962" y="150" width="58" height="400" rx="29" fill="#b9794a"/><rect x="972" y="160" width="14" height="370" rx="7" fill="#e3b07c" opacity=".8"/></g>
    ${shadow(716, 868, 90, 70, 0.35)}${citrus(700, 846, 82, "#e0b93a", "#f3d768")}${leaf(960, 880, 70, 120, 34, "#3f7d46")}${leaf(930, 910, 110, 90, 26, "#86a552")}`,
  );
}

const ring = (id: number, cx: number, cy: number, rx: number, ry: number, turn: number) => {
  const { between } = randomFor(`chipa ${id}`);
  const cracks = Array.from({ length: 12 }, (_, at) => {
    const angle = ((at * 30 + between(-9, 9)) * Math.PI) / 180;
    const [x, y] = [Math.cos(angle) * rx, Math.sin(angle) * ry];
    return `<path d="M${x} ${y - 18}q${between(-16, 16)} ${between(6, 14)} ${between(-10, 14)} ${between(18, 34)}" stroke="#8f4f1c" stroke-width="4" fill="none" opacity=".5" stroke-linecap="round"/>`;
  }).join("");
  return `<g transform="translate(${cx} ${cy}) rotate(${turn})"><ellipse cx="8" cy="44" rx="${rx + 50}" ry="${ry + 44}" fill="#2a1020" opacity=".4" filter="url(#edge)"/><g fill="none"><ellipse rx="${rx}" ry="${ry}" stroke="#9b5a20" stroke-width="104"/><ellipse cy="-6" rx="${rx}" ry="${ry}" stroke="#cf8a35" stroke-width="90"/><ellipse cy="-12" rx="${rx}" ry="${ry}" stroke="#e5ad52" stroke-width="62"/><ellipse cx="-6" cy="-24" rx="${rx}" ry="${ry}" stroke="#f7d58c" stroke-width="20" stroke-dasharray="${rx * 1.7} ${rx * 0.8}" stroke-linecap="round" opacity=".85"/></g>${cracks}</g>`;
};

/** Warm rings in a basket, early in the morning. */
export function chipa(): string {
  const { defs, body } = stage("#5e8a86", "#e3c79a", 560);
  const wicker = Array.from({ length: 7 }, (_, row) =>
    Array.from(
      { length: 22 },
      (_, at) =>
        `<rect x="${300 + at * 48 - (row % 2) * 24}" y="${690 + row * 34}" width="44" height="28" rx="13" fill="${row % 2 === at % 2 ? "#b9793c" : "#9c5f2b"}"/><rect x="${304 + at * 48 - (row % 2) * 24}" y="${693 + row * 34}" width="34" height="7" rx="4" fill="#e6b676" opacity=".6"/>`,
    ).join(""),
  ).join("");
  const stripes = Array.from(
    { length: 9 },
    (_, at) =>
      `<path d="M${330 + at * 118} 600q10 80 -14 190" stroke="${at % 2 ? "#b0334d" : "#d98a3a"}" stroke-width="${at % 2 ? 20 : 9}" fill="none" opacity=".85"/>`,
  ).join("");
  return drawing(
    defs +
      linear("basketShade", [
        [0, "#2a1020", 0],
        [1, "#2a1020", 0.45],
      ]) +
      linear("cloth", [
        [0, "#fffaf0"],
        [1, "#e8d8ba"],
      ]),
    `${body}${windowLight(120, -40, 1.25)}${shadow(800, 940, 640, 36, 0.5)}
    <clipPath id="basket"><path d="M270 670H1330Q1310 900 1180 940H420Q290 900 270 670Z"/></clipPath><g clip-path="url(#basket)"><rect x="250" y="660" width="1100" height="300" fill="#8d5424"/>${wicker}<rect x="250" y="660" width="1100" height="300" fill="url(#basketShade)"/></g>
    ${ring(1, 560, 500, 128, 74, -8)}${ring(2, 1050, 500, 132, 76, 9)}${ring(3, 800, 430, 130, 78, 2)}${ring(4, 430, 600, 120, 62, 6)}${ring(5, 1180, 600, 120, 62, -6)}${ring(6, 800, 590, 150, 84, -3)}
    <path d="M236 640Q330 600 420 668Q520 730 620 672Q720 620 820 690Q930 744 1030 680Q1130 622 1220 678Q1300 712 1366 640Q1400 760 1310 800Q1240 760 1150 806Q1040 850 940 800Q830 760 730 812Q620 850 520 796Q430 760 340 806Q210 780 236 640Z" fill="url(#cloth)"/><clipPath id="onCloth"><path d="M236 640Q330 600 420 668Q520 730 620 672Q720 620 820 690Q930 744 1030 680Q1130 622 1220 678Q1300 712 1366 640Q1400 760 1310 800Q1240 760 1150 806Q1040 850 940 800Q830 760 730 812Q620 850 520 796Q430 760 340 806Q210 780 236 640Z"/></clipPath><g clip-path="url(#onCloth)">${stripes}</g>
    <g stroke="#fffaf0" stroke-width="16" fill="none" stroke-linecap="round" opacity=".28" filter="url(#edge)"><path d="M640 330q-40-70 6-130t0-140"/><path d="M820 290q-40-70 6-130t0-120"/><path d="M990 350q-40-70 6-130t0-120"/></g>`,
  );
}

/** Three steps of a routine on pink steps. */
export function rutina(): string {
  const { defs, body } = stage("#eab7ad", "#d98f8d", 700);
  const podium = (cx: number, top: number, rx: number, id: string, colour: string) =>
    `${shadow(cx + 40, 900, rx * 1.1, 40, 0.32)}<path d="M${cx - rx} ${top}V880A${rx} ${rx * 0.17} 0 0 0 ${cx + rx} 880V${top}Z" fill="url(#${id})"/><ellipse cx="${cx}" cy="${top}" rx="${rx}" ry="${rx * 0.17}" fill="${lighter(colour, 0.45)}"/>`;
  return drawing(
    defs +
      roundness("low", "#d98b86") +
      roundness("mid", "#c8636c") +
      roundness("high", "#e7a79c") +
      roundness("glass", "#8a3b52") +
      roundness("cream", "#f3e3cf") +
      roundness("leafy", "#6d8f73") +
      roundness("gold", "#d2a45c") +
      linear("arch", [
        [0, "#b94a63"],
        [1, "#8e2f4e"],
      ]),
    `${body}<path d="M520 720V420a280 280 0 0 1 560 0V720Z" fill="url(#arch)"/><g opacity=".35">${lace(800, 420, 262, "#f6cdbd", 32)}</g>
    ${branchShadow(60, 240, 8, 1.25)}${branchShadow(1560, 120, 164, 1.1)}
    ${podium(480, 700, 200, "low", "#d98b86")}${podium(1130, 740, 210, "mid", "#c8636c")}${podium(800, 600, 210, "high", "#e7a79c")}
    ${shadow(810, 604, 100, 16, 0.45)}<rect x="716" y="290" width="168" height="312" rx="34" fill="url(#glass)"/><rect x="770" y="220" width="60" height="76" rx="8" fill="url(#gold)"/><path d="M744 186h96q20 0 20 18v18H744q-30 0-58 22q6-58 58-58Z" fill="url(#gold)"/><rect x="744" y="390" width="112" height="120" rx="10" fill="#f6e4d2"/>${lace(800, 430, 30, "#8a3b52", 14)}<rect x="770" y="476" width="60" height="6" rx="3" fill="#8a3b52"/><rect x="782" y="490" width="36" height="5" rx="3" fill="#8a3b52" opacity=".6"/>
    ${shadow(480, 704, 120, 16, 0.4)}<rect x="368" y="566" width="224" height="136" rx="30" fill="url(#cream)"/><rect x="360" y="500" width="240" height="80" rx="20" fill="url(#leafy)"/><rect x="440" y="624" width="84" height="8" rx="4" fill="#6d8f73"/><rect x="456" y="642" width="52" height="6" rx="3" fill="#6d8f73" opacity=".6"/>
    ${shadow(1130, 744, 90, 15, 0.45)}<path d="M1050 420q80-26 160 0l-14 280h-132Z" fill="url(#cream)"/><rect x="1060" y="676" width="140" height="66" rx="14" fill="url(#gold)"/><circle cx="1130" cy="530" r="44" fill="#d98b86"/><rect x="1096" y="596" width="68" height="8" rx="4" fill="#8a3b52"/><rect x="1108" y="614" width="44" height="6" rx="3" fill="#8a3b52" opacity=".6"/>
    <path d="M210 900q60-50 150-30t120-6q50-16 60 16t-80 46q-160 30-230 12t-20-38Z" fill="#fbeadb"/><path d="M240 902q70-36 150-18t100-8" stroke="#ffffff" stroke-width="10" fill="none" stroke-linecap="round" opacity=".8"/>
    ${leaf(1330, 920, 62, 190, 46, "#5f8468")}${leaf(1350, 926, 88, 160, 40, "#7ba083")}`,
  );
}
