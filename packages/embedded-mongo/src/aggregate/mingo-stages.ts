import { isDeepStrictEqual } from "node:util";
import { Aggregator } from "mingo/aggregator";
import { Context } from "mingo/core";
import * as accumulators from "mingo/operators/accumulator";
import * as expressions from "mingo/operators/expression";
import * as pipelines from "mingo/operators/pipeline";
import * as windows from "mingo/operators/window";
import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { asDouble, BsonUndefined, type Doc, isDoc, isInt32, isNumeric, type Value } from "../values/value.ts";
import type { PipelineContext, Stage } from "./stages.ts";

const operators = Context.init({
  accumulator: accumulators,
  expression: expressions,
  pipeline: pipelines,
  window: windows,
});

/** Tells mingo's results apart; no stored field can have this name, for it holds a zero byte. */
const ROW = "\0row";

/**
 * The stages that look at neighbouring documents (`$setWindowFields`, `$densify`, `$fill`) run in mingo, on plain JavaScript values.
 * Every field they leave as it was gets its stored value back, so that its BSON type is kept.
 */
export function mingoStage(spec: Value, _context: PipelineContext, name: string): Stage {
  return function* (docs) {
    const originals = [...docs];
    const input = originals.map((doc, row) => ({ ...plainFields(doc), [ROW]: row }));
    let output: unknown[];
    try {
      output = new Aggregator([{ [name]: toPlain(spec) }], { context: operators }).run(input);
    } catch (fault) {
      throw new MongoError("BadValue", `${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
    for (const result of output) {
      if (typeof result === "object" && result !== null)
        yield restore(new Map(Object.entries(result)), originals, input);
    }
  };
}

function restore(result: Map<string, unknown>, originals: Doc[], input: Record<string, unknown>[]): Doc {
  const row = result.get(ROW);
  const original = typeof row === "number" ? originals[row] : undefined;
  const before = typeof row === "number" ? input[row] : undefined;
  const doc: Doc = new Map();
  for (const [name, value] of result) {
    if (name === ROW) continue;
    const kept = original?.get(name);
    doc.set(name, kept !== undefined && isDeepStrictEqual(before?.[name], value) ? kept : fromPlain(value));
  }
  return doc;
}

const plainFields = (doc: Doc): Record<string, unknown> =>
  Object.fromEntries([...doc].map(([name, item]) => [name, toPlain(item)]));

function toPlain(value: Value): unknown {
  if (isNumeric(value)) return toNumber(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDoc(value)) return plainFields(value);
  return value instanceof BsonUndefined ? null : value;
}

function fromPlain(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return isInt32(value) ? value : asDouble(value);
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "bigint") return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    const doc: Doc = new Map(Object.entries(value).map(([name, item]) => [name, fromPlain(item)]));
    return doc;
  }
  return isBsonObject(value) ? value : null;
}

const isBsonObject = (value: unknown): value is Extract<Value, object> =>
  value instanceof Date || (typeof value === "object" && value !== null && "_bsontype" in value);
