import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { isNumeric, TYPE_ALIASES, typeCode, type Value } from "../values/value.ts";
import type { ValueTest } from "./paths.ts";

const NUMBER_CODES = [1, 16, 18, 19];

/** The test for `$type` with one alias or number, or several. */
export function typeTest(operand: Value): ValueTest {
  const wanted = Array.isArray(operand) ? operand : [operand];
  if (wanted.length === 0) throw new MongoError("FailedToParse", "$type must match at least one type");
  const codes = new Set(wanted.flatMap(codesOf));
  return (value) => value !== undefined && codes.has(typeCode(value));
}

function codesOf(wanted: Value): number[] {
  if (wanted === "number") return NUMBER_CODES;
  if (typeof wanted === "string") {
    const code = TYPE_ALIASES[wanted];
    if (code === undefined) throw new MongoError("BadValue", `Unknown type name alias: ${wanted}`);
    return [code];
  }
  if (!isNumeric(wanted)) throw new MongoError("TypeMismatch", "type must be represented as a number or a string");
  const code = toNumber(wanted);
  if (!Object.values(TYPE_ALIASES).includes(code))
    throw new MongoError("BadValue", `Invalid numerical type code: ${code}`);
  return [code];
}
