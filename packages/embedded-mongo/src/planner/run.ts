import type { Matcher } from "../query/matcher.ts";
import { type SortField, type SortKey, sortKeyOrder, sortKeyReader } from "../query/sort.ts";
import type { View } from "../sessions/view.ts";
import type { Row } from "../storage/collection-store.ts";
import type { StringOrder } from "../values/compare.ts";
import { decodeDocument, decodeFields, type FieldName } from "../values/decode.ts";
import type { Doc } from "../values/value.ts";
import type { Plan } from "./plan.ts";

/** What a plan had to look at. */
export type Effort = { keys: number; docs: number };

/** A found document, decoded only if somebody had to look inside. */
export type Found = { row: Row; doc: Doc | null };

export const docOf = (found: Found): Doc => {
  found.doc ??= decodeDocument(found.row.bytes);
  return found.doc;
};

/** A filter ready to be asked, and the fields it asks about; null: all of them. */
export type Test = { matches: Matcher; fields: readonly FieldName[] | null };

/** The documents a plan finds that meet the filter. `wanted`: how many of what it looks at are likely to be needed. */
export function* runPlan(
  view: View,
  plan: Plan,
  { matches, fields }: Test,
  effort: Effort,
  wanted?: number,
): Generator<Found> {
  for (const row of rowsOf(view, plan, effort, wanted)) {
    effort.docs++;
    if (plan.exact) {
      yield { row, doc: null };
      continue;
    }
    if (fields) {
      if (matches(decodeFields(row.bytes, fields))) yield { row, doc: null };
      continue;
    }
    const doc = decodeDocument(row.bytes);
    if (matches(doc)) yield { row, doc };
  }
}

function* rowsOf(view: View, plan: Plan, effort: Effort, wanted?: number): Generator<Row> {
  switch (plan.stage) {
    case "IDHACK": {
      effort.keys++;
      const row = view.byId(plan.key);
      if (row) yield row;
      return;
    }
    case "COLLSCAN":
      return yield* view.scan(plan.reverse, wanted);
    case "OR": {
      const seen = new Set<number>();
      for (const branch of plan.plans) yield* unseen(rowsOf(view, branch, effort, wanted), seen);
      return;
    }
    case "IXSCAN":
      return yield* plan.index.multikey || plan.ranges.length > 1
        ? unseen(entriesOf(view, plan, effort, wanted), new Set())
        : entriesOf(view, plan, effort, wanted);
  }
}

function* entriesOf(
  view: View,
  plan: Extract<Plan, { stage: "IXSCAN" }>,
  effort: Effort,
  wanted?: number,
): Generator<Row> {
  const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges;
  for (const range of ranges) {
    for (const row of view.scanIndex(plan.index, range, plan.reverse, wanted)) {
      effort.keys++;
      yield row;
    }
  }
}

function* unseen(rows: Iterable<Row>, seen: Set<number>): Generator<Row> {
  for (const row of rows) {
    if (seen.has(row.r)) continue;
    seen.add(row.r);
    yield row;
  }
}

/** Sorts in memory; of a limited result no more than about twice the limit is held. */
export function* sortFound(
  found: Iterable<Found>,
  sort: SortField[],
  strings: StringOrder,
  limit: number | null,
): Generator<Found> {
  const keyOf = sortKeyReader(sort, strings);
  const order = sortKeyOrder(sort, strings);
  let held: { key: SortKey; row: Row }[] = [];
  const most = limit === null ? Number.POSITIVE_INFINITY : limit * 2 + 1000;
  for (const one of found) {
    held.push({ key: keyOf(docOf(one)), row: one.row });
    if (held.length > most && limit !== null) {
      held.sort((a, b) => order(a.key, b.key));
      held = held.slice(0, limit);
    }
  }
  held.sort((a, b) => order(a.key, b.key));
  const count = limit === null ? held.length : Math.min(limit, held.length);
  for (let i = 0; i < count; i++) {
    const one = held[i];
    if (one) yield { row: one.row, doc: null };
  }
}

export function* skipAndLimit<T>(items: Iterable<T>, skip: number, limit: number | null): Generator<T> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  if (left === 0) return;
  let passed = 0;
  for (const item of items) {
    if (passed++ < skip) continue;
    yield item;
    if (--left === 0) return;
  }
}
