import { hostname } from "node:os";
import { MongoError } from "../errors/mongo-error.ts";
import { asDouble, type Doc, ObjectId, toDoc, type Value } from "../values/value.ts";
import { MAX_DOCUMENT_BYTES, MAX_MESSAGE_BYTES } from "../wire/message.ts";
import { supportedMechanisms } from "./authentication.ts";
import { type Command, docField, type Handler, OK } from "./command.ts";

export const SET_NAME = "embedded";
export const VERSION = "8.0.0";
const MAX_WIRE_VERSION = 25;
const ELECTION = "7fffffff0000000000000001";

export const hello: Handler = ({ name, body, connection, address, user }) => {
  const me = `${address.host}:${address.port}`;
  const legacy = name !== "hello";
  const client = docField(body, "client");
  const application = client && docField(client, "application")?.get("name");
  if (typeof application === "string") connection.application = application;
  return toDoc({
    helloOk: body.get("helloOk") === true ? true : undefined,
    ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
    secondary: false,
    setName: SET_NAME,
    setVersion: 1,
    electionId: new ObjectId(ELECTION),
    hosts: [me],
    primary: me,
    me,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: connection.id,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
    saslSupportedMechs: user ? supportedMechanisms(body) : undefined,
    ok: OK,
  });
};

export const ping: Handler = () => toDoc({ ok: OK });

export const buildInfo: Handler = () =>
  toDoc({
    version: VERSION,
    versionArray: [8, 0, 0, 0],
    gitVersion: "embedded",
    modules: [],
    javascriptEngine: "none",
    sysInfo: "deprecated",
    storageEngines: ["sqlite"],
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: OK,
  });

export const connectionStatus: Handler = () =>
  toDoc({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], authenticatedUserPrivileges: [] }, ok: OK });

const PARAMETERS: Record<string, Value> = {
  featureCompatibilityVersion: toDoc({ version: "8.0" }),
  transactionLifetimeLimitSeconds: 60,
  ttlMonitorSleepSecs: 1,
  authenticationMechanisms: [],
};

export const getParameter: Handler = ({ body }) => {
  const all = body.get("getParameter") === "*";
  const found = Object.entries(PARAMETERS).filter(([name]) => all || body.has(name));
  if (found.length === 0) throw new MongoError("InvalidOptions", "no option found to get");
  return toDoc({ ...Object.fromEntries(found), ok: OK });
};

export const serverStatus: Handler = ({ engine }) => {
  const uptime = (Date.now() - engine.startedAt) / 1000;
  const memory = process.memoryUsage();
  const { counters } = engine;
  return toDoc({
    host: hostname(),
    version: VERSION,
    process: "embedded-mongo",
    pid: BigInt(process.pid),
    uptime: asDouble(uptime),
    uptimeMillis: BigInt(Math.round(uptime * 1000)),
    localTime: new Date(),
    opcounters: { ...counters },
    mem: {
      bits: 64,
      resident: Math.round(memory.rss / 1048576),
      virtual: Math.round(memory.rss / 1048576),
      supported: true,
    },
    metrics: { cursor: { open: { total: BigInt(engine.cursors.count) } } },
    transactions: { currentOpen: BigInt(engine.sessions.openTransactions) },
    storageEngine: { name: "sqlite", supportsCommittedReads: true, persistent: true },
    repl: { setName: SET_NAME, isWritablePrimary: true, secondary: false },
    ok: OK,
  });
};

export const hostInfo: Handler = () =>
  toDoc({
    system: { currentTime: new Date(), hostname: hostname(), cpuAddrSize: 64 },
    os: { type: process.platform },
    ok: OK,
  });

export const whatsmyuri: Handler = ({ connection }) => toDoc({ you: connection.remote, ok: OK });

/** The operations that are going on: as commands run one after another, the one that asks, and open transactions. */
export const currentOperations = ({ name, db, connection, engine }: Command): Doc[] => [
  toDoc({
    type: "op",
    host: hostname(),
    connectionId: connection.id,
    client: connection.remote,
    appName: connection.application ?? undefined,
    active: true,
    op: "command",
    ns: `${db}.$cmd`,
    command: { [name]: 1 },
    secs_running: 0n,
    currentOpTime: new Date().toISOString(),
  }),
  ...engine.sessions.openedAt().map((at) =>
    toDoc({
      type: "idleSession",
      active: false,
      transaction: { startWallClockTime: at.toISOString() },
      secs_running: BigInt(Math.floor((Date.now() - at.getTime()) / 1000)),
    }),
  ),
];

export const currentOp: Handler = (command) => toDoc({ inprog: currentOperations(command), ok: OK });

export const replSetGetStatus: Handler = ({ address }: Command) =>
  toDoc({
    set: SET_NAME,
    date: new Date(),
    myState: 1,
    members: [
      {
        _id: 0,
        name: `${address.host}:${address.port}`,
        health: asDouble(1),
        state: 1,
        stateStr: "PRIMARY",
        self: true,
      },
    ],
    ok: OK,
  });

export const fixedOk: Handler = () => toDoc({ ok: OK });
