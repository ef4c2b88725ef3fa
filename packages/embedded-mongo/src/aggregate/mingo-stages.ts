import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { asDouble, BsonUndefined, type Doc, isDoc, isInt32, isNumeric, type Value } from "../values/value.ts";
import type { PipelineContext, Stage } from "./stages.ts";

type Run = (stage: Record<string, unknown>, input: object[]) => unknown[];

let loaded: Run | null = null;

/** Loads mingo when it is first needed: it would make up a third of a start that hardly ever needs it. */
function load(): Run {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const { Aggregator }: typeof import("mingo/aggregator") = require("mingo/aggregator");
  const { Context }: typeof import("mingo/core") = require("mingo/core");
  const accumulator: typeof import("mingo/operators/accumulator") = require("mingo/operators/accumulator");
  const expression: typeof import("mingo/operators/expression") = require("mingo/operators/expression");
  const pipeline: typeof import("mingo/operators/pipeline") = require("mingo/operators/pipeline");
  const window: typeof import("mingo/operators/window") = require("mingo/operators/window");
  const context = Context.init({ accumulator, expression, pipeline, window });
  loaded = (stage, input) => new Aggregator([stage], { context }).run(input);
  return loaded;
}

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
      output = load()({ [name]: toPlain(spec) }, input);
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
