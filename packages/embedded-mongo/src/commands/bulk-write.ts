import { MongoError } from "../errors/mongo-error.ts";
import { encodeDocument } from "../values/encode.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, RawDocument, toDoc, type Value } from "../values/value.ts";
import {
  type Command,
  collectionAt,
  countField,
  docField,
  docsField,
  ensureCollection,
  type Handler,
  OK,
} from "./command.ts";
import { insert } from "./insert.ts";
import { endsCommand } from "./statements.ts";
import { applyDelete, applyUpdate, readUpdate, runPartial } from "./write.ts";

type Totals = {
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
  nErrors: number;
};

const FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["insert", new Set(["insert", "document"])],
  [
    "update",
    new Set([
      "update",
      "filter",
      "updateMods",
      "multi",
      "upsert",
      "arrayFilters",
      "sort",
      "hint",
      "collation",
      "constants",
    ]),
  ],
  ["delete", new Set(["delete", "filter", "multi", "hint", "collation"])],
]);

type Target = { kind: string; db: string; name: string };

/** Where each operation goes. Throws, before any is run, for a command that could not be meant. */
function readTargets({ db, body }: Command, operations: readonly Doc[]): Target[] {
  if (db !== "admin") throw new MongoError("Unauthorized", "bulkWrite may only be run against the admin database.");
  if (operations.length === 0 || operations.length > 100_000) {
    const message = `Write batch sizes must be between 1 and 100000. Got ${operations.length} operations.`;
    throw new MongoError("InvalidLength", message);
  }
  const namespaces = docsField(body, "nsInfo").map((info) => String(info.get("ns")));
  for (const [i, namespace] of namespaces.entries()) {
    if (namespace.indexOf(".") < 1)
      throw new MongoError("InvalidNamespace", `Invalid namespace specified: ${namespace}`);
    if (namespaces.indexOf(namespace) < i)
      throw new MongoError("BadValue", `BulkWrite nsInfo contains duplicate namespace: ${namespace}`);
  }
  return operations.map((operation) => {
    const [[kind, which] = ["", null]] = operation;
    const known = FIELDS.get(kind);
    if (!known) throw new MongoError(40415, `BSON field 'bulkWrite.ops.${kind}' is an unknown field.`);
    for (const field of operation.keys()) {
      if (!known.has(field))
        throw new MongoError(40415, `BSON field 'bulkWrite.ops.${kind}.${field}' is an unknown field.`);
    }
    const namespace = isNumeric(which) ? namespaces[toNumber(which)] : undefined;
    if (namespace === undefined)
      throw new MongoError("BadValue", `BulkWrite ops entry ${kind} has an invalid nsInfo index.`);
    const dot = namespace.indexOf(".");
    return { kind, db: namespace.slice(0, dot), name: namespace.slice(dot + 1) };
  });
}

/** The command of MongoDB 8.0 that writes to several collections at once. */
export const bulkWrite: Handler = async (command) => {
  const { body, engine } = command;
  const operations = docsField(body, "ops");
  const targets = readTargets(command, operations);
  const ordered = body.get("ordered") !== false;
  const errorsOnly = body.get("errorsOnly") === true;
  const totals: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0, nErrors: 0 };
  const results: Doc[] = [];
  for (let idx = 0; idx < operations.length; idx++) {
    const operation = operations[idx];
    const target = targets[idx];
    if (!operation || !target) continue;
    try {
      const result = await runOperation(command, operation, target, totals);
      if (!errorsOnly) results.push(toDoc({ ok: OK, idx, ...result }));
    } catch (fault) {
      if (!(fault instanceof MongoError) || endsCommand(fault)) throw fault;
      totals.nErrors++;
      results.push(toDoc({ ok: 0, idx, code: fault.code, errmsg: fault.message, ...fault.extra, n: 0 }));
      if (ordered || command.transaction) break;
    }
  }
  const cursor = docField(body, "cursor");
  const raw = results.map((result) => new RawDocument(encodeDocument(result)));
  const reply = engine.cursors.first("admin.$cmd.bulkWrite", raw[Symbol.iterator](), {
    batchSize: (cursor && countField(cursor, "batchSize")) ?? raw.length,
    session: command.session,
  });
  for (const [name, value] of Object.entries(totals)) reply.set(name, value);
  return reply;
};

async function runOperation(
  command: Command,
  operation: Doc,
  { kind, db, name }: Target,
  totals: Totals,
): Promise<{ [name: string]: Value }> {
  const { body } = command;
  const bypass = body.get("bypassDocumentValidation") === true;
  if (kind === "insert") {
    const inner: Doc = new Map<string, Value>([
      ["insert", name],
      ["documents", [operation.get("document") ?? null]],
      ["bypassDocumentValidation", bypass],
    ]);
    const reply = await insert({ ...command, name: "insert", db, body: inner });
    rethrow(reply.get("writeErrors"));
    totals.nInserted++;
    return { n: 1 };
  }
  if (kind === "update") {
    const request = {
      filter: docField(operation, "filter") ?? new Map(),
      update: operation.get("updateMods") ?? null,
      multi: operation.get("multi") === true,
      upsert: operation.get("upsert") === true,
      arrayFilters: operation.get("arrayFilters"),
      sort: operation.get("sort"),
      hint: operation.get("hint"),
      collation: operation.get("collation"),
      constants: operation.get("constants"),
    };
    if (request.multi && request.sort !== undefined)
      throw new MongoError("FailedToParse", "Cannot specify sort with multi=true");
    const existing = collectionAt(command, db, name);
    if (!existing && !request.upsert) {
      readUpdate(command, existing, request);
      return { n: 0, nModified: 0 };
    }
    const collection = existing ?? ensureCollection(command, db, name);
    const result = await runPartial(command, () => applyUpdate({ ...command, db }, collection, request, bypass));
    totals.nMatched += result.matched;
    totals.nModified += result.modified;
    if (!("upsertedId" in result)) return { n: result.matched, nModified: result.modified };
    totals.nUpserted++;
    return { n: 1, nModified: 0, upserted: toDoc({ _id: result.upsertedId ?? null }) };
  }
  const collection = collectionAt(command, db, name);
  const statement: Doc = new Map<string, Value>([
    ...operation,
    ["q", operation.get("filter") ?? new Map()],
    ["limit", operation.get("multi") === true ? 0 : 1],
  ]);
  const n = collection ? await runPartial(command, () => applyDelete({ ...command, db }, collection, statement)) : 0;
  totals.nDeleted += n;
  return { n };
}

function rethrow(writeErrors: Value | undefined): void {
  const [first] = Array.isArray(writeErrors) ? writeErrors : [];
  if (!isDoc(first)) return;
  const code = first.get("code");
  const extra: { [name: string]: Value } = {};
  for (const name of ["keyPattern", "keyValue", "errInfo"]) {
    const value = first.get(name);
    if (value !== undefined) extra[name] = value;
  }
  throw new MongoError(isNumeric(code) ? toNumber(code) : 8, String(first.get("errmsg")), extra);
}
