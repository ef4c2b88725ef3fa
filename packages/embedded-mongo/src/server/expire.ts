import { Blocked, type View } from "../sessions/view.ts";
import type { Collection } from "../storage/collection.ts";
import { afterPrefix, type Row } from "../storage/collection-store.ts";
import { decodeDocument } from "../values/decode.ts";
import { toNumber } from "../values/numbers.ts";
import { orderKey } from "../values/order-key.ts";
import { isNumeric } from "../values/value.ts";
import type { Engine } from "./engine.ts";

const MOST_AT_ONCE = 1000;

/** Whether any index lets documents expire. */
export function hasExpiry(engine: Engine): boolean {
  for (const { indexes, options } of engine.catalog.all()) {
    if (options.has("expireAfterSeconds")) return true;
    if (indexes.some((index) => index.expireAfterSeconds !== null)) return true;
  }
  return false;
}

/** Removes documents whose TTL index says that their time is over; those in an open transaction wait for the next round. */
export function expireDocuments(engine: Engine, now: Date): number {
  let removed = 0;
  for (const collection of engine.catalog.all()) {
    removed += expireMeasurements(engine, collection, now);
    for (const index of collection.secondary) {
      if (index.expireAfterSeconds === null) continue;
      const last = new Date(now.getTime() - index.expireAfterSeconds * 1000);
      const view = engine.view(collection, null);
      const first = orderKey([new Date(-8.64e15)], index.directions);
      const end = orderKey([last], index.directions);
      const descending = index.directions[0] === -1;
      const range = descending ? { low: end, high: afterPrefix(first) } : { low: first, high: afterPrefix(end) };
      const rows = [];
      for (const row of view.scanIndex(index, range, false)) {
        if (rows.push(row) >= MOST_AT_ONCE) break;
      }
      removed += removeRows(view, rows);
    }
  }
  return removed;
}

function removeRows(view: View, rows: readonly Row[]): number {
  let removed = 0;
  for (const found of rows) {
    const row = view.byRow(found.r);
    if (!row) continue;
    try {
      view.remove(row, decodeDocument(row.bytes));
      removed++;
    } catch (fault) {
      if (!(fault instanceof Blocked)) throw fault;
    }
  }
  return removed;
}

/** A look through all measurements takes at most this part of the time. */
const RESTS_AS_LONG_AS = 20;
const restsUntil = new WeakMap<Collection, number>();

function expireMeasurements(engine: Engine, collection: Collection, now: Date): number {
  const { timeSeries, options } = collection;
  const seconds = options.get("expireAfterSeconds");
  if (!timeSeries || !isNumeric(seconds)) return 0;
  const began = performance.now();
  if (began < (restsUntil.get(collection) ?? 0)) return 0;
  const last = now.getTime() - toNumber(seconds) * 1000;
  const view = engine.view(collection, null);
  const rows: Row[] = [];
  for (const row of view.scan()) {
    const time = decodeDocument(row.bytes).get(timeSeries.timeField);
    if (time instanceof Date && time.getTime() <= last && rows.push(row) >= MOST_AT_ONCE) break;
  }
  const removed = removeRows(view, rows);
  if (removed < MOST_AT_ONCE) {
    const ended = performance.now();
    restsUntil.set(collection, ended + (ended - began) * RESTS_AS_LONG_AS);
  }
  return removed;
}
