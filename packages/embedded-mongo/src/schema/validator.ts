import { compilePredicate } from "../aggregate/expression.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { isSimple, stringOrder } from "../query/collation.ts";
import { compileFilter, type MatchContext } from "../query/matcher.ts";
import type { Collection, Validator } from "../storage/collection.ts";
import { decodeDocument } from "../values/decode.ts";
import { type Doc, isDoc, toDoc, type Value } from "../values/value.ts";
import { compileSchema } from "./json-schema.ts";
import { mismatch } from "./mismatch.ts";

const context = (collation: Value | undefined): MatchContext => {
  const strings = stringOrder(isSimple(collation) ? undefined : collation);
  return {
    strings,
    expression: (expression) => {
      return (doc) => compilePredicate(expression, { now: new Date(), strings, variables: new Map() })(doc);
    },
    jsonSchema: (schema) => {
      const compiled = compileSchema(schema);
      return (doc) => compiled.test(doc);
    },
  };
};

/** Compiles a collection's validator from its options; null without one. Throws what `create` answers to a bad one. */
export function compileValidator(options: Doc): Validator | null {
  const given = options.get("validator");
  if (!isDoc(given) || given.size === 0) return null;
  const level = options.get("validationLevel");
  const action = options.get("validationAction");
  const matching = context(options.get("collation"));
  const test = compileFilter(given, matching);
  const schema = given.get("$jsonSchema");
  if (schema !== undefined) compileSchema(schema);
  return {
    test,
    level: level === "off" || level === "moderate" ? level : "strict",
    action: action === "warn" ? "warn" : "error",
    details: (doc) => mismatch(given, doc, matching, (rules) => toDoc({ rules: compileSchema(rules).failures(doc) })),
  };
}

/** Refuses a document that the collection's validator does not allow. `before` is null for an insert. */
export function enforceValidator(collection: Collection, after: Doc, before: Uint8Array | null): void {
  const { validator } = collection;
  if (!validator || validator.level === "off" || validator.action === "warn" || validator.test(after)) return;
  if (validator.level === "moderate" && before && !validator.test(decodeDocument(before))) return;
  throw new MongoError("DocumentValidationFailure", "Document failed validation", {
    errInfo: toDoc({ failingDocumentId: after.get("_id") ?? null, details: validator.details(after) }),
  });
}
