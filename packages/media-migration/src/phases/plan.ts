import { Recently } from "../conduct/recently.ts";
import { inspect } from "../content/inspect.ts";
import type { Move } from "../move.ts";
import { count } from "../tally.ts";
import { isAddressable, shortened } from "../values/find-values.ts";
import { isMovable, type Movable } from "../values/old-value.ts";
import { type Candidate, countDocuments, eachCandidate, idOf } from "./each-place.ts";

export type Inventory = {
  at: string;
  documents: number;
  /** By place, then by kind of value. */
  places: Record<string, Record<string, { count: number; bytes: number }>>;
  kinds: Record<string, { count: number; bytes: number }>;
  /** How many different contents there are to store, and their bytes; `atLeast` when there were too many to tell apart. */
  contents: { distinct: number; bytes: number; atLeast: boolean };
  problems: Record<string, number>;
  outside: number;
};

const REMEMBERED = 50_000;
const TOLD_APART = 2_000_000;

type Look = { bytes: number; problem?: string; sha256?: string };

/** Reads everything and writes nothing: which values there are, what they hold, and which cannot be moved, with the reason. */
export async function plan(move: Move, { quick }: { quick: boolean }): Promise<Inventory> {
  const looks = new Recently<Look>(REMEMBERED);
  const contents = new Set<string>();
  const inventory: Inventory = {
    at: move.now().toISOString(),
    documents: 0,
    places: {},
    kinds: {},
    contents: { distinct: 0, bytes: 0, atLeast: false },
    problems: move.tally.left,
    outside: 0,
  };
  await countDocuments(move);

  const look = async (old: Movable): Promise<Look> => {
    const file = await move.stores.open(old);
    if (typeof file === "string") return { bytes: 0, problem: file };
    if (quick) return { bytes: file.bytes, ...(file.bytes === 0 && { problem: "empty" }) };
    const weight = Math.min(file.bytes, 1_000_000);
    return move.fileMemory.hold(weight, async () => {
      try {
        const { bytes, sha256, verdict } = await inspect(file.read(), 0);
        return typeof verdict === "string" ? { bytes, problem: verdict } : { bytes, sha256 };
      } catch (error) {
        const problem = move.stores.lackOf(error);
        if (problem === undefined) throw error;
        return { bytes: 0, problem };
      }
    });
  };

  const judge = async (found: Candidate["found"][number]): Promise<Look> => {
    const { old, key, path } = found;
    if (old.kind === "rubbish") return { bytes: 0, problem: old.reason };
    if (!isMovable(old)) return { bytes: 0 };
    if (!isAddressable(path)) return { bytes: 0, problem: "key-with-a-dot" };
    return looks.get(
      key,
      () => look(old),
      () => true,
    );
  };

  await eachCandidate(move, async (candidate) => {
    inventory.documents += 1;
    for (const found of candidate.found) {
      const { bytes, problem, sha256 } = await judge(found);
      const { collection, field } = candidate.place;
      const place = `${collection}.${field}`;
      inventory.places[place] ??= {};
      add(inventory.places[place], found.old.kind, bytes);
      add(inventory.kinds, found.old.kind, bytes);
      const where = { collection, id: idOf(candidate), path: found.path, value: shortened(found.value) };
      if (found.old.kind === "outside") {
        move.tally.outside += 1;
        move.log({ what: "outside", ...where });
      }
      if (problem !== undefined) {
        count(move.tally.left, problem);
        move.log({ what: "left", ...where, reason: problem });
      }
      if (sha256 === undefined || contents.has(sha256)) continue;
      if (contents.size >= TOLD_APART) inventory.contents.atLeast = true;
      else {
        contents.add(sha256);
        inventory.contents.bytes += bytes;
      }
    }
  });
  inventory.contents.distinct = contents.size;
  inventory.outside = move.tally.outside;
  move.tally.kinds = inventory.kinds;
  return inventory;
}

function add(kinds: Record<string, { count: number; bytes: number }>, kind: string, bytes: number): void {
  const before = kinds[kind] ?? { count: 0, bytes: 0 };
  kinds[kind] = { count: before.count + 1, bytes: before.bytes + bytes };
}
