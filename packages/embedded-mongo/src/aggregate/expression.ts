import { MongoError } from "../errors/mongo-error.ts";
import { isTruthy } from "../query/matcher.ts";
import { type Doc, isDoc, type Value } from "../values/value.ts";
import { accessOperators } from "./operators-access.ts";
import { arithmeticOperators } from "./operators-arithmetic.ts";
import { arrayOperators } from "./operators-array.ts";
import { dateOperators } from "./operators-date.ts";
import { logicOperators } from "./operators-logic.ts";
import { stringOperators } from "./operators-string.ts";
import { typeOperators } from "./operators-type.ts";
import type { Expression, ExpressionSettings } from "./scope.ts";

/** Compiles one operator from its argument. */
export type OperatorCompiler = (argument: Value, compile: Compile, name: string) => Expression;

/** Compiles a part of an expression; carries the command's settings. */
export type Compile = {
  (expression: Value): Expression;
  settings: ExpressionSettings;
  /** Names that operators around this part have given a value. */
  bound: ReadonlySet<string>;
};

const OPERATORS: ReadonlyMap<string, OperatorCompiler> = new Map([
  ...logicOperators,
  ...arithmeticOperators,
  ...stringOperators,
  ...arrayOperators,
  ...dateOperators,
  ...typeOperators,
  ...accessOperators,
]);

/** Compiles an aggregation expression. Throws what the server answers to one it cannot read. */
export function compileExpression(expression: Value, settings: ExpressionSettings): Expression {
  return compiler(settings, new Set())(expression);
}

function compiler(settings: ExpressionSettings, bound: ReadonlySet<string>): Compile {
  const compile: Compile = Object.assign((part: Value): Expression => compilePart(part, compile), { settings, bound });
  return compile;
}

/** Compiles a part in which some more variables have a value. */
export const binding = ({ settings, bound }: Compile, names: readonly string[]): Compile =>
  compiler(settings, new Set([...bound, ...names]));

function compilePart(expression: Value, compile: Compile): Expression {
  if (typeof expression === "string")
    return expression.startsWith("$") ? compilePath(expression, compile) : () => expression;
  if (Array.isArray(expression)) {
    const items = expression.map(compile);
    return (scope) => items.map((item) => item(scope) ?? null);
  }
  if (!isDoc(expression)) return () => expression;
  const first = expression.keys().next().value;
  if (first?.startsWith("$")) return compileOperator(expression, first, compile);
  return compileObject(expression, compile);
}

function compileObject(expression: Doc, compile: Compile): Expression {
  const fields = [...expression].map(([name, part]): [string, Expression] => {
    if (name.includes("."))
      throw new MongoError(16405, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
    if (name.startsWith("$"))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    return [name, compile(part)];
  });
  return (scope) => {
    const doc: Doc = new Map();
    for (const [name, part] of fields) {
      const value = part(scope);
      if (value !== undefined) doc.set(name, value);
    }
    return doc;
  };
}

function compileOperator(expression: Doc, name: string, compile: Compile): Expression {
  if (expression.size !== 1) {
    throw new MongoError(
      15983,
      `An object representing an expression must have exactly one field: { ${[...expression.keys()].join(", ")} }`,
    );
  }
  const operator = OPERATORS.get(name);
  if (!operator) throw new MongoError("InvalidPipelineOperator", `Unrecognized expression '${name}'`);
  return operator(expression.get(name) ?? null, compile, name);
}

function compilePath(path: string, compile: Compile): Expression {
  if (path === "$") throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
  if (!path.startsWith("$$")) {
    const parts = path.slice(1).split(".");
    if (parts.some((part) => part === ""))
      throw new MongoError(40353, "FieldPath must not end with a '.' or contain an empty part.");
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) {
      return ({ root, variables }) => {
        const from = variables.has("CURRENT") ? variables.get("CURRENT") : root;
        return isDoc(from) ? from.get(first) : undefined;
      };
    }
    return ({ root, variables }) => valueAt(variables.has("CURRENT") ? variables.get("CURRENT") : root, parts);
  }
  const [name = "", ...rest] = path.slice(2).split(".");
  const read = compileVariable(name, compile);
  return rest.length === 0 ? read : (scope) => valueAt(read(scope), rest);
}

function compileVariable(name: string, compile: Compile): Expression {
  switch (name) {
    case "ROOT":
      return ({ root }) => root;
    case "CURRENT":
      return ({ root, variables }) => (variables.has("CURRENT") ? variables.get("CURRENT") : root);
    case "REMOVE":
      return () => undefined;
    case "NOW": {
      const { now } = compile.settings;
      return () => now;
    }
    case "DESCEND":
    case "PRUNE":
    case "KEEP":
      return () => `$$${name}`;
  }
  if (!compile.bound.has(name) && !compile.settings.variables.has(name)) {
    throw new MongoError(17276, `Use of undefined variable: ${name}`);
  }
  return ({ variables }) => variables.get(name);
}

/** The value at a path; through an array of documents it is the array of their values. */
export function valueAt(value: Value | undefined, path: readonly string[], depth = 0): Value | undefined {
  if (depth === path.length) return value;
  if (isDoc(value)) return valueAt(value.get(path[depth] ?? ""), path, depth + 1);
  if (!Array.isArray(value)) return undefined;
  const found: Value[] = [];
  for (const item of value) {
    const inner = valueAt(item, path, depth);
    if (inner !== undefined && (isDoc(item) || Array.isArray(item))) found.push(inner);
  }
  return found;
}

/** The test for `$expr`. */
export function compilePredicate(expression: Value, settings: ExpressionSettings): (doc: Doc) => boolean {
  const compiled = compileExpression(expression, settings);
  return (doc) => isTruthy(compiled({ root: doc, variables: settings.variables }));
}
