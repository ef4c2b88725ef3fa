import { NEWCOMERS } from "./demo-newcomers.ts";
import { REGULARS } from "./demo-regulars.ts";

export const DEMO_CREATORS = { ...REGULARS, ...NEWCOMERS };

export type CreatorKey = keyof typeof DEMO_CREATORS;
export const CREATOR_KEYS = Object.keys(DEMO_CREATORS) as CreatorKey[];
export const emailOf = (creator: CreatorKey): string => `${creator}@creadores.local`;
