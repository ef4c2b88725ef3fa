import {
  Binary,
  BSONRegExp,
  BsonUndefined,
  Decimal128,
  Double,
  isDoc,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  type Value,
} from "./value.ts";

/** A value as the server writes it in its messages. */
export function showValue(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return String(value);
  }
  if (value instanceof BsonUndefined) return "undefined";
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(showValue).join(", ")} ]`;
  if (isDoc(value)) {
    if (value.size === 0) return "{}";
    return `{ ${[...value].map(([name, item]) => `${name}: ${showValue(item)}`).join(", ")} }`;
  }
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Double) return `${value.value.toFixed(1)}`;
  if (value instanceof Decimal128) return `Decimal128('${value.toString()}')`;
  if (value instanceof Binary)
    return `BinData(${value.sub_type}, ${Buffer.from(value.value()).toString("hex").toUpperCase()})`;
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`;
  if (value instanceof MinKey) return "MinKey";
  if (value instanceof MaxKey) return "MaxKey";
  return String(value);
}
