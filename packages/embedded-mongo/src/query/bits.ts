import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { Binary, isNumeric, type Value } from "../values/value.ts";
import type { ValueTest } from "./paths.ts";

/** The test for `$bitsAllSet`, `$bitsAllClear`, `$bitsAnySet` and `$bitsAnyClear`. */
export function bitsTest(operator: string, operand: Value): ValueTest {
  const positions = bitPositions(operator, operand);
  const wanted = operator.endsWith("Set");
  const every = operator.startsWith("$bitsAll");
  return (value) => {
    const bitAt = bitReader(value);
    if (!bitAt) return false;
    return every
      ? positions.every((position) => bitAt(position) === wanted)
      : positions.some((position) => bitAt(position) === wanted);
  };
}

function bitPositions(operator: string, operand: Value): number[] {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      const position = isNumeric(item) ? toNumber(item) : -1;
      if (!Number.isInteger(position) || position < 0) {
        throw new MongoError("BadValue", "bit positions must be an integer >= 0");
      }
      return position;
    });
  }
  const bitAt = bitReader(operand);
  if (!bitAt || (isNumeric(operand) && toNumber(operand) < 0)) {
    throw new MongoError("BadValue", `${operator} takes an Array, a number, or a BinData`);
  }
  const length = operand instanceof Binary ? operand.length() * 8 : 64;
  return Array.from({ length }, (_, position) => position).filter(bitAt);
}

function bitReader(value: Value | undefined): ((position: number) => boolean) | null {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
  }
  if (value === undefined || !isNumeric(value)) return null;
  const n = typeof value === "bigint" ? Number(value) : toNumber(value);
  if (!Number.isInteger(n) || Math.abs(n) > 2 ** 63) return null;
  const bits = typeof value === "bigint" ? value : BigInt(n);
  return (position) => ((bits >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}
