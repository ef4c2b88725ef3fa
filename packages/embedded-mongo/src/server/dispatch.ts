import { requireSignIn } from "../commands/authentication.ts";
import { bindLet, type Command, type Handler, numberField } from "../commands/command.ts";
import { checkReadConcern, concernBurden, readsSnapshot } from "../commands/concerns.ts";
import { checkFields } from "../commands/known-fields.ts";
import { sessionId } from "../commands/sessions.ts";
import { checkApi } from "../commands/stable-api.ts";
import { COMMANDS, IN_TRANSACTION, RETRYABLE } from "../commands/table.ts";
import { errorLabels } from "../errors/labels.ts";
import { MongoError, notSupported } from "../errors/mongo-error.ts";
import type { Transaction } from "../sessions/transaction.ts";
import { decodeDocument, MalformedBson } from "../values/decode.ts";
import { encodeDocument } from "../values/encode.ts";
import { Binary, type Doc, isDoc, Timestamp, toDoc, type Value } from "../values/value.ts";
import type { Request } from "../wire/message.ts";
import type { ScramUser } from "../wire/scram.ts";
import type { Connection } from "../wire/socket-server.ts";
import { Deadline } from "./deadline.ts";
import type { Engine } from "./engine.ts";
import { ConnectionCut, type FailPoints, labelled } from "./fail-points.ts";

const NO_SIGNATURE = toDoc({ hash: new Binary(new Uint8Array(20), 0), keyId: 0n });

/** What all requests to one server share. */
export type Host = {
  engine: Engine;
  address: { host: string; port: number };
  user: ScramUser | null;
  log: (line: string) => void;
  failPoints: FailPoints | null;
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

async function answer(
  { engine, address, user, log, failPoints }: Host,
  request: Request,
  connection: Connection,
): Promise<Doc> {
  const body = request.command;
  const name = body.keys().next().value ?? "";
  const db = request.legacyDatabase ?? textOf(body.get("$db"));
  const session = sessionId(body.get("lsid"));
  const command: Command = {
    engine,
    name,
    db,
    body,
    session,
    transaction: null,
    deadline: null,
    connection,
    address,
    user,
  };
  let burden: Doc | null = null;
  try {
    if (failPoints && name === "configureFailPoint") return failPoints.configure(body);
    const handler = COMMANDS.get(name);
    if (!handler) throw new MongoError("CommandNotFound", `no such command: '${name}'`);
    if (user) requireSignIn(name, connection.authenticated);
    checkApi(name, body);
    checkFields(name, body);
    bindLet(body);
    command.deadline = deadlineOf(name, body);
    checkReadConcern(command);
    if (failPoints) burden = await failPoints.before(command);
    const reply = await run(command, handler, failPoints);
    command.deadline?.lift();
    return burdened(burdened(reply, concernBurden(command)), burden);
  } catch (fault) {
    if (fault instanceof ConnectionCut) throw fault;
    return burdened(refusal(fault, command, log), burden);
  }
}

/** A `getMore` waits for as long as its `maxTimeMS` says, and then has an answer all the same. */
function deadlineOf(name: string, body: Doc): Deadline | null {
  const ms = numberField(body, "maxTimeMS");
  if (ms !== null && ms < 0)
    throw new MongoError("BadValue", `BSON field 'maxTimeMS' value must be >= 0, actual value '${ms}'`);
  return ms === null || ms === 0 || name === "getMore" ? null : new Deadline(ms);
}

/** Puts what a fail point ordered onto an answer. */
function burdened(reply: Doc, burden: Doc | null): Doc {
  for (const [name, value] of burden ?? []) reply.set(name, value);
  return reply;
}

async function run(command: Command, handler: Handler, failPoints: FailPoints | null): Promise<Doc> {
  const { engine, name, body, session } = command;
  if (session) engine.sessions.snapshots.touch(session);
  if (readsSnapshot(command)) return snapshotRead(command, handler);
  const txnNumber = numberOf(body.get("txnNumber"));
  if (session && txnNumber !== null && body.get("autocommit") === false) {
    return await inTransaction(command, session, txnNumber, () => handler(command));
  }
  if (session && txnNumber !== null && RETRYABLE.has(name))
    return await retryable(command, session, txnNumber, failPoints, () => handler(command));
  const reply = await handler(command);
  await engine.database.durable();
  return reply;
}

/** A read of one moment, which the client may name in further reads. */
async function snapshotRead(command: Command, handler: Handler): Promise<Doc> {
  const concern = command.body.get("readConcern");
  const asked = isDoc(concern) ? concern.get("atClusterTime") : undefined;
  const { engine, session } = command;
  if (!session) throw notSupported("a read with read concern 'snapshot' outside a session");
  const { snapshots } = engine.sessions;
  const at = asked instanceof Timestamp ? asked : engine.timestamp();
  command.transaction = at === asked ? snapshots.at(session, at) : snapshots.take(session, at);
  const reply = await handler(command);
  const cursor = reply.get("cursor");
  (isDoc(cursor) ? cursor : reply).set("atClusterTime", at);
  return reply;
}

async function inTransaction(
  command: Command,
  session: string,
  txnNumber: bigint,
  run: () => Doc | Promise<Doc>,
): Promise<Doc> {
  const { engine, name, body } = command;
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
  failPoints: FailPoints | null,
  run: () => Doc | Promise<Doc>,
): Promise<Doc> {
  const { engine } = command;
  const recorded = engine.sessions.recordedReply(session, txnNumber);
  if (recorded) {
    const reply = decodeDocument(recorded);
    reply.set("retriedStmtIds", [0]);
    return reply;
  }
  failPoints?.beforeCommit();
  const reply = await run();
  engine.database.atomically(() => engine.sessions.record(session, txnNumber, encodeDocument(reply)));
  await engine.database.durable();
  failPoints?.afterCommit();
  return reply;
}

function refusal(fault: unknown, command: Command, log: (line: string) => void): Doc {
  if (fault instanceof MongoError) {
    const reply = fault.reply();
    const labels = fault.labels ? [] : errorLabels(fault.code, labelled(command));
    if (labels.length > 0) reply.set("errorLabels", labels);
    return reply;
  }
  if (fault instanceof MalformedBson) return new MongoError(22, `invalid BSON: ${fault.message}`).reply();
  const message = fault instanceof Error ? fault.message : String(fault);
  log(fault instanceof Error ? (fault.stack ?? message) : message);
  if (/database or disk is full/.test(message)) return new MongoError("OutOfDiskSpace", message).reply();
  return new MongoError("InternalError", message).reply();
}

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "admin");
const numberOf = (value: Value | undefined): bigint | null =>
  typeof value === "bigint" ? value : typeof value === "number" ? BigInt(value) : null;
