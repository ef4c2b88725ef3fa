import {
  ClientSession,
  Collection,
  Db,
  type Document,
  GridFSBucket,
  MongoClient,
  type MongoClientOptions,
  ReadPreference,
} from "mongodb";

/** A test, or a part of one, that cannot run here; the message says why. */
export class Skipped extends Error {
  override name = "Skipped";
}

export type Observed = { client: string; type: string; kind: "command" | "cmap" | "sdam"; event: Document };

const COMMAND_EVENTS = ["commandStarted", "commandSucceeded", "commandFailed"];
const POOL_EVENTS: Readonly<Record<string, string>> = {
  connectionPoolCreated: "poolCreatedEvent",
  connectionPoolReady: "poolReadyEvent",
  connectionPoolCleared: "poolClearedEvent",
  connectionPoolClosed: "poolClosedEvent",
  connectionCreated: "connectionCreatedEvent",
  connectionReady: "connectionReadyEvent",
  connectionClosed: "connectionClosedEvent",
  connectionCheckOutStarted: "connectionCheckOutStartedEvent",
  connectionCheckOutFailed: "connectionCheckOutFailedEvent",
  connectionCheckedOut: "connectionCheckedOutEvent",
  connectionCheckedIn: "connectionCheckedInEvent",
};
const SERVER_EVENTS: Readonly<Record<string, string>> = {
  serverDescriptionChanged: "serverDescriptionChangedEvent",
  topologyDescriptionChanged: "topologyDescriptionChangedEvent",
  serverHeartbeatStarted: "serverHeartbeatStartedEvent",
  serverHeartbeatSucceeded: "serverHeartbeatSucceededEvent",
  serverHeartbeatFailed: "serverHeartbeatFailedEvent",
};

const SIGN_IN = new Set(["authenticate", "saslStart", "saslContinue", "getnonce"]);
const GREETING = new Set(["hello", "ismaster", "isMaster"]);

/** What no test observes unless it asks for it; the driver has emptied a greeting that signs in. */
const isSensitive = ({ commandName, command, reply }: Document): boolean =>
  SIGN_IN.has(commandName) || (GREETING.has(commandName) && Object.keys(command ?? reply ?? {}).length === 0);

/** The clients, databases, sessions … that one test names. */
export class Entities {
  readonly uri: string;
  readonly observed: Observed[] = [];
  private readonly named = new Map<string, unknown>();
  private readonly clients = new Map<string, MongoClient>();

  constructor(uri: string) {
    this.uri = uri;
  }

  async create(descriptions: readonly Document[]): Promise<void> {
    for (const description of descriptions) {
      const [[kind, spec] = ["", {}]] = Object.entries(description);
      this.set(spec.id, await this.build(kind, spec));
    }
  }

  private async build(kind: string, spec: Document): Promise<unknown> {
    switch (kind) {
      case "client":
        return this.client(spec);
      case "database":
        return this.of(spec.client, MongoClient).db(spec.databaseName, spec.databaseOptions);
      case "collection":
        return this.of(spec.database, Db).collection(spec.collectionName, spec.collectionOptions);
      case "bucket":
        return new GridFSBucket(this.of(spec.database, Db), spec.bucketOptions);
      case "session":
        return this.of(spec.client, MongoClient).startSession(sessionOptions(spec.sessionOptions));
      default:
        throw new Skipped(`an entity of kind ${kind}`);
    }
  }

  private client(spec: Document): MongoClient {
    const options: MongoClientOptions = { ...spec.uriOptions, monitorCommands: true };
    if (spec.serverApi) options.serverApi = spec.serverApi;
    if (spec.autoEncryptOpts) throw new Skipped("encryption in the client");
    const { readConcernLevel, w, wTimeoutMS, journal } = spec.uriOptions ?? {};
    if (readConcernLevel) options.readConcern = { level: readConcernLevel };
    const uri = new URL(this.uri);
    if (!spec.uriOptions?.readPreference) uri.searchParams.delete("directConnection");
    for (const [name, value] of Object.entries({ w, wTimeoutMS, journal })) {
      if (value !== undefined) uri.searchParams.set(name, String(value));
    }
    for (const name of ["w", "wTimeoutMS", "journal", "readConcernLevel", "appname"])
      Reflect.deleteProperty(options, name);
    if (spec.uriOptions?.appname) options.appName = spec.uriOptions.appname;
    const client = new MongoClient(uri.href, options);
    this.observe(client, spec);
    this.clients.set(spec.id, client);
    return client;
  }

  private observe(client: MongoClient, spec: Document): void {
    const wanted = new Set<string>(spec.observeEvents ?? []);
    const ignored = new Set<string>(["configureFailPoint", ...(spec.ignoreCommandMonitoringEvents ?? [])]);
    const note = (kind: Observed["kind"], type: string, event: Document): void => {
      this.observed.push({ client: spec.id, kind, type, event });
    };
    for (const name of COMMAND_EVENTS) {
      const type = `${name}Event`;
      if (!wanted.has(type)) continue;
      listen(client, name, (event) => {
        if (ignored.has(event.commandName)) return;
        if (!spec.observeSensitiveCommands && isSensitive(event)) return;
        note("command", type, event);
      });
    }
    for (const [name, type] of Object.entries(POOL_EVENTS)) {
      if (wanted.has(type)) listen(client, name, (event) => note("cmap", type, event));
    }
    for (const [name, type] of Object.entries(SERVER_EVENTS)) {
      if (wanted.has(type)) listen(client, name, (event) => note("sdam", type, event));
    }
  }

  set(id: string, value: unknown): void {
    this.named.set(id, value);
  }

  get(id: string): unknown {
    if (!this.named.has(id)) throw new Error(`the test names an entity ${id} that there is not`);
    return this.named.get(id);
  }

  private of<T>(id: string, kind: abstract new (...given: never[]) => T): T {
    const found = this.get(id);
    if (!(found instanceof kind)) throw new Error(`entity ${id} is no ${kind.name}`);
    return found;
  }

  session(id: string): ClientSession {
    return this.of(id, ClientSession);
  }

  clientNamed(id: string): MongoClient {
    return this.of(id, MongoClient);
  }

  collection(id: string): Collection {
    return this.of(id, Collection);
  }

  /** What a client has been seen doing, of one kind. */
  eventsOf(client: string, kind: Observed["kind"]): Observed[] {
    return this.observed.filter((one) => one.client === client && one.kind === kind);
  }

  async close(): Promise<void> {
    for (const value of this.named.values()) {
      if (!(value instanceof ClientSession)) continue;
      if (value.inTransaction()) await value.abortTransaction().catch(() => {});
      await value.endSession();
    }
    for (const client of this.clients.values()) await client.close();
  }
}

function listen(client: MongoClient, name: string, listener: (event: Document) => void): void {
  const on: unknown = Reflect.get(client, "on");
  if (typeof on === "function") on.call(client, name, listener);
}

function sessionOptions(given: Document = {}): Document {
  const { defaultTransactionOptions, ...rest } = given;
  return defaultTransactionOptions
    ? { ...rest, defaultTransactionOptions: transactionOptions(defaultTransactionOptions) }
    : rest;
}

/** Options of a transaction in the driver's terms. */
export function transactionOptions({ readPreference, maxCommitTimeMS, timeoutMS, ...rest }: Document): Document {
  return {
    ...rest,
    ...(readPreference ? { readPreference: ReadPreference.fromOptions({ readPreference }) } : {}),
    ...(maxCommitTimeMS === undefined ? {} : { maxCommitTimeMS }),
    ...(timeoutMS === undefined ? {} : { timeoutMS }),
  };
}
