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
import { applyDelete, applyUpdate, runPartial } from "./write.ts";

type Totals = {
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
  nErrors: number;
};

/** The command of MongoDB 8.0 that writes to several collections at once. */
export const bulkWrite: Handler = async (command) => {
  const { body, engine } = command;
  const namespaces = docsField(body, "nsInfo").map((info) => String(info.get("ns")));
  const operations = docsField(body, "ops");
  const ordered = body.get("ordered") !== false;
  const errorsOnly = body.get("errorsOnly") === true;
  const totals: Totals = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0, nErrors: 0 };
  const results: Doc[] = [];
  for (let idx = 0; idx < operations.length; idx++) {
    const operation = operations[idx];
    if (!operation) continue;
    try {
      const result = await runOperation(command, operation, namespaces, totals);
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
  namespaces: string[],
  totals: Totals,
): Promise<{ [name: string]: Value }> {
  const [[kind, which] = ["", null]] = operation;
  const namespace = isNumeric(which) ? namespaces[toNumber(which)] : undefined;
  const dot = namespace?.indexOf(".") ?? -1;
  if (namespace === undefined || dot < 0)
    throw new MongoError("BadValue", `BulkWrite ops entry ${kind} has an invalid nsInfo index.`);
  const db = namespace.slice(0, dot);
  const name = namespace.slice(dot + 1);
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
    const collection = ensureCollection(command, db, name);
    const result = await runPartial(command, () => applyUpdate({ ...command, db }, collection, request, bypass));
    totals.nMatched += result.matched;
    totals.nModified += result.modified;
    if (!("upsertedId" in result)) return { n: result.matched, nModified: result.modified };
    totals.nUpserted++;
    return { n: 1, nModified: 0, upserted: toDoc({ _id: result.upsertedId ?? null }) };
  }
  if (kind !== "delete") throw new MongoError(40415, `BSON field 'bulkWrite.ops.${kind}' is an unknown field.`);
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
