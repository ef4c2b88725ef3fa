import type { ActivityChange, ActivityValue } from "./activity.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a person cannot read anything from: references, and what only the system counts with. */
const UNREADABLE = /(^|\.)(id|revision|.*Ids?|searchText|slug)$/;

/**
 * What an act changed, field by field, with the value before and after. An act that created or removed something has no
 * fields to compare and says all in its name. Nested fields are named by their path, `usageRights.months`; a list of things is
 * told by how many there are.
 */
export function changesOf(before: unknown, after: unknown): ActivityChange[] {
  if (!isFields(before) || !isFields(after)) return [];
  const was = flat(before);
  const is = flat(after);
  const changes: ActivityChange[] = [];
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    if (UNREADABLE.test(field)) continue;
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    if (!same(change.before, change.after)) changes.push(change);
  }
  return changes;
}

function flat(fields: Fields, path = "", into = new Map<string, ActivityValue>()): Map<string, ActivityValue> {
  for (const [name, value] of Object.entries(fields)) {
    const at = path ? `${path}.${name}` : name;
    if (isFields(value)) flat(value, at, into);
    else into.set(at, readable(value));
  }
  return into;
}

function readable(value: unknown): ActivityValue {
  if (value instanceof Date || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  return value.every((item) => typeof item === "string") ? value : value.length;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

const same = (a: ActivityValue, b: ActivityValue) => JSON.stringify(a) === JSON.stringify(b);
