import { BsonUndefined, type Doc, isDoc, RawDocument, type Value } from "../values/value.ts";

type Variables = ReadonlyMap<string, Value | undefined>;

/**
 * Equalities that a filter's `$expr` demands, such as `{ $eq: ["$owner", "$$id"] }` in the pipeline of a `$lookup`, written as conditions
 * that an index can serve. They only narrow the search: what is found still has to meet the whole filter.
 */
export function impliedEqualities(filter: Doc, variables: Variables): Doc[] {
  const found: Doc[] = [];
  for (const [name, condition] of filter) {
    if (name === "$expr") collect(condition, variables, found);
    else if (name === "$and" && Array.isArray(condition)) {
      for (const branch of condition) if (isDoc(branch)) found.push(...impliedEqualities(branch, variables));
    }
  }
  return found;
}

function collect(expression: Value, variables: Variables, found: Doc[]): void {
  if (!isDoc(expression) || expression.size !== 1) return;
  const all = expression.get("$and");
  if (Array.isArray(all)) for (const part of all) collect(part, variables, found);
  const equal = expression.get("$eq");
  if (!Array.isArray(equal) || equal.length !== 2) return;
  const [left = null, right = null] = equal;
  const one = equality(left, right, variables) ?? equality(right, left, variables);
  if (one) found.push(one);
}

/** Null, missing and arrays are left out: an index files them otherwise than an expression compares them. */
function equality(field: Value, operand: Value, variables: Variables): Doc | null {
  if (typeof field !== "string" || !/^\$[^$]/.test(field)) return null;
  const value = constantOf(operand, variables);
  if (value === undefined || value === null || value instanceof BsonUndefined || Array.isArray(value)) return null;
  return new Map([[field.slice(1), new Map([["$eq", value]])]]);
}

function constantOf(operand: Value, variables: Variables): Value | undefined {
  if (typeof operand === "string") {
    if (operand.startsWith("$$")) return variables.get(operand.slice(2));
    return operand.startsWith("$") ? undefined : operand;
  }
  if (isDoc(operand)) return operand.size === 1 ? operand.get("$literal") : undefined;
  return operand instanceof RawDocument ? undefined : operand;
}
