import { dehydrate, hydrate, type Query, type QueryClient } from "@tanstack/react-query";
import superjson from "superjson";

/** Where a device keeps what one person last saw; `localStorage` in a browser. */
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEPT_AS = "vitrina.known";
/** Beyond this a device's memory is not asked. */
const LARGEST = 400_000;

/** A page that is being left is hidden once more, and must not keep again what was just forgotten. */
let isLeft = false;

/** Somebody is in: what they see may be kept again. */
export function beginKeeping(): void {
  isLeft = false;
}

const isOf = (procedures: readonly string[]) => (query: Query) =>
  query.state.status === "success" &&
  Array.isArray(query.queryKey[0]) &&
  procedures.includes(query.queryKey[0].join("."));

/** Puts the answers to these questions on the shelf, to be read again where there is no connection. */
export function keepKnown(cache: QueryClient, procedures: readonly string[], shelf: Shelf): void {
  if (isLeft) return;
  const known = superjson.stringify(dehydrate(cache, { shouldDehydrateQuery: isOf(procedures) }));
  try {
    if (known.length <= LARGEST) shelf.setItem(KEPT_AS, known);
  } catch {
    // A device that stores nothing shows nothing without a connection.
  }
}

/** Brings back what was last known, as old as it is: with a connection everything is asked anew. */
export function recallKnown(cache: QueryClient, shelf: Shelf): void {
  try {
    const known = shelf.getItem(KEPT_AS);
    if (known) hydrate(cache, superjson.parse(known));
  } catch {
    shelf.removeItem(KEPT_AS);
  }
}

/** Nothing of a person stays on a device they left. */
export function forgetKnown(shelf: Pick<Shelf, "removeItem">): void {
  isLeft = true;
  try {
    shelf.removeItem(KEPT_AS);
  } catch {
    // Nothing was kept either.
  }
}
