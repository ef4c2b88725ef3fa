import { MongoError } from "../errors/mongo-error.ts";
import type { Plan } from "../planner/plan.ts";
import { asDouble, type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { splitPipeline } from "./aggregate.ts";
import { bindLet, type Command, countField, docField, docsField, type Handler, OK } from "./command.ts";
import { findSearch, prepareSearch, type Search } from "./find.ts";
import { sourceOf } from "./views.ts";

export const explain: Handler = (command) => {
  const inner = command.body.get("explain");
  if (!isDoc(inner)) throw new MongoError("TypeMismatch", "explain needs a command");
  bindLet(inner);
  const verbosity = command.body.get("verbosity") ?? "allPlansExecution";
  return explainCommand(command, inner, String(verbosity));
};

/** What a command would look at; also for `{ aggregate: …, explain: true }`. */
export function explainCommand(command: Command, inner: Doc, verbosity: string): Doc {
  const [[name, target] = ["", null]] = inner;
  const namespace = `${command.db}.${String(target)}`;
  const source = sourceOf(command, command.db, String(target));
  const { collection } = source;
  const search = searchOf(name, inner);
  if (source.view) Object.assign(search, splitPipeline([...source.stages, ...stagesOf(name, inner, search)]).search);
  const version = { version: "8.0.0", gitVersion: "embedded" };
  if (!collection) {
    return toDoc({
      explainVersion: "1",
      queryPlanner: { namespace, parsedQuery: search.filter, winningPlan: { stage: "EOF" }, rejectedPlans: [] },
      ...(verbosity === "queryPlanner"
        ? {}
        : {
            executionStats: {
              executionSuccess: true,
              nReturned: 0,
              executionTimeMillis: 0,
              totalKeysExamined: 0,
              totalDocsExamined: 0,
            },
          }),
      serverInfo: version,
      ok: OK,
    });
  }
  const prepared = prepareSearch({ ...command, body: inner }, collection, search);
  const stage = describe(prepared.plan, search);
  const planner = { namespace, parsedQuery: search.filter, winningPlan: stage, rejectedPlans: [] };
  if (verbosity === "queryPlanner")
    return toDoc({ explainVersion: "1", queryPlanner: planner, command: inner, serverInfo: version, ok: OK });
  const started = performance.now();
  let nReturned = 0;
  for (const _ of prepared.results()) nReturned++;
  const { keys, docs } = prepared.effort;
  return toDoc({
    explainVersion: "1",
    queryPlanner: planner,
    executionStats: {
      executionSuccess: true,
      nReturned,
      executionTimeMillis: Math.round(performance.now() - started),
      totalKeysExamined: keys,
      totalDocsExamined: docs,
      executionStages: stage,
    },
    command: inner,
    serverInfo: version,
    ok: OK,
  });
}

/** A search on a view, as the stages that come after the view's own. */
function stagesOf(name: string, inner: Doc, search: Search): Value[] {
  if (name === "aggregate") return docsField(inner, "pipeline");
  return [new Map([["$match", search.filter]])];
}

function searchOf(name: string, inner: Doc): Search {
  switch (name) {
    case "find":
      return findSearch(inner, docField(inner, "filter") ?? new Map());
    case "count":
    case "distinct":
      return { ...findSearch(inner, docField(inner, "query") ?? new Map()), sort: undefined };
    case "findAndModify":
      return {
        filter: docField(inner, "query") ?? new Map(),
        sort: inner.get("sort"),
        limit: 1,
        hint: inner.get("hint"),
      };
    case "aggregate":
      return {
        ...splitPipeline(docsField(inner, "pipeline")).search,
        hint: inner.get("hint"),
        collation: inner.get("collation"),
      };
    case "update":
    case "delete": {
      const [statement] = docsField(inner, name === "update" ? "updates" : "deletes");
      const filter = statement && docField(statement, "q");
      const single =
        name === "update" ? statement?.get("multi") !== true : countField(statement ?? new Map(), "limit") === 1;
      return { filter: filter ?? new Map(), limit: single ? 1 : null, hint: statement?.get("hint") };
    }
    default:
      throw new MongoError("CommandNotFound", `Explain failed due to unknown command: ${name}`);
  }
}

function describe(plan: Plan, search: Search): Doc {
  const access = describeAccess(plan, search.filter);
  const sorted = plan.sorted
    ? access
    : toDoc({
        stage: "SORT",
        sortPattern: search.sort ?? null,
        memLimit: 104857600,
        type: "simple",
        inputStage: access,
      });
  const skipped = search.skip ? toDoc({ stage: "SKIP", skipAmount: search.skip, inputStage: sorted }) : sorted;
  return search.limit ? toDoc({ stage: "LIMIT", limitAmount: search.limit, inputStage: skipped }) : skipped;
}

function describeAccess(plan: Plan, filter: Doc): Doc {
  const rest: { filter?: Value } = plan.exact || filter.size === 0 ? {} : { filter };
  switch (plan.stage) {
    case "IDHACK":
      return toDoc({ stage: "IDHACK", ...rest, keyPattern: { _id: 1 }, indexName: "_id_" });
    case "COLLSCAN":
      return toDoc({ stage: "COLLSCAN", ...rest, direction: plan.reverse ? "backward" : "forward" });
    case "OR":
      return toDoc({
        stage: "FETCH",
        ...rest,
        inputStage: { stage: "OR", inputStages: plan.plans.map((branch) => describeIndex(branch)) },
      });
    case "IXSCAN":
      return toDoc({ stage: "FETCH", ...rest, inputStage: describeIndex(plan) });
  }
}

function describeIndex(plan: Plan): Doc {
  if (plan.stage === "IDHACK")
    return toDoc({ stage: "IXSCAN", keyPattern: { _id: 1 }, indexName: "_id_", direction: "forward" });
  if (plan.stage !== "IXSCAN") return toDoc({ stage: plan.stage });
  const { index } = plan;
  return toDoc({
    stage: "IXSCAN",
    keyPattern: index.key,
    indexName: index.name,
    isMultiKey: index.multikey,
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== null,
    indexVersion: 2,
    direction: plan.reverse ? "backward" : "forward",
    ranges: asDouble(plan.ranges.length),
  });
}
