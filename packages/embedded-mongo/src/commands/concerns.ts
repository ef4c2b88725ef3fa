import { errorLabels } from "../errors/labels.ts";
import { MongoError } from "../errors/mongo-error.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, toDoc, type Value } from "../values/value.ts";
import type { Command } from "./command.ts";

const LEVELS = new Set(["local", "available", "majority", "linearizable", "snapshot"]);
const TRANSACTION_LEVELS = new Set(["local", "majority", "snapshot"]);
const SNAPSHOT_READS = new Set(["find", "aggregate", "distinct"]);
/** These go on with what a cursor was opened on, and drivers repeat its read concern. */
const OF_CURSOR = new Set(["getMore", "killCursors"]);

const WRITES = new Set([
  "insert",
  "update",
  "delete",
  "findAndModify",
  "findandmodify",
  "bulkWrite",
  "aggregate",
  "create",
  "createIndexes",
  "drop",
  "dropDatabase",
  "dropIndexes",
  "renameCollection",
  "collMod",
  "commitTransaction",
  "abortTransaction",
]);

const levelOf = (readConcern: Value | undefined): string | null => {
  const level = isDoc(readConcern) ? readConcern.get("level") : undefined;
  return level === undefined ? null : String(level);
};

/** Whether a command reads a snapshot without being part of a transaction. */
export const readsSnapshot = ({ body, name }: Command): boolean =>
  SNAPSHOT_READS.has(name) && body.get("autocommit") !== false && levelOf(body.get("readConcern")) === "snapshot";

/** Throws what the server answers to a read concern that this command cannot have. */
export function checkReadConcern({ body, name }: Command): void {
  const level = levelOf(body.get("readConcern"));
  if (level === null || OF_CURSOR.has(name)) return;
  if (!LEVELS.has(level)) {
    throw new MongoError(
      "BadValue",
      `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`,
    );
  }
  if (body.get("autocommit") === false) {
    if (body.get("startTransaction") !== true) {
      throw new MongoError(
        "InvalidOptions",
        "Only the first command in a transaction may specify a readConcern (including readConcern specified by default)",
      );
    }
    if (!TRANSACTION_LEVELS.has(level)) {
      throw new MongoError(
        "InvalidOptions",
        "The readConcern level must be either 'local' (default), 'majority' or 'snapshot' in order to run in a transaction",
      );
    }
  } else if (level === "snapshot" && !SNAPSHOT_READS.has(name)) {
    throw new MongoError("InvalidOptions", `Command ${name} does not support { level: "snapshot" }`);
  }
  if (level === "linearizable" && writesOutput(body)) {
    throw new MongoError("InvalidOptions", "$out and $merge cannot be used with a 'linearizable' read concern level");
  }
}

function writesOutput(body: Doc): boolean {
  const stages = body.get("pipeline");
  const last = Array.isArray(stages) ? stages.at(-1) : undefined;
  return isDoc(last) && (last.has("$out") || last.has("$merge"));
}

/** What a write's answer carries when its write concern asks for more servers than this one. */
export function concernBurden({ body, name }: Command): Doc | null {
  const concern = body.get("writeConcern");
  const w = isDoc(concern) ? concern.get("w") : undefined;
  if (w === undefined || !WRITES.has(name) || (name === "aggregate" && !writesOutput(body))) return null;
  if (isNumeric(w) ? toNumber(w) <= 1 : w === "majority" || isDoc(w)) return null;
  const unknown = typeof w === "string";
  const code = unknown ? 79 : 100;
  const inTransaction = body.get("autocommit") === false;
  const labels = errorLabels(code, { inTransaction, endsTransaction: inTransaction, retryableWrite: false }, true);
  return toDoc({
    writeConcernError: {
      code,
      codeName: unknown ? "UnknownReplWriteConcern" : "UnsatisfiableWriteConcern",
      errmsg: unknown
        ? `No write concern mode named '${w}' found in replica set configuration`
        : "Not enough data-bearing nodes",
    },
    errorLabels: labels.length > 0 ? labels : undefined,
  });
}
