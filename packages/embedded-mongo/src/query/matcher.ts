import { MongoError, notSupported } from "../errors/mongo-error.ts";
import { binaryStringOrder, compareValues, equalValues, type StringOrder } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import { BSONRegExp, type Doc, isDoc, isNumeric, MaxKey, MinKey, typeOrder, type Value } from "../values/value.ts";
import { bitsTest } from "./bits.ts";
import { someAtPath, splitPath, type ValueTest } from "./paths.ts";
import { compileRegex } from "./regex.ts";
import { typeTest } from "./type-test.ts";

export type Matcher = (doc: Doc) => boolean;

/** What a filter may lean on besides the document. */
export type MatchContext = {
  strings: StringOrder;
  /** Compiles `$expr`, with the command's `let` variables already bound. */
  expression?: (expression: Value) => (doc: Doc) => boolean;
  /** Compiles `$jsonSchema`. */
  jsonSchema?: (schema: Value) => Matcher;
  /** Compiles `$text`. */
  text?: (search: Value) => Matcher;
};

const SIMPLE: MatchContext = { strings: binaryStringOrder };

/** Compiles a filter into a test. Throws what the server answers to a filter it cannot read. */
export function compileFilter(filter: Doc, context: MatchContext = SIMPLE): Matcher {
  return all([...filter].map(([name, condition]) => compileClause(name, condition, context)));
}

const all = (tests: Matcher[]): Matcher => {
  const [first, ...rest] = tests;
  if (!first) return () => true;
  return rest.length === 0 ? first : (doc) => tests.every((test) => test(doc));
};

function compileClause(name: string, condition: Value, context: MatchContext): Matcher {
  switch (name) {
    case "$and":
      return all(branches(name, condition, context));
    case "$or": {
      const tests = branches(name, condition, context);
      return (doc) => tests.some((test) => test(doc));
    }
    case "$nor": {
      const tests = branches(name, condition, context);
      return (doc) => !tests.some((test) => test(doc));
    }
    case "$expr":
      if (!context.expression) throw new MongoError("BadValue", "$expr is not allowed in this context");
      return context.expression(condition);
    case "$jsonSchema":
      if (!context.jsonSchema) throw new MongoError("BadValue", "$jsonSchema is not allowed in this context");
      return context.jsonSchema(condition);
    case "$text":
      if (!context.text) throw new MongoError("IndexNotFound", "text index required for $text query");
      return context.text(condition);
    case "$comment":
      return () => true;
    case "$alwaysTrue":
      return () => true;
    case "$alwaysFalse":
      return () => false;
    case "$where":
      throw notSupported("$where");
  }
  if (name.startsWith("$")) {
    throw new MongoError(
      "BadValue",
      `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
    );
  }
  return compileField(splitPath(name), condition, context);
}

function branches(name: string, condition: Value, context: MatchContext): Matcher[] {
  if (!Array.isArray(condition)) throw new MongoError("BadValue", `${name} must be an array`);
  if (condition.length === 0) throw new MongoError("BadValue", "$and/$or/$nor must be a nonempty array");
  return condition.map((branch) => {
    if (!isDoc(branch)) throw new MongoError("BadValue", "$or/$and/$nor entries need to be full objects");
    return compileFilter(branch, context);
  });
}

/** Whether a condition is made of operators, as `{ $gt: 1 }` is and `{ a: 1 }` is not. */
export function isOperatorDoc(condition: Value): condition is Doc {
  if (!isDoc(condition)) return false;
  const first = condition.keys().next().value;
  return first?.startsWith("$") === true && first !== "$ref" && first !== "$id" && first !== "$db";
}

function compileField(path: string[], condition: Value, context: MatchContext): Matcher {
  if (condition instanceof BSONRegExp) return regexAt(path, condition.pattern, condition.options);
  if (!isOperatorDoc(condition)) return atPath(path, equality(condition, context));
  return all(operatorTests(path, condition, context));
}

function operatorTests(path: string[], operators: Doc, context: MatchContext): Matcher[] {
  const tests: Matcher[] = [];
  for (const [operator, operand] of operators) {
    if (operator === "$options") {
      if (!operators.has("$regex")) throw new MongoError("BadValue", "$options needs a $regex");
      continue;
    }
    tests.push(operatorTest(path, operator, operand, operators, context));
  }
  return tests;
}

const atPath = (path: string[], test: ValueTest, wholeArrays = false): Matcher => {
  const [name] = path;
  if (path.length > 1 || name === undefined) return (doc) => someAtPath(doc, path, test, wholeArrays);
  return (doc) => {
    const value = doc.get(name);
    if (!wholeArrays && Array.isArray(value) && value.some(test)) return true;
    return test(value);
  };
};

const not =
  (test: Matcher): Matcher =>
  (doc) =>
    !test(doc);

function operatorTest(path: string[], operator: string, operand: Value, siblings: Doc, context: MatchContext): Matcher {
  switch (operator) {
    case "$eq":
      return atPath(path, equality(operand, context));
    case "$ne":
      if (operand instanceof BSONRegExp) throw new MongoError("BadValue", "Can't have regex as arg to $ne.");
      return not(atPath(path, equality(operand, context)));
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return atPath(path, inequality(operator, operand, context));
    case "$in":
      return atPath(path, membership(operator, operand, context));
    case "$nin":
      return not(atPath(path, membership(operator, operand, context)));
    case "$not":
      return not(negatable(path, operand, context));
    case "$regex":
      return regexOperator(path, operand, siblings.get("$options"));
    case "$exists": {
      const wanted = isTruthy(operand);
      const exists = atPath(path, (value) => value !== undefined, true);
      return wanted ? exists : not(exists);
    }
    case "$type":
      return atPath(path, typeTest(operand));
    case "$size":
      return atPath(path, sizeTest(operand), true);
    case "$mod":
      return atPath(path, modTest(operand));
    case "$all":
      return allTest(path, operand, context);
    case "$elemMatch":
      return atPath(path, elementTest(operand, context), true);
    case "$bitsAllSet":
    case "$bitsAllClear":
    case "$bitsAnySet":
    case "$bitsAnyClear":
      return atPath(path, bitsTest(operator, operand));
    case "$geoWithin":
    case "$geoIntersects":
    case "$near":
    case "$nearSphere":
      throw notSupported(`the geospatial operator ${operator}`);
    default:
      throw new MongoError("BadValue", `unknown operator: ${operator}`);
  }
}

export const isTruthy = (value: Value | undefined): boolean =>
  !(value === undefined || value === null || value === false || (isNumeric(value) && toNumber(value) === 0));

function negatable(path: string[], operand: Value, context: MatchContext): Matcher {
  if (operand instanceof BSONRegExp) return regexAt(path, operand.pattern, operand.options);
  if (!isDoc(operand)) throw new MongoError("BadValue", "$not needs a regex or a document");
  if (operand.size === 0) throw new MongoError("BadValue", "$not cannot be empty");
  return all(operatorTests(path, operand, context));
}

/** The test of one value for `{ field: operand }`. */
export function equality(operand: Value, context: MatchContext): ValueTest {
  if (operand === null) return (value) => value === undefined || value === null;
  if (typeof operand === "string" && context.strings === binaryStringOrder) {
    return (value) => value === operand || (typeof value === "object" && equalValues(value, operand));
  }
  return (value) => value !== undefined && equalValues(value, operand, context.strings);
}

function inequality(operator: string, operand: Value, context: MatchContext): ValueTest {
  if (operand instanceof BSONRegExp)
    throw new MongoError("BadValue", "Can't have RegEx as arg to predicate over field");
  const inclusive = operator.endsWith("e");
  const greater = operator.startsWith("$g");
  if (operand === null) return inclusive ? equality(null, context) : () => false;
  const type = typeOrder(operand);
  const anyType = operand instanceof MinKey || operand instanceof MaxKey;
  const nan = isNumeric(operand) && Number.isNaN(toNumber(operand));
  return (value) => {
    if (value === undefined && !anyType) return false;
    if (!anyType && typeOrder(value) !== type) return false;
    if (isNumeric(value ?? null) && !anyType) {
      const valueIsNan = isNumeric(value) && Number.isNaN(toNumber(value));
      if (nan || valueIsNan) return inclusive && nan && valueIsNan;
    }
    const order = compareValues(value, operand, context.strings);
    return order === 0 ? inclusive : greater ? order > 0 : order < 0;
  };
}

function membership(operator: string, operand: Value, context: MatchContext): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", `${operator} needs an array`);
  const patterns: RegExp[] = [];
  const literals: Value[] = [];
  for (const item of operand) {
    if (isOperatorDoc(item)) throw new MongoError("BadValue", `cannot nest $ under ${operator}`);
    if (item instanceof BSONRegExp) patterns.push(compileRegex(item.pattern, item.options));
    literals.push(item);
  }
  const exactStrings = new Set(literals.filter((item) => typeof item === "string"));
  if (exactStrings.size === literals.length && context.strings === binaryStringOrder) {
    return (value) => typeof value === "string" && exactStrings.has(value);
  }
  const sorted = literals.toSorted((a, b) => compareValues(a, b, context.strings));
  const hasNull = literals.includes(null);
  return (value) => {
    if (value === undefined) return hasNull;
    if (contains(sorted, value, context.strings)) return true;
    return typeof value === "string" && patterns.some((pattern) => pattern.test(value));
  };
}

function contains(sorted: Value[], value: Value, strings: StringOrder): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareValues(value, sorted[middle], strings);
    if (order === 0) return true;
    if (order < 0) high = middle - 1;
    else low = middle + 1;
  }
  return false;
}

function regexOperator(path: string[], operand: Value, options: Value | undefined): Matcher {
  const given = typeof options === "string" ? options : undefined;
  if (operand instanceof BSONRegExp) {
    if (given !== undefined && operand.options !== "") {
      throw new MongoError(51075, "options set in both $regex and $options");
    }
    return regexAt(path, operand.pattern, given ?? operand.options);
  }
  if (typeof operand !== "string") throw new MongoError("BadValue", "$regex has to be a string");
  return regexAt(path, operand, given ?? "");
}

function regexAt(path: string[], pattern: string, options: string): Matcher {
  const regex = compileRegex(pattern, options);
  return atPath(path, (value) => {
    if (typeof value === "string") return regex.test(value);
    return value instanceof BSONRegExp && value.pattern === pattern && value.options === options;
  });
}

function sizeTest(operand: Value): ValueTest {
  if (!isNumeric(operand)) throw new MongoError("FailedToParse", "Failed to parse $size. Expected a number");
  const size = toNumber(operand);
  if (!Number.isInteger(size)) throw new MongoError("BadValue", "Failed to parse $size. Expected an integer");
  if (size < 0) throw new MongoError("BadValue", "Failed to parse $size. Expected a non-negative number");
  return (value) => Array.isArray(value) && value.length === size;
}

function modTest(operand: Value): ValueTest {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", "malformed mod, needs to be an array");
  if (operand.length !== 2) {
    throw new MongoError("BadValue", `malformed mod, ${operand.length < 2 ? "not enough" : "too many"} elements`);
  }
  const [divisorValue = null, remainderValue = null] = operand;
  if (!isNumeric(divisorValue)) throw new MongoError("BadValue", "malformed mod, divisor not a number");
  if (!isNumeric(remainderValue)) throw new MongoError("BadValue", "malformed mod, remainder not a number");
  const divisor = Math.trunc(toNumber(divisorValue));
  const remainder = Math.trunc(toNumber(remainderValue));
  if (divisor === 0) throw new MongoError("BadValue", "divisor cannot be 0");
  return (value) => {
    if (value === undefined || !isNumeric(value)) return false;
    const n = toNumber(value);
    return Number.isFinite(n) && Math.trunc(n) % divisor === remainder;
  };
}

function allTest(path: string[], operand: Value, context: MatchContext): Matcher {
  if (!Array.isArray(operand)) throw new MongoError("BadValue", "$all needs an array");
  if (operand.length === 0) return () => false;
  return all(
    operand.map((item) => {
      if (isDoc(item) && item.keys().next().value === "$elemMatch") {
        return atPath(path, elementTest(item.get("$elemMatch") ?? null, context), true);
      }
      if (isOperatorDoc(item)) throw new MongoError("BadValue", "no $ expressions in $all");
      return compileField(path, item, context);
    }),
  );
}

const LOGICAL = new Set(["$and", "$or", "$nor", "$expr", "$jsonSchema", "$where", "$text", "$comment"]);

/** The test of a whole array for `$elemMatch`: is there an item that meets everything at once? */
export function elementTest(operand: Value, context: MatchContext): ValueTest {
  if (!isDoc(operand)) throw new MongoError("BadValue", "$elemMatch needs an Object");
  const first = operand.keys().next().value;
  if (isOperatorDoc(operand) && first !== undefined && !LOGICAL.has(first)) {
    const holder = ["item"];
    const test = all(operatorTests(holder, operand, context));
    return (value) => Array.isArray(value) && value.some((item) => test(new Map([["item", asElement(item)]])));
  }
  const test = compileFilter(operand, context);
  return (value) =>
    Array.isArray(value) &&
    value.some((item) => (isDoc(item) ? test(item) : Array.isArray(item) && test(arrayAsDoc(item))));
}

/** A nested array counts as one item here: wrapped in another, its own items are not tried. */
const asElement = (item: Value): Value => (Array.isArray(item) ? [item] : item);

const arrayAsDoc = (items: Value[]): Doc => new Map(items.map((item, i) => [String(i), item]));
