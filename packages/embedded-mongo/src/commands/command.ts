import { compileExpression, compilePredicate } from "../aggregate/expression.ts";
import type { ExpressionSettings } from "../aggregate/scope.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { stringOrder } from "../query/collation.ts";
import type { MatchContext } from "../query/matcher.ts";
import { compileSchema } from "../schema/json-schema.ts";
import type { Deadline } from "../server/deadline.ts";
import type { Engine } from "../server/engine.ts";
import type { Transaction } from "../sessions/transaction.ts";
import type { Collection } from "../storage/collection.ts";
import { decodeDocument } from "../values/decode.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, Double, isDoc, isNumeric, RawDocument, typeAlias, type Value } from "../values/value.ts";
import type { ScramUser } from "../wire/scram.ts";
import type { Connection } from "../wire/socket-server.ts";

/** One command on its way through the server. */
export type Command = {
  engine: Engine;
  name: string;
  db: string;
  body: Doc;
  /** The session in hexadecimal, when the client named one. */
  session: string | null;
  transaction: Transaction | null;
  /** Set by `maxTimeMS`. */
  deadline: Deadline | null;
  connection: Connection;
  address: { host: string; port: number };
  /** Who may sign in; null lets everybody in without. */
  user: ScramUser | null;
};

export type Handler = (command: Command) => Doc | Promise<Doc>;

export const OK = new Double(1);

/** The collection's name that a command such as `{ find: "people" }` is about. */
export function collectionName(command: Command): string {
  const name = command.body.get(command.name);
  if (typeof name !== "string") {
    throw new MongoError("InvalidNamespace", `collection name has invalid type ${typeAlias(name)}`);
  }
  if (name === "") throw new MongoError("InvalidNamespace", `Invalid namespace specified '${command.db}.'`);
  return name;
}

/** A collection as this command sees it: its transaction may have created one that nobody else sees yet. */
export function lookUp({ engine, transaction }: Command, db: string, name: string): Collection | undefined {
  const namespace = `${db}.${name}`;
  const own = transaction?.created.get(namespace);
  if (own) return own;
  transaction?.insistOn(namespace);
  return engine.catalog.get(db, name);
}

/** A collection to write to or to look after; a view is neither. */
export function collectionAt(command: Command, db: string, name: string): Collection | undefined {
  const found = lookUp(command, db, name);
  if (found?.isView) {
    throw new MongoError("CommandNotSupportedOnView", `Namespace ${found.namespace} is a view, not a collection`);
  }
  return found;
}

/** The collection, created on first use as the real server does. */
export const ensureCollection = (command: Command, db: string, name: string): Collection =>
  collectionAt(command, db, name) ?? createCollection(command, db, name, new Map());

/** A new collection, for the command's transaction alone until that commits. */
export const createCollection = (
  { engine, transaction }: Command,
  db: string,
  name: string,
  options: Doc,
): Collection =>
  transaction ? engine.createInTransaction(transaction, db, name, options) : engine.createCollection(db, name, options);

export const findCollection = (command: Command): Collection | undefined =>
  collectionAt(command, command.db, collectionName(command));

export function existingCollection(command: Command): Collection {
  const collection = findCollection(command);
  if (!collection)
    throw new MongoError("NamespaceNotFound", `ns does not exist: ${command.db}.${collectionName(command)}`);
  return collection;
}

/** A field that is a document, or nothing. */
export function docField(body: Doc, name: string): Doc | undefined {
  const value = body.get(name);
  if (value === undefined || value === null) return undefined;
  if (value instanceof RawDocument) return decodeDocument(value.bytes);
  if (!isDoc(value)) {
    throw new MongoError(
      "TypeMismatch",
      `BSON field '${name}' is the wrong type '${typeAlias(value)}', expected type 'object'`,
    );
  }
  return value;
}

export function numberField(body: Doc, name: string): number | null {
  const value = body.get(name);
  if (value === undefined || value === null) return null;
  if (!isNumeric(value)) {
    throw new MongoError(
      "TypeMismatch",
      `BSON field '${name}' is the wrong type '${typeAlias(value)}', expected types '[long, int, decimal, double]'`,
    );
  }
  const n = toNumber(value);
  return Number.isFinite(n) ? Math.trunc(n) : null;
}

/** A whole number that may not be negative. */
export function countField(body: Doc, name: string): number | null {
  const n = numberField(body, name);
  if (n !== null && n < 0) throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${n}'`);
  return n;
}

export function docsField(body: Doc, name: string): Doc[] {
  const value = body.get(name);
  if (!Array.isArray(value)) {
    throw new MongoError("TypeMismatch", `BSON field '${name}' is missing or no array`);
  }
  return value.map((item) => {
    if (item instanceof RawDocument) return decodeDocument(item.bytes);
    if (!isDoc(item)) throw new MongoError("TypeMismatch", `BSON field '${name}' must hold documents`);
    return item;
  });
}

/** Works out the values of `let`, which are expressions without a document, once for the whole command. */
export function bindLet(body: Doc): void {
  const given = docField(body, "let");
  if (!given) return;
  const settings = settingsOf(stringOrder(undefined), undefined);
  const scope = { root: new Map(), variables: settings.variables };
  const bound: Doc = new Map();
  for (const [name, value] of given) bound.set(name, compileExpression(value, settings)(scope) ?? null);
  body.set("let", bound);
}

const settingsOf = (strings: ExpressionSettings["strings"], variables: Value | undefined): ExpressionSettings => ({
  now: new Date(),
  strings,
  variables: isDoc(variables) ? new Map(variables) : new Map(),
});

/** How this command compares, and what its expressions see. */
export function commandContext(
  command: Command,
  collation: Value | undefined,
  variables: Value | undefined = command.body.get("let"),
): { settings: ExpressionSettings; match: MatchContext } {
  const settings = settingsOf(stringOrder(collation), variables);
  return { settings, match: matchContext(settings) };
}

export function matchContext(settings: ExpressionSettings): MatchContext {
  return {
    strings: settings.strings,
    expression: (expression) => compilePredicate(expression, settings),
    jsonSchema: (schema) => {
      const compiled = compileSchema(schema);
      return (doc) => compiled.test(doc);
    },
  };
}

/** The collation in force: the command's own, or the collection's default. */
export function effectiveCollation(given: Value | undefined, collection: Collection | undefined): Doc | undefined {
  if (isDoc(given) && given.size > 0) return given;
  const standard = collection?.options.get("collation");
  return isDoc(standard) ? standard : undefined;
}
