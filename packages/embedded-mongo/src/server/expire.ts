import { Blocked } from "../sessions/view.ts";
import { afterPrefix } from "../storage/collection-store.ts";
import { decodeDocument } from "../values/decode.ts";
import { orderKey } from "../values/order-key.ts";
import type { Engine } from "./engine.ts";

const MOST_AT_ONCE = 1000;

/** Whether any index lets documents expire. */
export function hasExpiry(engine: Engine): boolean {
  for (const { indexes } of engine.catalog.all()) {
    if (indexes.some((index) => index.expireAfterSeconds !== null)) return true;
  }
  return false;
}

/** Removes documents whose TTL index says that their time is over; those in an open transaction wait for the next round. */
export function expireDocuments(engine: Engine, now: Date): number {
  let removed = 0;
  for (const collection of engine.catalog.all()) {
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
    }
  }
  return removed;
}
