import type { Masking } from "@vitrina/backup";
import { BSON } from "mongodb";
import { type Fakes, fakesFrom } from "./fakes.ts";
import { EMPTIED, FAKE_FOR, PLAIN, PLAIN_IN, TAKEN_OUT, UNTOUCHED } from "./personal-data.ts";

const ID = /^[0-9a-f]{24}$/;
const AS_STORED = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/**
 * Takes the people out of documents on their way to a developer's machine: names, addresses, accounts and words become invented ones,
 * sessions, tokens and what waits to be sent stay behind. Ids, numbers and times stay, so that everything still fits together.
 *
 * @param passwordHash - of the password with which every account can be opened there
 */
export function maskPeople(secret: Uint8Array, passwordHash: string): Masking {
  const fakes = fakesFrom(secret);
  return (collection) => {
    if (EMPTIED.has(collection)) return null;
    if (UNTOUCHED.has(collection)) return (document) => document;
    const plain = PLAIN_IN[collection] ?? new Set<string>();
    return (bytes) => {
      const document = BSON.deserialize(bytes, AS_STORED);
      const had = collection === "account" && typeof document.password === "string";
      const masked = maskFields(document, (field, path) => PLAIN.has(field) || plain.has(path), fakes);
      return BSON.serialize(had ? { ...masked, password: passwordHash } : masked);
    };
  };
}

type IsPlain = (field: string, path: string) => boolean;

function maskFields(
  document: Record<string, unknown>,
  isPlain: IsPlain,
  fakes: Fakes,
  under = "",
): Record<string, unknown> {
  const kept = Object.entries(document).filter(([field]) => !TAKEN_OUT.has(field));
  return Object.fromEntries(
    kept.map(([field, value]) => [field, maskValue(field, `${under}${field}`, value, isPlain, fakes)]),
  );
}

function maskValue(field: string, path: string, value: unknown, isPlain: IsPlain, fakes: Fakes): unknown {
  if (typeof value === "string") return maskText(field, value, isPlain(field, path), fakes);
  if (Array.isArray(value)) return value.map((one) => maskValue(field, path, one, isPlain, fakes));
  // Binary data may hold anything; code, symbols and patterns are texts by another name.
  if (isOf(value, ["Binary", "Code", "BSONSymbol", "BSONRegExp"])) return null;
  if (typeof value === "object" && value !== null && !("_bsontype" in value) && !(value instanceof Date)) {
    return maskFields({ ...value }, isPlain, fakes, `${path}.`);
  }
  return value;
}

function maskText(field: string, value: string, isPlain: boolean, fakes: Fakes): string {
  if (value === "" || isPlain || ID.test(value)) return value;
  return fakes[FAKE_FOR[field] ?? "text"](value);
}

const isOf = (value: unknown, kinds: readonly string[]): boolean =>
  typeof value === "object" && value !== null && "_bsontype" in value && kinds.includes(String(value._bsontype));
