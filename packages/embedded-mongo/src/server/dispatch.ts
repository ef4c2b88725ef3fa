import { requireSignIn } from "../commands/authentication.ts";
import type { Command } from "../commands/command.ts";
import { sessionId } from "../commands/sessions.ts";
import { COMMANDS, IN_TRANSACTION, RETRYABLE } from "../commands/table.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import type { Transaction } from "../sessions/transaction.ts";
import { decodeDocument, MalformedBson } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { Binary, type Doc, isDoc, Timestamp, toDoc, type Value } from "../values/value.ts";
import type { Request } from "../wire/message.ts";
import type { ScramUser } from "../wire/scram.ts";
import type { Connection } from "../wire/socket-server.ts";
import type { Engine } from "./engine.ts";

const NO_SIGNATURE = toDoc({ hash: new Binary(new Uint8Array(20), 0), keyId: 0n });

/** What all requests to one server share. */
export type Host = {
  engine: Engine;
  address: { host: string; port: number };
  user: ScramUser | null;
  log: (line: string) => void;
};

/** Answers one request: finds the command, its session and transaction, runs it, and waits until what it wrote is on disk. */
export async function dispatch(host: Host, request: Request, connection: Connection): Promise<Doc> {
  const reply = await answer(host, request, connection);
  if (request.legacyDatabase === null) {
    const now = host.engine.timestamp();
    reply.set("$clusterTime", toDoc({ clusterTime: now, signature: NO_SIGNATURE }));
    reply.set("operationTime", now);
  }
  return reply;
}

async function answer({ engine, address, user, log }: Host, request: Request, connection: Connection): Promise<Doc> {
  const body = request.command;
  const name = body.keys().next().value ?? "";
  const db = request.legacyDatabase ?? textOf(body.get("$db"));
  const session = sessionId(body.get("lsid"));
  const command: Command = { engine, name, db, body, session, transaction: null, connection, address, user };
  try {
    const handler = COMMANDS.get(name);
    if (!handler) throw new MongoError("CommandNotFound", `no such command: '${name}'`);
    if (user) requireSignIn(name, connection.authenticated);
    const txnNumber = numberOf(body.get("txnNumber"));
    if (session && txnNumber !== null && body.get("autocommit") === false) {
      return await inTransaction(command, session, txnNumber, () => handler(command));
    }
    if (session) engine.sessions.snapshots.touch(session);
    const readConcern = body.get("readConcern");
    if (isDoc(readConcern) && readConcern.get("level") === "snapshot" && name !== "getMore")
      return await inSnapshot(command, session, readConcern.get("atClusterTime"), () => handler(command));
    if (session && txnNumber !== null && RETRYABLE.has(name))
      return await retryable(command, session, txnNumber, () => handler(command));
    const reply = await handler(command);
    await engine.database.durable();
    return reply;
  } catch (fault) {
    return refusal(fault, log);
  }
}

async function inSnapshot(
  command: Command,
  session: string | null,
  at: Value | undefined,
  run: () => Doc | Promise<Doc>,
): Promise<Doc> {
  const { engine, name, db, body } = command;
  if (!["find", "aggregate", "distinct"].includes(name)) {
    throw new MongoError("InvalidOptions", `Command ${name} does not support { readConcern: { level: "snapshot" } }`);
  }
  if (!session) throw notSupported("a read with read concern 'snapshot' outside a session");
  const { snapshots } = engine.sessions;
  const time = at instanceof Timestamp ? at : engine.timestamp();
  command.transaction = time === at ? snapshots.at(session, time) : snapshots.take(session, time);
  command.transaction.insistOn(`${db}.${String(body.get(name))}`);
  const reply = await run();
  const cursor = reply.get("cursor");
  (isDoc(cursor) ? cursor : reply).set("atClusterTime", time);
  return reply;
}

async function inTransaction(
  command: Command,
  session: string,
  txnNumber: bigint,
  run: () => Doc | Promise<Doc>,
): Promise<Doc> {
  const { engine, name, db, body } = command;
  if (name === "commitTransaction" || name === "abortTransaction") {
    const reply = await run();
    await engine.database.durable();
    return reply;
  }
  if (!IN_TRANSACTION.has(name)) {
    throw new MongoError("OperationNotSupportedInTransaction", `Cannot run '${name}' in a multi-document transaction.`);
  }
  const transaction: Transaction =
    body.get("startTransaction") === true
      ? engine.sessions.begin(session, txnNumber)
      : engine.sessions.find(session, txnNumber);
  command.transaction = transaction;
  try {
    transaction.insistOn(`${db}.${String(body.get(name))}`);
    const reply = await run();
    if (reply.has("writeErrors")) transaction.end("aborted");
    return reply;
  } catch (fault) {
    if (transaction.state === "open") transaction.end("aborted");
    throw fault;
  }
}

async function retryable(
  command: Command,
  session: string,
  txnNumber: bigint,
  run: () => Doc | Promise<Doc>,
): Promise<Doc> {
  const { engine } = command;
  const recorded = engine.sessions.recordedReply(session, txnNumber);
  if (recorded) {
    const reply = decodeDocument(recorded);
    reply.set("retriedStmtIds", [0]);
    return reply;
  }
  const reply = await run();
  engine.database.atomically(() => engine.sessions.record(session, txnNumber, encodeDocument(reply)));
  await engine.database.durable();
  return reply;
}

function refusal(fault: unknown, log: (line: string) => void): Doc {
  if (fault instanceof MongoError) return fault.reply();
  if (fault instanceof MalformedBson) return new MongoError(22, `invalid BSON: ${fault.message}`).reply();
  const message = fault instanceof Error ? fault.message : String(fault);
  log(fault instanceof Error ? (fault.stack ?? message) : message);
  if (/database or disk is full/.test(message)) return new MongoError("OutOfDiskSpace", message).reply();
  return new MongoError("InternalError", message).reply();
}

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "admin");
const numberOf = (value: Value | undefined): bigint | null =>
  typeof value === "bigint" ? value : typeof value === "number" ? BigInt(value) : null;
