import { MongoError } from "../errors/mongo-error.ts";
import { isTruthy } from "../query/matcher.ts";
import { compareValues } from "../values/compare.ts";
import { isDoc, type Value } from "../values/value.ts";
import { compileArguments, isNullish, operator } from "./arguments.ts";
import type { OperatorCompiler } from "./expression.ts";

/** Nothing sorts before null in an expression, unlike in a query. */
export function compareInExpression(
  a: Value | undefined,
  b: Value | undefined,
  strings: Parameters<typeof compareValues>[2],
): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareValues(a, b, strings);
}

const comparison = (test: (order: number) => Value): OperatorCompiler =>
  operator(2, 2, ([a, b], _name, { settings }) => test(compareInExpression(a, b, settings.strings)));

const and: OperatorCompiler = (argument, compile, name) => {
  const parts = compileArguments(name, argument, compile, 0, Number.POSITIVE_INFINITY);
  return (scope) => parts.every((part) => isTruthy(part(scope)));
};

const or: OperatorCompiler = (argument, compile, name) => {
  const parts = compileArguments(name, argument, compile, 0, Number.POSITIVE_INFINITY);
  return (scope) => parts.some((part) => isTruthy(part(scope)));
};

const cond: OperatorCompiler = (argument, compile, name) => {
  const parts = isDoc(argument) ? ["if", "then", "else"].map((key) => requirePart(argument.get(key), key)) : argument;
  const [test, yes, no] = compileArguments(name, parts, compile, 3, 3);
  return (scope) => (isTruthy(test?.(scope)) ? yes?.(scope) : no?.(scope));
};

function requirePart(part: Value | undefined, key: string): Value {
  if (part === undefined) throw new MongoError(17080, `Missing '${key}' parameter to $cond`);
  return part;
}

const ifNull: OperatorCompiler = (argument, compile, name) => {
  const parts = compileArguments(name, argument, compile, 2, Number.POSITIVE_INFINITY);
  return (scope) => {
    for (const part of parts) {
      const value = part(scope);
      if (!isNullish(value)) return value;
    }
    return parts.at(-1)?.(scope);
  };
};

const switchCase: OperatorCompiler = (argument, compile) => {
  const branches = isDoc(argument) ? argument.get("branches") : undefined;
  if (!Array.isArray(branches) || branches.length === 0) {
    throw new MongoError(40068, "$switch requires at least one branch");
  }
  const compiled = branches.map((branch) => {
    const test = isDoc(branch) ? branch.get("case") : undefined;
    const then = isDoc(branch) ? branch.get("then") : undefined;
    if (test === undefined || then === undefined)
      throw new MongoError(40067, "$switch requires each branch have a 'case' and a 'then'");
    return { test: compile(test), result: compile(then) };
  });
  const given = isDoc(argument) ? argument.get("default") : undefined;
  const fallback = given === undefined ? null : compile(given);
  return (scope) => {
    const branch = compiled.find(({ test }) => isTruthy(test(scope)));
    if (branch) return branch.result(scope);
    if (!fallback)
      throw new MongoError(
        40066,
        "$switch could not find a matching branch for an input, and no default was specified.",
      );
    return fallback(scope);
  };
};

export const logicOperators: [string, OperatorCompiler][] = [
  ["$eq", comparison((order) => order === 0)],
  ["$ne", comparison((order) => order !== 0)],
  ["$gt", comparison((order) => order > 0)],
  ["$gte", comparison((order) => order >= 0)],
  ["$lt", comparison((order) => order < 0)],
  ["$lte", comparison((order) => order <= 0)],
  ["$cmp", comparison((order) => Math.sign(order))],
  ["$and", and],
  ["$or", or],
  ["$not", operator(1, 1, ([value]) => !isTruthy(value))],
  ["$cond", cond],
  ["$ifNull", ifNull],
  ["$switch", switchCase],
];
