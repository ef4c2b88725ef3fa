import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { compileFilter } from "../query/matcher.ts";
import { indexedValuesAt, splitPath } from "../query/paths.ts";
import { toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import { BSONRegExp, BsonUndefined, type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";
import { compileExpression, valueAt } from "./expression.ts";
import { rootScope } from "./scope.ts";
import type { Docs, PipelineContext, Stage } from "./stages.ts";
import { withValue } from "./unwind.ts";

const textOf = (spec: Doc, name: string): string | undefined => {
  const value = spec.get(name);
  if (value !== undefined && typeof value !== "string")
    throw new MongoError("FailedToParse", `$lookup argument '${name}' must be a string`);
  return value;
};

/** Matches a foreign field against a local value as `$lookup` does: any item of a local array, and null for a missing one. */
function foreignFilter(foreignField: string, local: Value | undefined): Doc {
  if (local === undefined || local === null) return new Map([[foreignField, new Map<string, Value>([["$eq", null]])]]);
  if (Array.isArray(local)) {
    const plain = local.filter((item) => !(item instanceof BSONRegExp));
    return new Map([[foreignField, new Map<string, Value>([["$in", plain]])]]);
  }
  return new Map([[foreignField, new Map<string, Value>([["$eq", local]])]]);
}

/** `$lookup`, by equal fields, by a pipeline, or by both. */
export function lookup(spec: Value, context: PipelineContext): Stage {
  if (!isDoc(spec)) throw new MongoError("FailedToParse", "the $lookup specification must be an Object");
  const from = textOf(spec, "from");
  const as = textOf(spec, "as");
  if (as === undefined) throw new MongoError("FailedToParse", "must specify 'as' field for a $lookup");
  const localField = textOf(spec, "localField");
  const foreignField = textOf(spec, "foreignField");
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  }
  const pipeline = spec.get("pipeline");
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new MongoError("TypeMismatch", "'pipeline' option must be specified as an array");
  if (!pipeline && foreignField === undefined) {
    throw new MongoError(
      "FailedToParse",
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  if (from === undefined && !pipeline) throw new MongoError("FailedToParse", "must specify 'from' field for a $lookup");
  const variables = spec.get("let");
  const bound = isDoc(variables)
    ? [...variables].map(([name, value]) => ({ name, value: compileExpression(value, context.settings) }))
    : [];
  const local = localField?.split(".");
  const asPath = as.split(".");
  const found = (doc: Doc): Value[] => {
    const equal = local && foreignField !== undefined ? foreignFilter(foreignField, valueAt(doc, local)) : null;
    if (!pipeline) return equal && from !== undefined ? [...context.find(from, equal)] : [];
    const scope = rootScope(doc, context.settings);
    const inner = new Map(context.settings.variables);
    for (const { name, value } of bound) inner.set(name, value(scope));
    const stages: Value[] = equal ? [new Map([["$match", equal]]), ...pipeline] : pipeline;
    return [...(from === undefined ? context.over([], stages, inner) : context.run(from, stages, inner))];
  };
  return function* (docs) {
    for (const doc of docs) yield withValue(doc, asPath, found(doc));
  };
}

/** `$unionWith`: the documents, then those of another collection. */
export function unionWith(spec: Value, context: PipelineContext): Stage {
  const coll = isDoc(spec) ? spec.get("coll") : spec;
  const pipeline = isDoc(spec) ? spec.get("pipeline") : undefined;
  const stages = Array.isArray(pipeline) ? pipeline : [];
  if (typeof coll !== "string" && coll !== undefined)
    throw new MongoError("FailedToParse", "$unionWith requires a collection name");
  return function* (docs: Docs) {
    yield* docs;
    yield* coll === undefined
      ? context.over([], stages, context.settings.variables)
      : context.run(coll, stages, context.settings.variables);
  };
}

/** `$graphLookup`: follows references from document to document, breadth first. */
export function graphLookup(spec: Value, context: PipelineContext): Stage {
  if (!isDoc(spec)) throw new MongoError("FailedToParse", "the $graphLookup specification must be an object");
  const [from, as, fromField, toField] = ["from", "as", "connectFromField", "connectToField"].map((name) =>
    textOf(spec, name),
  );
  const start = spec.get("startWith");
  if (
    from === undefined ||
    as === undefined ||
    fromField === undefined ||
    toField === undefined ||
    start === undefined
  ) {
    throw new MongoError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    );
  }
  const startWith = compileExpression(start, context.settings);
  const depthField = textOf(spec, "depthField");
  const most = spec.get("maxDepth");
  const maxDepth = most !== undefined && isNumeric(most) ? toNumber(most) : Number.POSITIVE_INFINITY;
  const restrict = spec.get("restrictSearchWithMatch");
  if (restrict !== undefined && !isDoc(restrict)) throw notSupported("a restrictSearchWithMatch that is no document");
  const allowed = restrict ? compileFilter(restrict, context.match) : () => true;
  const follow = (doc: Doc): Value[] => {
    const found = new Map<string, Doc>();
    const first = startWith(rootScope(doc, context.settings));
    let frontier = Array.isArray(first) ? first : [first ?? null];
    const asked = new Set<string>();
    for (let depth = 0; depth <= maxDepth && frontier.length > 0; depth++) {
      const next: Value[] = [];
      for (const value of frontier) {
        const key = valueKey(value).toString("latin1");
        if (asked.has(key)) continue;
        asked.add(key);
        for (const other of context.find(from, foreignFilter(toField, value))) {
          const id = valueKey(other.get("_id")).toString("latin1");
          if (found.has(id) || !allowed(other)) continue;
          found.set(id, depthField === undefined ? other : withValue(other, depthField.split("."), BigInt(depth)));
          for (const link of indexedValuesAt(other, splitPath(fromField)).values) {
            if (link !== undefined && !(link instanceof BsonUndefined)) next.push(link);
          }
        }
      }
      frontier = next;
    }
    return [...found.values()];
  };
  return function* (docs) {
    for (const doc of docs) yield withValue(doc, as.split("."), follow(doc));
  };
}
