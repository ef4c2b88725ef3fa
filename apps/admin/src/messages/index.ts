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

export const systemWords: Catalogues = {
  es: async () => (await import("./es/system.ts")).system,
  en: async () => (await import("./en/system.ts")).system,
};

export const personalDataWords: Catalogues = {
  es: async () => (await import("./es/personal-data.ts")).personalData,
  en: async () => (await import("./en/personal-data.ts")).personalData,
};

export const errorReportingWords: Catalogues = {
  es: async () => (await import("./es/error-reporting.ts")).errorReporting,
  en: async () => (await import("./en/error-reporting.ts")).errorReporting,
};

export const speech = createSpeech();
