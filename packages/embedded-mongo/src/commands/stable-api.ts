import { MongoError } from "../errors/mongo-error.ts";
import { type Doc, isDoc } from "../values/value.ts";

/** Commands of the Stable API, version 1, that this server has. */
const VERSION_1 = new Set([
  "abortTransaction",
  "aggregate",
  "bulkWrite",
  "collMod",
  "commitTransaction",
  "count",
  "create",
  "createIndexes",
  "delete",
  "drop",
  "dropDatabase",
  "dropIndexes",
  "endSessions",
  "explain",
  "find",
  "findAndModify",
  "getMore",
  "hello",
  "insert",
  "killCursors",
  "listCollections",
  "listDatabases",
  "listIndexes",
  "ping",
  "refreshSessions",
  "update",
]);

const OUTSIDE_VERSION_1 = new Set([
  "$currentOp",
  "$indexStats",
  "$listLocalSessions",
  "$listSessions",
  "$planCacheStats",
]);

/** Throws what the server answers to a client that declared a version of the Stable API and leaves it. */
export function checkApi(name: string, body: Doc): void {
  const version = body.get("apiVersion");
  if (version === undefined) return;
  if (version !== "1") throw new MongoError("APIVersionError", `API version must be "1"`);
  if (body.get("apiStrict") !== true) return;
  const refuse = (what: string): never => {
    throw new MongoError("APIStrictError", `Provided apiStrict:true, but ${what} is not in API Version 1`);
  };
  if (!VERSION_1.has(name)) refuse(`the command ${name}`);
  const pipeline = body.get("pipeline");
  for (const stage of Array.isArray(pipeline) ? pipeline : []) {
    const first = isDoc(stage) ? (stage.keys().next().value ?? "") : "";
    if (OUTSIDE_VERSION_1.has(first)) refuse(`the stage ${first}`);
  }
}
