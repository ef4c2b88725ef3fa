import type { ContentStore } from "@vitrina/media/content-store";
import type { Db } from "mongodb";
import type { Gate } from "./conduct/gate.ts";
import type { MemoryBudget } from "./conduct/memory-budget.ts";
import type { Place } from "./places.ts";
import type { Records } from "./records/records.ts";
import type { Register } from "./records/register.ts";
import type { OldStores } from "./stores/old-stores.ts";
import type { Tally } from "./tally.ts";
import type { Surroundings } from "./values/old-value.ts";

/** Everything a phase works with. Built by the program. */
export type Move = {
  db: Db;
  places: readonly Place[];
  surroundings: Surroundings;
  stores: OldStores;
  contents: ContentStore;
  records: Records;
  register: Register;
  /** Requests to the media company. */
  gate: Gate;
  /** Contents held in memory. */
  fileMemory: MemoryBudget;
  /** Documents held in memory. */
  documentMemory: MemoryBudget;
  lanes: number;
  now: () => Date;
  /** Stops a phase between two steps. */
  signal: AbortSignal;
  tally: Tally;
  log: (event: MoveEvent) => void;
};

/** One line of the log. */
export type MoveEvent =
  | { what: "left"; collection: string; id: string; path: string; reason: string; value: string }
  | { what: "outside"; collection: string; id: string; path: string; value: string }
  | { what: "stored"; content: string; bytes: number; ms: number }
  | { what: "failed"; collection: string; id: string; path: string; reason: string; value: string }
  | { what: "edited"; collection: string; id: string }
  | { what: "changed"; value: string; reason: string }
  | { what: "switched" | "restored" | "finished"; collection: string; id: string };

/** The run was asked to stop; what is done stays done. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";

  constructor() {
    super("asked to stop");
  }
}

/** The media company cannot be reached, or refuses us altogether; going on would only repeat it. */
export class CompanyUnavailable extends Error {
  override readonly name = "CompanyUnavailable";
}
