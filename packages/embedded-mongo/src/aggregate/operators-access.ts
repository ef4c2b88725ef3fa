import { MongoError } from "../errors/mongo-error.ts";
import { encodeDocument } from "../values/encode.ts";
import { Binary, type Doc, isDoc, typeAlias, type Value } from "../values/value.ts";
import { isNullish, namedArguments, operator } from "./arguments.ts";
import { binding, type OperatorCompiler } from "./expression.ts";

const letIn: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["vars", "in"], ["vars", "in"]);
  const vars = given.get("vars");
  if (!isDoc(vars)) throw new MongoError(16874, "invalid parameter: expected an object (vars)");
  const bound = [...vars].map(([key, value]) => ({ key, value: compile(value) }));
  const body = binding(compile, [...vars.keys()])(given.get("in") ?? null);
  return (scope) => {
    const variables = new Map(scope.variables);
    for (const { key, value } of bound) variables.set(key, value(scope));
    return body({ ...scope, variables });
  };
};

const getField: OperatorCompiler = (argument, compile, name) => {
  const given =
    isDoc(argument) && argument.has("field") ? namedArguments(name, argument, ["field", "input"], ["field"]) : null;
  const field = compile(given ? (given.get("field") ?? null) : argument);
  const input = given?.has("input") ? compile(given.get("input") ?? null) : compile("$$CURRENT");
  return (scope) => {
    const from = input(scope);
    if (isNullish(from)) return from === null ? null : undefined;
    return isDoc(from) ? from.get(String(field(scope))) : undefined;
  };
};

const setField: OperatorCompiler = (argument, compile, name) => {
  const given = namedArguments(name, argument, ["field", "input", "value"], ["field", "input"]);
  const field = compile(given.get("field") ?? null);
  const input = compile(given.get("input") ?? null);
  const value = name === "$unsetField" ? null : compile(given.get("value") ?? null);
  return (scope) => {
    const from = input(scope);
    if (!isDoc(from)) return null;
    const result: Doc = new Map(from);
    const next = value?.(scope);
    if (next === undefined) result.delete(String(field(scope)));
    else result.set(String(field(scope)), next);
    return result;
  };
};

const mergeObjects = operator(0, Number.POSITIVE_INFINITY, (values) => {
  const merged: Doc = new Map();
  for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) {
    if (isNullish(value)) continue;
    if (!isDoc(value))
      throw new MongoError(40400, `$mergeObjects requires object inputs, but input is of type ${typeAlias(value)}`);
    for (const [name, item] of value) merged.set(name, item);
  }
  return merged;
});

const bsonSize = operator(1, 1, ([value]) => {
  if (isNullish(value)) return null;
  if (!isDoc(value)) throw new MongoError(31393, `$bsonSize requires a document input, found: ${typeAlias(value)}`);
  return encodeDocument(value).length;
});

const binarySize = operator(1, 1, ([value]) => {
  if (isNullish(value)) return null;
  if (typeof value === "string") return Buffer.byteLength(value);
  if (value instanceof Binary) return value.length();
  throw new MongoError(51276, `$binarySize requires a string or BinData argument, found: ${typeAlias(value)}`);
});

export const accessOperators: [string, OperatorCompiler][] = [
  ["$literal", (argument: Value) => () => argument],
  ["$let", letIn],
  ["$getField", getField],
  ["$setField", setField],
  ["$unsetField", setField],
  ["$mergeObjects", mergeObjects],
  ["$bsonSize", bsonSize],
  ["$binarySize", binarySize],
];
