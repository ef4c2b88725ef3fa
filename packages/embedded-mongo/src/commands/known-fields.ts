import { MongoError } from "../errors/mongo-error.ts";
import type { Doc } from "../values/value.ts";
import { docsField } from "./command.ts";

/** What any command may carry. */
const ANY = new Set([
  "lsid",
  "$db",
  "$clusterTime",
  "$readPreference",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "stmtId",
  "stmtIds",
  "readConcern",
  "writeConcern",
  "maxTimeMS",
  "comment",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "rawData",
  "databaseVersion",
  "maxTimeMSOpOnly",
]);

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Fields that each command has beside those. A misspelt one is refused rather than passed over, as by the real server. */
const FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "find",
    words(
      "find filter sort projection hint skip limit batchSize singleBatch min max returnKey showRecordId tailable awaitData oplogReplay noCursorTimeout allowPartialResults allowDiskUse collation let readOnce",
    ),
  ],
  ["insert", words("insert documents ordered bypassDocumentValidation bypassEmptyTsReplacement")],
  ["update", words("update updates ordered bypassDocumentValidation let")],
  ["delete", words("delete deletes ordered let")],
  [
    "findAndModify",
    words(
      "findAndModify query sort remove update new fields upsert bypassDocumentValidation collation arrayFilters hint let",
    ),
  ],
  ["count", words("count query limit skip hint collation fields")],
  ["distinct", words("distinct key query collation hint")],
  ["aggregate", words("aggregate pipeline explain cursor allowDiskUse bypassDocumentValidation collation hint let")],
  ["getMore", words("getMore collection batchSize")],
  ["bulkWrite", words("bulkWrite ops nsInfo ordered bypassDocumentValidation errorsOnly let cursor")],
  ["createIndexes", words("createIndexes indexes commitQuorum ignoreUnknownIndexOptions")],
  ["dropIndexes", words("dropIndexes index")],
  [
    "collMod",
    words(
      "collMod index validator validationLevel validationAction viewOn pipeline changeStreamPreAndPostImages expireAfterSeconds timeseries",
    ),
  ],
]);

const STATEMENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["update.updates", words("q u c multi upsert sort arrayFilters hint collation sampleId upsertSupplied")],
  ["delete.deletes", words("q limit hint collation sampleId")],
]);

const unknown = (field: string): MongoError => new MongoError(40415, `BSON field '${field}' is an unknown field.`);

/** Throws for a field that the command does not have. */
export function checkFields(name: string, body: Doc): void {
  const known = FIELDS.get(name);
  if (!known) return;
  for (const field of body.keys()) if (!known.has(field) && !ANY.has(field)) throw unknown(`${name}.${field}`);
}

/** The statements of a write. Throws for a field that they do not have. */
export function statementsOf(body: Doc, of: "update.updates" | "delete.deletes"): Doc[] {
  const known = STATEMENTS.get(of);
  const statements = docsField(body, of.slice(of.indexOf(".") + 1));
  for (const statement of statements) {
    for (const field of statement.keys()) if (known?.has(field) !== true) throw unknown(`${of}.${field}`);
  }
  return statements;
}
