import { createHash } from "node:crypto";
import type { Document } from "mongodb";
import type { Place } from "../places.ts";
import { isMovable, type OldValue, readValue, type Surroundings } from "./old-value.ts";

/** One value of a document: where it lies, what it is, and a name for the value itself. */
export type Found = {
  path: string;
  value: unknown;
  old: OldValue;
  /** SHA-256 of the text; equal values lead to the same content. */
  key: string;
};

const MEDIA_KEY =
  /(image|imagen|img|picture|photo|foto|cover|portada|banner|logo|avatar|thumb|poster|video|media|icon|background|fondo|file|archivo|gallery|galeria|src$)/i;
const TELLING = new Set(["outside-the-folder", "broken-data-uri", "broken-base64", "bad-id", "inside-a-text"]);

/** Every value of a document that is, or should be, a picture. */
export function findValues(document: Document, place: Place, surroundings: Surroundings): Found[] {
  const top = document[place.field];
  if (place.shape === "field") return [found(place.field, top, surroundings)];
  const all: Found[] = [];
  walk(top, place.field, "", (path, value, key) => {
    if (typeof value !== "string") return;
    const one = found(path, value, surroundings);
    const isTelling = one.old.kind === "rubbish" && TELLING.has(one.old.reason);
    if (isMovable(one.old) || one.old.kind === "moved" || isTelling || MEDIA_KEY.test(key)) all.push(one);
  });
  return all;
}

/** Whether the server can be told this path: a dot inside a key reads as a step. */
export function isAddressable(path: string): boolean {
  return !path.includes("\u0000");
}

type Visit = (path: string, value: unknown, key: string) => void;

/** Visits every leaf. `key` is the nearest name that is no position in a list. */
export function walk(value: unknown, path: string, key: string, visit: Visit): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}.${index}`, key, visit);
  } else if (isPlain(value)) {
    for (const [name, item] of Object.entries(value)) walk(item, `${path}.${step(name)}`, name, visit);
  } else visit(path, value, key);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !("_bsontype" in value) && !(value instanceof Date);
}

function step(name: string): string {
  return name === "" || name.includes(".") || name.startsWith("$") ? `\u0000${name}` : name;
}

function found(path: string, value: unknown, surroundings: Surroundings): Found {
  const key = typeof value === "string" ? createHash("sha256").update(value).digest("hex") : "";
  return { path, value, old: readValue(value, surroundings), key };
}

/** A value as a person may read it in a list: short, without the content itself, and without what an address keeps secret. */
export function shortened(value: unknown): string {
  const text = (typeof value === "string" ? value : String(JSON.stringify(value)))
    .replace(/^((?:https?:)?\/\/)[^/?#@]*@/i, "$1…@")
    .replace(/^((?:https?:)?\/\/[^?#]*\?).*$/is, "$1…");
  return text.length > 100 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
}
