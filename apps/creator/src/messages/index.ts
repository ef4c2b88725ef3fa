import { type Catalogues, createSpeech } from "@vitrina/ui/messages";

/** Each language and each part is a chunk of its own; a visitor loads what they read. */
export const door: Catalogues = {
  es: async () => (await import("./es/door.ts")).door,
  en: async () => (await import("./en/door.ts")).door,
};

export const inside: Catalogues = {
  es: async () => (await import("./es/inside.ts")).inside,
  en: async () => (await import("./en/inside.ts")).inside,
};

export const ownData: Catalogues = {
  es: async () => (await import("./es/own-data.ts")).ownData,
  en: async () => (await import("./en/own-data.ts")).ownData,
};

export const speech = createSpeech();
