import { ObjectId } from "mongodb";

/** A stored document as the code sees it: ids are strings, everything else keeps its type. */
export type Decoded<T> = T extends ObjectId
  ? string
  : T extends Date | Uint8Array
    ? T
    : T extends readonly (infer Item)[]
      ? Decoded<Item>[]
      : T extends object
        ? { -readonly [Key in keyof T]: Decoded<T[Key]> }
        : T;

/**
 * Turns every ObjectId inside a value into its string, at any depth. Prisma decodes the root of a result but leaves
 * included relations as stored; the bare driver decodes nothing.
 */
export function decode<T>(value: T): Decoded<T> {
  return decodeAny(value) as Decoded<T>;
}

function decodeAny(value: unknown): unknown {
  if (value instanceof ObjectId) return value.toHexString();
  if (Array.isArray(value)) return value.map(decodeAny);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decodeAny(item)]));
}
