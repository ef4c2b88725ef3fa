import { MongoError } from "../errors/mongo-error.ts";
import { compileFilter, type MatchContext } from "../query/matcher.ts";
import { readSort, sortKeyOrder, sortKeyReader } from "../query/sort.ts";
import { integer, toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, typeAlias, type Value } from "../values/value.ts";
import { bucketAuto } from "./bucket-auto.ts";
import { compileExpression } from "./expression.ts";
import { compileGroup } from "./group.ts";
import { graphLookup, lookup, unionWith } from "./joins.ts";
import { mingoStage } from "./mingo-stages.ts";
import { compileAddFields, compileProjection } from "./projection.ts";
import { redact } from "./redact.ts";
import { type ExpressionSettings, rootScope } from "./scope.ts";
import { unwind } from "./unwind.ts";

export type Docs = Iterable<Doc>;
export type Stage = (docs: Docs) => Docs;

/** What a pipeline needs from the server around it. */
export type PipelineContext = {
  settings: ExpressionSettings;
  match: MatchContext;
  /** Documents of another collection of the same database that meet a filter; found by its indexes. */
  find: (collection: string, filter: Doc) => Docs;
  /** Runs a pipeline over another collection. */
  run: (collection: string, stages: Value[], variables: ReadonlyMap<string, Value | undefined>) => Docs;
  /** Runs stages over given documents. */
  over: (docs: Docs, stages: Value[], variables: ReadonlyMap<string, Value | undefined>) => Docs;
};

type StageCompiler = (spec: Value, context: PipelineContext, name: string) => Stage;

/** Compiles the stages of a pipeline into one. Throws what the server answers to a stage it does not know. */
export function compilePipeline(stages: readonly Value[], context: PipelineContext): Stage {
  const compiled = stages.map((stage) => {
    if (!isDoc(stage) || stage.size !== 1) {
      throw new MongoError(40323, "A pipeline stage specification object must contain exactly one field.");
    }
    const [[name, spec] = ["", null]] = stage;
    const compiler = STAGES.get(name);
    if (!compiler) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
    return compiler(spec, context, name);
  });
  return (docs) => compiled.reduce((flow, stage) => stage(flow), docs);
}

function* mapDocs(docs: Docs, change: (doc: Doc) => Doc): Generator<Doc> {
  for (const doc of docs) yield change(doc);
}

function* filterDocs(docs: Docs, test: (doc: Doc) => boolean): Generator<Doc> {
  for (const doc of docs) if (test(doc)) yield doc;
}

const match: StageCompiler = (spec, { match: matching }) => {
  if (!isDoc(spec)) throw new MongoError(15959, "the match filter must be an expression in an object");
  const test = compileFilter(spec, matching);
  return (docs) => filterDocs(docs, test);
};

const project: StageCompiler = (spec, { settings }) => {
  if (!isDoc(spec)) throw new MongoError(15969, "$project specification must be an object");
  const change = compileProjection(spec, settings);
  return (docs) => mapDocs(docs, change);
};

const addFields: StageCompiler = (spec, { settings }, name) => {
  const change = compileAddFields(spec, settings, name);
  return (docs) => mapDocs(docs, change);
};

const unset: StageCompiler = (spec, { settings }) => {
  const names = Array.isArray(spec) ? spec : [spec];
  if (names.length === 0 || names.some((name) => typeof name !== "string")) {
    throw new MongoError(31002, "$unset specification must be a string or an array containing only string values");
  }
  const change = compileProjection(new Map(names.map((name): [string, Value] => [String(name), 0])), settings);
  return (docs) => mapDocs(docs, change);
};

const replaceRoot: StageCompiler = (spec, { settings }, name) => {
  const given = name === "$replaceRoot" ? (isDoc(spec) ? spec.get("newRoot") : undefined) : spec;
  if (given === undefined) throw new MongoError(40231, "no newRoot specified for the $replaceRoot stage");
  const expression = compileExpression(given, settings);
  return (docs) =>
    mapDocs(docs, (doc) => {
      const root = expression(rootScope(doc, settings));
      if (!isDoc(root)) {
        throw new MongoError(
          40228,
          `'newRoot' expression  must evaluate to an object, but resulting value was: ${typeAlias(root)}`,
        );
      }
      return root;
    });
};

function sortDocs(spec: Value, context: PipelineContext): Stage {
  const { strings } = context.match;
  const fields = readSort(spec);
  if (fields.length === 0) throw new MongoError(15976, "$sort stage must have at least one sort key");
  const read = sortKeyReader(fields, strings);
  const order = sortKeyOrder(fields, strings);
  return function* (docs) {
    const keyed = Array.from(docs, (doc) => ({ doc, key: read(doc) }));
    keyed.sort((a, b) => order(a.key, b.key));
    for (const { doc } of keyed) yield doc;
  };
}

function countOf(spec: Value, name: string, least: number): number {
  const n = isNumeric(spec) ? toNumber(spec) : Number.NaN;
  if (!Number.isInteger(n))
    throw new MongoError(15957, `invalid argument to ${name} stage: Expected an integer: ${name}: ${String(spec)}`);
  if (n < least) throw new MongoError(15958, `the limit must be positive`);
  return n;
}

const limit: StageCompiler = (spec, _context, name) => {
  const most = countOf(spec, name, 1);
  return function* (docs) {
    let left = most;
    for (const doc of docs) {
      yield doc;
      if (--left === 0) return;
    }
  };
};

const skip: StageCompiler = (spec, _context, name) => {
  const first = countOf(spec, name, 0);
  return function* (docs) {
    let passed = 0;
    for (const doc of docs) if (passed++ >= first) yield doc;
  };
};

const count: StageCompiler = (spec) => {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes(".")) {
    throw new MongoError(40156, "the count field must be a non-empty string");
  }
  return function* (docs) {
    let n = 0;
    for (const _ of docs) n++;
    if (n > 0) yield toDoc({ [spec]: integer(n) });
  };
};

const group: StageCompiler = (spec, { settings }) => {
  const run = compileGroup(spec, settings);
  return (docs) => run(docs);
};

const sortByCount: StageCompiler = (spec, context) =>
  compilePipeline([toDoc({ $group: { _id: spec, count: { $sum: 1 } } }), toDoc({ $sort: { count: -1 } })], context);

const facet: StageCompiler = (spec, context) => {
  if (!isDoc(spec) || spec.size === 0)
    throw new MongoError(40169, "the $facet specification must be a non-empty object");
  const facets = [...spec].map(([name, stages]): [string, Stage] => {
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is type ${typeAlias(stages)}`);
    for (const stage of stages) {
      const own = isDoc(stage) ? stage.keys().next().value : undefined;
      if (["$facet", "$out", "$merge"].includes(own ?? ""))
        throw new MongoError(40600, `${own} is not allowed to be used within a $facet stage`);
    }
    return [name, compilePipeline(stages, context)];
  });
  return function* (docs) {
    const all = [...docs];
    yield new Map(facets.map(([name, stage]): [string, Value] => [name, [...stage(all)]]));
  };
};

const bucket: StageCompiler = (spec, context) => {
  const given = isDoc(spec) ? spec : new Map<string, Value>();
  const boundaries = given.get("boundaries");
  const by = given.get("groupBy");
  if (!Array.isArray(boundaries) || boundaries.length < 2 || by === undefined) {
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified");
  }
  const fallback = given.get("default");
  const branches = boundaries.slice(0, -1).map(
    (low, i): Value =>
      new Map<string, Value>([
        ["case", toDoc({ $and: [{ $gte: [by, { $literal: low }] }, { $lt: [by, { $literal: boundaries[i + 1] }] }] })],
        ["then", toDoc({ $literal: low })],
      ]),
  );
  const output = given.get("output");
  const groupSpec: Doc = new Map<string, Value>([
    ["_id", toDoc({ $switch: { branches, ...(fallback === undefined ? {} : { default: { $literal: fallback } }) } })],
    ...(isDoc(output) ? output : toDoc({ count: { $sum: 1 } })),
  ]);
  return compilePipeline([toDoc({ $group: groupSpec }), toDoc({ $sort: { _id: 1 } })], context);
};

const sample: StageCompiler = (spec) => {
  const size = isDoc(spec) ? spec.get("size") : undefined;
  const n = countOf(size ?? null, "$sample", 1);
  return function* (docs) {
    const all = [...docs];
    for (let left = Math.min(n, all.length); left > 0; left--) {
      const [picked] = all.splice(Math.floor(Math.random() * all.length), 1);
      if (picked) yield picked;
    }
  };
};

const documents: StageCompiler = (spec, { settings }) => {
  const expression = compileExpression(spec, settings);
  return function* () {
    const made = expression({ root: new Map(), variables: settings.variables });
    if (!Array.isArray(made)) throw new MongoError(5858203, "an array is expected");
    yield* made.filter(isDoc);
  };
};

const STAGES: ReadonlyMap<string, StageCompiler> = new Map<string, StageCompiler>([
  ["$match", match],
  ["$project", project],
  ["$addFields", addFields],
  ["$set", addFields],
  ["$unset", unset],
  ["$replaceRoot", replaceRoot],
  ["$replaceWith", replaceRoot],
  ["$sort", sortDocs],
  ["$limit", limit],
  ["$skip", skip],
  ["$count", count],
  ["$group", group],
  ["$sortByCount", sortByCount],
  ["$facet", facet],
  ["$bucket", bucket],
  ["$sample", sample],
  ["$documents", documents],
  ["$unwind", unwind],
  ["$lookup", lookup],
  ["$graphLookup", graphLookup],
  ["$unionWith", unionWith],
  ["$redact", redact],
  ["$setWindowFields", mingoStage],
  ["$bucketAuto", bucketAuto],
  ["$densify", mingoStage],
  ["$fill", mingoStage],
]);
