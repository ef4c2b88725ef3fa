import { MongoError } from "../errors/mongo-error.ts";
import { isOperatorDoc } from "../query/matcher.ts";
import { readSort, sortKeyOrder, sortKeyReader } from "../query/sort.ts";
import { compareValues, equalValues, type StringOrder } from "../values/compare.ts";
import { addNumbers, integer, multiplyNumbers, toNumber } from "../values/numbers.ts";
import { cloneValue, type Doc, isDoc, isNumeric, type Timestamp, typeAlias, type Value } from "../values/value.ts";
import { getAt, setAt, unsetAt } from "./paths.ts";

/** What an operator needs besides the document and its operand. */
export type OperatorContext = {
  now: Date;
  timestamp: () => Timestamp;
  strings: StringOrder;
  /** Compiles the condition of a `$pull`. */
  pullTest: (condition: Value) => (item: Value) => boolean;
};

/** Changes one plain path of a document in place. */
export type Operator = (doc: Doc, path: string[], operand: Value, context: OperatorContext) => void;

const named = (path: string[]): string => path.join(".");

const idText = (doc: Doc): string => {
  const id = doc.get("_id");
  return `{_id: ${typeof id === "string" ? `"${id}"` : String(id)}}`;
};

function arithmetic(
  verb: string,
  operator: string,
  apply: typeof addNumbers,
  initial: (operand: Value) => Value,
): Operator {
  return (doc, path, operand) => {
    if (!isNumeric(operand)) {
      throw new MongoError(
        "TypeMismatch",
        `Cannot ${verb} with non-numeric argument: {${named(path)}: ${shownOperand(operand)}}`,
      );
    }
    const current = getAt(doc, path);
    if (current === undefined) {
      setAt(doc, path, initial(operand));
      return;
    }
    if (!isNumeric(current)) {
      throw new MongoError(
        "TypeMismatch",
        `Cannot apply ${operator} to a value of non-numeric type. ${idText(doc)} has the field '${path.at(-1)}' of non-numeric type ${typeAlias(current)}`,
      );
    }
    const result = apply(current, operand);
    if (result === null) {
      throw new MongoError(
        "BadValue",
        `Failed to apply ${operator} operations to current value (${current}) for document ${idText(doc)}`,
      );
    }
    setAt(doc, path, result);
  };
}

const shownOperand = (operand: Value): string => (typeof operand === "string" ? `"${operand}"` : typeAlias(operand));

const zeroLike = (operand: Value): Value => (isNumeric(operand) ? (multiplyNumbers(operand, 0) ?? 0) : 0);

const extreme =
  (sign: 1 | -1): Operator =>
  (doc, path, operand, { strings }) => {
    const current = getAt(doc, path);
    if (current === undefined || compareValues(operand, current, strings) * sign > 0) setAt(doc, path, operand);
  };

const arrayAt = (doc: Doc, path: string[], operator: string): Value[] | undefined => {
  const current = getAt(doc, path);
  if (current === undefined || Array.isArray(current)) return current;
  if (operator === "$push" || operator === "$addToSet") {
    const message =
      operator === "$push"
        ? `The field '${named(path)}' must be an array but is of type ${typeAlias(current)} in document ${idText(doc)}`
        : `Cannot apply $addToSet to non-array field. Field named '${path.at(-1)}' has non-array type ${typeAlias(current)}`;
    throw new MongoError("BadValue", message);
  }
  if (operator === "$pop") {
    throw new MongoError(
      "TypeMismatch",
      `Path '${named(path)}' contains an element of non-array type '${typeAlias(current)}'`,
    );
  }
  throw new MongoError("BadValue", `Cannot apply ${operator} to a non-array value`);
};

function push(doc: Doc, path: string[], operand: Value, { strings }: OperatorContext): void {
  const current = arrayAt(doc, path, "$push") ?? [];
  const modifiers = isDoc(operand) && operand.has("$each") ? operand : null;
  const added = modifiers ? modifiers.get("$each") : [operand];
  if (!Array.isArray(added)) {
    throw new MongoError(
      "BadValue",
      `The argument to $each in $push must be an array but it was of type: ${typeAlias(added)}`,
    );
  }
  const position = modifiers?.get("$position");
  let items = insertAt(current, added.map(cloneValue), position);
  const sort = modifiers?.get("$sort");
  if (sort !== undefined) items = sortItems(items, sort, strings);
  const slice = modifiers?.get("$slice");
  if (slice !== undefined) items = sliceItems(items, slice);
  for (const name of modifiers?.keys() ?? []) {
    if (!["$each", "$position", "$sort", "$slice"].includes(name)) {
      throw new MongoError("BadValue", `Unrecognized clause in $push: ${name}`);
    }
  }
  setAt(doc, path, items);
}

function insertAt(current: Value[], added: Value[], position: Value | undefined): Value[] {
  if (position === undefined) return [...current, ...added];
  const at = isNumeric(position) ? toNumber(position) : Number.NaN;
  if (!Number.isInteger(at)) {
    throw new MongoError(
      "BadValue",
      `The value for $position must be an integer value, not of type: ${typeAlias(position)}`,
    );
  }
  return current.toSpliced(at, 0, ...added);
}

function sliceItems(items: Value[], slice: Value): Value[] {
  const count = isNumeric(slice) ? toNumber(slice) : Number.NaN;
  if (!Number.isInteger(count)) {
    throw new MongoError(
      "BadValue",
      `The value for $slice must be an integer value but was given type: ${typeAlias(slice)}`,
    );
  }
  if (count === 0) return [];
  return count > 0 ? items.slice(0, count) : items.slice(count);
}

function sortItems(items: Value[], sort: Value, strings: StringOrder): Value[] {
  if (isNumeric(sort)) {
    const direction = toNumber(sort);
    if (direction !== 1 && direction !== -1) {
      throw new MongoError("BadValue", "The $sort element value must be either 1 or -1");
    }
    return items.toSorted((a, b) => compareValues(a, b, strings) * direction);
  }
  const fields = readSort(sort);
  const keyOf = sortKeyReader(fields, strings);
  const order = sortKeyOrder(fields, strings);
  const empty: Doc = new Map();
  return items
    .map((item) => ({ item, key: keyOf(isDoc(item) ? item : empty) }))
    .sort((a, b) => order(a.key, b.key))
    .map(({ item }) => item);
}

function addToSet(doc: Doc, path: string[], operand: Value, { strings }: OperatorContext): void {
  const current = arrayAt(doc, path, "$addToSet") ?? [];
  const each = isDoc(operand) ? operand.get("$each") : undefined;
  if (isDoc(operand) && operand.has("$each") && !Array.isArray(each)) {
    throw new MongoError(
      "TypeMismatch",
      `The argument to $each in $addToSet must be an array but it was of type ${typeAlias(each)}`,
    );
  }
  const items = [...current];
  for (const item of Array.isArray(each) ? each : [operand]) {
    if (!items.some((present) => equalValues(present, item, strings))) items.push(cloneValue(item));
  }
  setAt(doc, path, items);
}

function pop(doc: Doc, path: string[], operand: Value): void {
  const end = isNumeric(operand) ? toNumber(operand) : 0;
  if (end !== 1 && end !== -1) {
    throw new MongoError("FailedToParse", `$pop expects 1 or -1, found: ${shownOperand(operand)}`);
  }
  const current = arrayAt(doc, path, "$pop");
  if (current && current.length > 0) setAt(doc, path, end === 1 ? current.slice(0, -1) : current.slice(1));
}

function pull(doc: Doc, path: string[], operand: Value, context: OperatorContext): void {
  const current = arrayAt(doc, path, "$pull");
  if (!current) return;
  const matches = context.pullTest(operand);
  const kept = current.filter((item) => !matches(item));
  if (kept.length !== current.length) setAt(doc, path, kept);
}

function pullAll(doc: Doc, path: string[], operand: Value, { strings }: OperatorContext): void {
  if (!Array.isArray(operand)) {
    throw new MongoError("BadValue", `$pullAll requires an array argument but was given a ${typeAlias(operand)}`);
  }
  const current = arrayAt(doc, path, "$pullAll");
  if (!current) return;
  const kept = current.filter((item) => !operand.some((unwanted) => equalValues(item, unwanted, strings)));
  if (kept.length !== current.length) setAt(doc, path, kept);
}

function currentDate(doc: Doc, path: string[], operand: Value, { now, timestamp }: OperatorContext): void {
  const type = isDoc(operand) ? operand.get("$type") : operand;
  if (type === "timestamp") setAt(doc, path, timestamp());
  else if (type === "date" || typeof type === "boolean") setAt(doc, path, now);
  else {
    throw new MongoError(
      "BadValue",
      `${typeAlias(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
}

const BITWISE: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

function bit(doc: Doc, path: string[], operand: Value): void {
  if (!isDoc(operand) || operand.size === 0) {
    throw new MongoError("BadValue", "The $bit modifier is not compatible with a non-object or an empty one");
  }
  const current = getAt(doc, path) ?? 0;
  if (typeof current !== "bigint" && !(typeof current === "number" && Number.isInteger(current))) {
    throw new MongoError(
      "BadValue",
      `Cannot apply $bit to a value of non-integral type. ${idText(doc)} has the field ${path.at(-1)} of non-integer type ${typeAlias(current)}`,
    );
  }
  let result = BigInt(current);
  let long = typeof current === "bigint";
  for (const [name, mask] of operand) {
    const apply = BITWISE[name];
    if (!apply)
      throw new MongoError("BadValue", `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
    if (typeof mask !== "bigint" && !(typeof mask === "number" && Number.isInteger(mask))) {
      throw new MongoError(
        "BadValue",
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeAlias(mask)}' is not supported here`,
      );
    }
    long ||= typeof mask === "bigint";
    result = apply(result, BigInt(mask));
  }
  setAt(doc, path, long ? BigInt.asIntN(64, result) : integer(BigInt.asIntN(32, result)));
}

function rename(doc: Doc, path: string[], operand: Value): void {
  if (typeof operand !== "string")
    throw new MongoError("BadValue", `The 'to' field for $rename must be a string: ${named(path)}`);
  const value = getAt(doc, path);
  if (value === undefined) return;
  unsetAt(doc, path);
  setAt(doc, operand.split("."), value);
}

/** Every update operator by name. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["$set", (doc, path, operand) => setAt(doc, path, cloneValue(operand))],
  ["$setOnInsert", (doc, path, operand) => setAt(doc, path, cloneValue(operand))],
  ["$unset", (doc, path) => unsetAt(doc, path)],
  ["$inc", arithmetic("increment", "$inc", addNumbers, (operand) => operand)],
  ["$mul", arithmetic("multiply", "$mul", multiplyNumbers, zeroLike)],
  ["$min", extreme(-1)],
  ["$max", extreme(1)],
  ["$push", push],
  ["$addToSet", addToSet],
  ["$pop", pop],
  ["$pull", pull],
  ["$pullAll", pullAll],
  ["$currentDate", currentDate],
  ["$bit", bit],
  ["$rename", rename],
]);

export const isPullCondition = (condition: Value): boolean => isOperatorDoc(condition);
