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

/**
 * The stages that look at many documents at once (`$setWindowFields`, `$bucketAuto`, `$densify`, `$fill`) run in mingo. Values they do
 * not compute keep their BSON type: each number is remembered by the plain one that stands for it.
 */
export function mingoStage(spec: Value, _context: PipelineContext, name: string): Stage {
  return function* (docs) {
    const input = [...docs].map(toPlain);
    let output: unknown[];
    try {
      output = new Aggregator([{ [name]: toPlain(spec) }], { context: operators }).run(input);
    } catch (fault) {
      throw new MongoError("BadValue", `${name}: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
    for (const result of output) {
      const doc = fromPlain(result);
      if (isDoc(doc)) yield doc;
    }
  };
}

function toPlain(value: Value): unknown {
  if (isNumeric(value)) return toNumber(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDoc(value)) return Object.fromEntries([...value].map(([name, item]) => [name, toPlain(item)]));
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
