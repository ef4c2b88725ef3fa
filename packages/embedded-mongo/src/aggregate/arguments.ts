import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { BsonUndefined, isDoc, isNumeric, typeAlias, type Value } from "../values/value.ts";
import type { Compile, OperatorCompiler } from "./expression.ts";
import type { Expression } from "./scope.ts";

export const isNullish = (value: Value | undefined): value is null | undefined | BsonUndefined =>
  value === undefined || value === null || value instanceof BsonUndefined;

/** The arguments of an operator that takes between `least` and `most` of them. */
export function compileArguments(
  name: string,
  argument: Value,
  compile: Compile,
  least: number,
  most: number,
): Expression[] {
  const none = most === 0 && isDoc(argument) && argument.size === 0;
  const parts = none ? [] : Array.isArray(argument) ? argument : [argument];
  if (parts.length < least || parts.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least} and at most ${most}`;
    throw new MongoError(16020, `Expression ${name} takes ${wanted} arguments. ${parts.length} were passed in.`);
  }
  return parts.map(compile);
}

/** An operator of fixed arguments whose values are worked out first. */
export const operator =
  (
    least: number,
    most: number,
    apply: (values: (Value | undefined)[], name: string, compile: Compile) => Value | undefined,
  ): OperatorCompiler =>
  (argument, compile, name) => {
    const parts = compileArguments(name, argument, compile, least, most);
    return (scope) =>
      apply(
        parts.map((part) => part(scope)),
        name,
        compile,
      );
  };

/** One argument; null and missing give null. */
export const unary = (apply: (value: Exclude<Value, null>, name: string) => Value | undefined): OperatorCompiler =>
  operator(1, 1, ([value], name) => (isNullish(value) ? null : apply(value, name)));

/** Named arguments, as in `{ $filter: { input, cond } }`; unknown names are refused, missing required ones too. */
export function namedArguments(
  name: string,
  argument: Value,
  allowed: readonly string[],
  required: readonly string[],
): Map<string, Value> {
  if (!isDoc(argument)) throw new MongoError("FailedToParse", `${name} only supports an object as its argument`);
  for (const key of argument.keys()) {
    if (!allowed.includes(key)) throw new MongoError("FailedToParse", `Unrecognized argument to ${name}: ${key}`);
  }
  for (const key of required) {
    if (!argument.has(key)) throw new MongoError("FailedToParse", `Missing '${key}' parameter to ${name}`);
  }
  return argument;
}

export function numberArgument(value: Value, name: string): number {
  if (!isNumeric(value)) {
    throw new MongoError("TypeMismatch", `${name} only supports numeric types, not ${typeAlias(value)}`);
  }
  return toNumber(value);
}

export function arrayArgument(value: Value, name: string): Value[] {
  if (!Array.isArray(value))
    throw new MongoError(28690, `The argument to ${name} must be an array, but was of type: ${typeAlias(value)}`);
  return value;
}

export function textArgument(value: Value, name: string): string {
  if (typeof value !== "string")
    throw new MongoError(28715, `${name} requires a string argument, found: ${typeAlias(value)}`);
  return value;
}

export function wholeArgument(value: Value | undefined, name: string): number {
  const n = value !== undefined && isNumeric(value) ? toNumber(value) : Number.NaN;
  if (!Number.isInteger(n))
    throw new MongoError(28691, `${name} requires an integral value, found: ${typeAlias(value)}`);
  return n;
}
