import { aggregate, distinct } from "./aggregate.ts";
import { saslContinue, saslStart } from "./authentication.ts";
import { bulkWrite } from "./bulk-write.ts";
import { collMod } from "./coll-mod.ts";
import { create, drop, dropDatabase, listCollections, renameCollection } from "./collections.ts";
import type { Handler } from "./command.ts";
import {
  buildInfo,
  connectionStatus,
  currentOp,
  fixedOk,
  getParameter,
  hello,
  hostInfo,
  ping,
  replSetGetStatus,
  serverStatus,
  whatsmyuri,
} from "./diagnostics.ts";
import { explain } from "./explain.ts";
import { count, find, getMore, killCursors } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { createIndexes, dropIndexes, listIndexes } from "./indexes.ts";
import { insert } from "./insert.ts";
import { searchNotEnabled } from "./server-stages.ts";
import {
  abortTransaction,
  commitTransaction,
  endSessions,
  killSessions,
  refreshSessions,
  startSession,
} from "./sessions.ts";
import { collStats, dbStats, listDatabases } from "./statistics.ts";
import { delete as remove, update } from "./write.ts";

const searchIndexes: Handler = () => {
  throw searchNotEnabled();
};

/** Every command this server knows, under each of its names. */
export const COMMANDS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["hello", hello],
  ["ismaster", hello],
  ["isMaster", hello],
  ["ping", ping],
  ["buildInfo", buildInfo],
  ["buildinfo", buildInfo],
  ["connectionStatus", connectionStatus],
  ["getParameter", getParameter],
  ["serverStatus", serverStatus],
  ["hostInfo", hostInfo],
  ["whatsmyuri", whatsmyuri],
  ["currentOp", currentOp],
  ["replSetGetStatus", replSetGetStatus],
  ["logout", fixedOk],
  ["saslStart", saslStart],
  ["saslContinue", saslContinue],
  ["insert", insert],
  ["update", update],
  ["delete", remove],
  ["find", find],
  ["getMore", getMore],
  ["killCursors", killCursors],
  ["count", count],
  ["distinct", distinct],
  ["aggregate", aggregate],
  ["findAndModify", findAndModify],
  ["findandmodify", findAndModify],
  ["bulkWrite", bulkWrite],
  ["explain", explain],
  ["create", create],
  ["collMod", collMod],
  ["drop", drop],
  ["dropDatabase", dropDatabase],
  ["renameCollection", renameCollection],
  ["listCollections", listCollections],
  ["listDatabases", listDatabases],
  ["createIndexes", createIndexes],
  ["dropIndexes", dropIndexes],
  ["deleteIndexes", dropIndexes],
  ["listIndexes", listIndexes],
  ["createSearchIndexes", searchIndexes],
  ["updateSearchIndex", searchIndexes],
  ["dropSearchIndex", searchIndexes],
  ["collStats", collStats],
  ["dbStats", dbStats],
  ["dbstats", dbStats],
  ["startSession", startSession],
  ["endSessions", endSessions],
  ["killSessions", killSessions],
  ["refreshSessions", refreshSessions],
  ["commitTransaction", commitTransaction],
  ["abortTransaction", abortTransaction],
]);

/** Commands whose repetition under the same txnNumber is answered from the record. */
export const RETRYABLE: ReadonlySet<string> = new Set([
  "insert",
  "update",
  "delete",
  "findAndModify",
  "findandmodify",
  "bulkWrite",
]);

/** Commands that may be part of a transaction. */
export const IN_TRANSACTION: ReadonlySet<string> = new Set([
  ...RETRYABLE,
  "find",
  "aggregate",
  "distinct",
  "getMore",
  "killCursors",
  "create",
  "createIndexes",
  "commitTransaction",
  "abortTransaction",
  "hello",
  "isMaster",
  "ismaster",
]);
