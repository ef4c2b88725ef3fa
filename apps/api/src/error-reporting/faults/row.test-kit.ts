import type { FaultRule } from "@vitrina/sandbox";
import type { Ending, FaultName } from "./fault-table.test-kit.ts";
import type { Company, Way, World } from "./fault-world.test-kit.ts";

/** One place from which a company is asked, and how to bring it about. */
export type Row<Given = unknown> = {
  company: Company;
  /** Which of the call's requests is hurt, where it makes several: as a rule of the stand-in, and as what is said on the line. */
  only?: { match: NonNullable<FaultRule["match"]>; said: RegExp };
  /** Whole files travel, undisturbed, beside the request that is hurt. */
  sendsFiles?: true;
  /** What has to be there, made over a way that nothing disturbs. */
  before?: (world: World) => Promise<Given>;
  call: (world: World, way: Way, given: Given) => Promise<unknown>;
  /** For calls that never throw: judges what they end with. */
  neverThrows?: (value: unknown, ending: Ending) => void;
  /** Does it properly once the fault is over, as the product would. Left out, the call is made again. */
  again?: (world: World, way: Way, given: Given) => Promise<unknown>;
  /** What the company holds in the end, whatever was lost on the way: nothing twice, nothing by halves. */
  holds?: { look: (world: World, way: Way, given: Given) => Promise<unknown>; is: unknown };
  /** Tries again by itself when the first attempt was hurt. False with the reason where it must not. */
  mends?: { not: string };
  /** Where it ends otherwise than other places, and why. */
  instead?: Partial<Record<FaultName, { why: string; ends: Ending }>>;
};

/** Keeps the type of what is made before within the row. */
export function row<Given>(made: Row<Given>): Row {
  return made as Row;
}

type Instead = NonNullable<Row["instead"]>;

/** Some faults that end otherwise here, for one reason. */
export function otherwise(faults: readonly FaultName[], why: string, ends: Ending): Instead {
  return Object.fromEntries(faults.map((fault) => [fault, { why, ends }]));
}

/** Some faults that hurt nothing here. */
export const harmless = (faults: readonly FaultName[], why: string): Instead => otherwise(faults, why, { fine: why });
