import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { compareValues } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, type Value } from "../values/value.ts";
import { compileExpression } from "./expression.ts";
import { compileGroup } from "./group.ts";
import { rootScope } from "./scope.ts";
import type { PipelineContext, Stage } from "./stages.ts";

/** `$bucketAuto`: groups of about one size along the order of a value; equal values stay together. */
export function bucketAuto(spec: Value, { settings }: PipelineContext): Stage {
  const given: Doc = isDoc(spec) ? spec : new Map();
  const by = given.get("groupBy");
  const wanted = given.get("buckets");
  const buckets = wanted !== undefined && isNumeric(wanted) ? toNumber(wanted) : Number.NaN;
  if (by === undefined || !Number.isInteger(buckets)) {
    throw new MongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  }
  if (buckets < 1) throw new MongoError(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  if (given.has("granularity")) throw notSupported("the 'granularity' of $bucketAuto");
  const value = compileExpression(by, settings);
  const output = given.get("output");
  const group = compileGroup(
    new Map<string, Value>([["_id", null], ...(isDoc(output) ? output : toDoc({ count: { $sum: 1 } }))]),
    settings,
  );
  return function* (docs) {
    const sorted = Array.from(docs, (doc) => ({ doc, value: value(rootScope(doc, settings)) ?? null }));
    sorted.sort((a, b) => compareValues(a.value, b.value, settings.strings));
    const size = Math.max(1, Math.round(sorted.length / buckets));
    for (let start = 0, made = 1; start < sorted.length; made++) {
      let end = made === buckets ? sorted.length : Math.min(start + size, sorted.length);
      while (end < sorted.length && compareValues(sorted[end]?.value, sorted[end - 1]?.value, settings.strings) === 0)
        end++;
      const bucket = sorted.slice(start, end);
      const id = toDoc({ min: bucket[0]?.value ?? null, max: (sorted[end] ?? bucket.at(-1))?.value ?? null });
      for (const result of group(bucket.map(({ doc }) => doc))) yield new Map([...result, ["_id", id]]);
      start = end;
    }
  };
}
