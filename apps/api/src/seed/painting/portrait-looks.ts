import type { CreatorKey } from "../demo-creators.ts";

export type HairStyle = "long" | "bob" | "bun" | "curls" | "short" | "fade" | "ponytail" | "waves" | "fringe";

export type Look = {
  ground: string;
  skin: string;
  hair: string;
  style: HairStyle;
  garment: string;
  extra?: readonly ("glasses" | "beard" | "moustache" | "earrings" | "cap" | "flower")[];
};

const SKIN = { fair: "#f0c39d", honey: "#dfa578", amber: "#c98a5b", clay: "#ad6f46", deep: "#8a5434" } as const;
const HAIR = { black: "#231717", brown: "#4a2a1d", chestnut: "#7b4526", copper: "#a4502a", grey: "#a49a92" } as const;

export const LOOKS: Partial<Record<CreatorKey, Look>> = {
  sofia: {
    ground: "#f2a65a",
    skin: SKIN.honey,
    hair: HAIR.brown,
    style: "waves",
    garment: "#9d2f57",
    extra: ["earrings"],
  },
  mateo: { ground: "#4f9a94", skin: SKIN.amber, hair: HAIR.black, style: "fade", garment: "#f2c14e", extra: ["beard"] },
  araceli: { ground: "#d2607c", skin: SKIN.fair, hair: HAIR.copper, style: "long", garment: "#2c7f8c" },
  derlis: {
    ground: "#e8b25c",
    skin: SKIN.clay,
    hair: HAIR.black,
    style: "short",
    garment: "#b5533c",
    extra: ["moustache", "cap"],
  },
  valeria: {
    ground: "#eab7ad",
    skin: SKIN.honey,
    hair: HAIR.black,
    style: "bob",
    garment: "#6d8f73",
    extra: ["glasses"],
  },
  nestor: {
    ground: "#2c6f7c",
    skin: SKIN.fair,
    hair: HAIR.chestnut,
    style: "short",
    garment: "#f0e0c0",
    extra: ["glasses"],
  },
  liz: { ground: "#7fa37a", skin: SKIN.amber, hair: HAIR.brown, style: "bun", garment: "#c9694a", extra: ["earrings"] },
  ivan: { ground: "#8a7fb0", skin: SKIN.honey, hair: HAIR.brown, style: "curls", garment: "#34485c", extra: ["beard"] },
  fatima: {
    ground: "#f0c46a",
    skin: SKIN.clay,
    hair: HAIR.black,
    style: "ponytail",
    garment: "#b0334d",
    extra: ["earrings"],
  },
  bruno: { ground: "#59a7c0", skin: SKIN.deep, hair: HAIR.black, style: "fade", garment: "#ef7d4f" },
  rocio: {
    ground: "#b9506f",
    skin: SKIN.honey,
    hair: HAIR.chestnut,
    style: "fringe",
    garment: "#f4e3c6",
    extra: ["earrings"],
  },
  gaston: {
    ground: "#7cc0a0",
    skin: SKIN.fair,
    hair: HAIR.copper,
    style: "waves",
    garment: "#3d5a80",
    extra: ["beard"],
  },
  mirtha: {
    ground: "#c8636c",
    skin: SKIN.amber,
    hair: HAIR.grey,
    style: "bun",
    garment: "#fbf0dc",
    extra: ["glasses", "earrings"],
  },
  enzo: { ground: "#f39a5a", skin: SKIN.clay, hair: HAIR.black, style: "curls", garment: "#1f7a6d" },
  jazmin: {
    ground: "#3f8f8a",
    skin: SKIN.deep,
    hair: HAIR.black,
    style: "curls",
    garment: "#f2b84b",
    extra: ["earrings"],
  },
  hugo: {
    ground: "#d9a05b",
    skin: SKIN.amber,
    hair: HAIR.grey,
    style: "short",
    garment: "#4f6d4a",
    extra: ["moustache"],
  },
  noelia: {
    ground: "#9a86c4",
    skin: SKIN.fair,
    hair: HAIR.black,
    style: "fringe",
    garment: "#ef6f5e",
    extra: ["glasses"],
  },
  diego: {
    ground: "#34586e",
    skin: SKIN.honey,
    hair: HAIR.black,
    style: "waves",
    garment: "#d9863c",
    extra: ["moustache"],
  },
  ramon: { ground: "#86b06a", skin: SKIN.clay, hair: HAIR.black, style: "fade", garment: "#44355b", extra: ["cap"] },
  belen: {
    ground: "#f3b6a0",
    skin: SKIN.fair,
    hair: HAIR.chestnut,
    style: "long",
    garment: "#7d3a5c",
    extra: ["flower"],
  },
  camila: {
    ground: "#6fc0b8",
    skin: SKIN.honey,
    hair: HAIR.black,
    style: "ponytail",
    garment: "#e46a86",
    extra: ["flower"],
  },
  osvaldo: {
    ground: "#c9a46a",
    skin: SKIN.deep,
    hair: HAIR.grey,
    style: "short",
    garment: "#2c5f7c",
    extra: ["beard", "cap"],
  },
};
