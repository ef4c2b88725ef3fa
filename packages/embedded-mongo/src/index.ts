import { type ServerOptions, startHere, uriOf } from "./server/start-here.ts";
import { startInThread } from "./server/start-in-thread.ts";

export type EmbeddedMongoOptions = {
  /** Directory that keeps the data; without one everything is in memory and gone at the end. */
  dataDir?: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** The address to listen on; this machine alone by default. Any other needs credentials. */
  host?: string;
  /** With these, clients have to sign in (SCRAM-SHA-256). */
  credentials?: { user: string; password: string };
  /** Takes lines about connections that ended badly and about faults of the server itself. */
  log?: (line: string) => void;
  /** Runs the server in a thread of its own, so that a long query never holds up the caller. */
  thread?: boolean;
  /** For tests of clients: `configureFailPoint` makes commands fail on order. */
  failPoints?: boolean;
};

export type EmbeddedMongo = {
  /** Address of the server without a database; the official driver can use transactions over it. */
  uri: string;
  port: number;
  /** Address of one database. */
  uriFor(database: string): string;
  /** Stops taking requests, stores what was acknowledged, and frees port and data directory. */
  close(): Promise<void>;
};

/**
 * Starts a server that official MongoDB drivers can talk to. Throws `DataDirectoryError` (`name`) when the directory cannot be used or
 * another process uses it, and `ListenError` when the port is taken.
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions = {}): Promise<EmbeddedMongo> {
  const { thread = false, ...rest } = options;
  const settings: ServerOptions = rest;
  const { port, host, close } = thread ? await startInThread(settings) : await startHere(settings);
  return {
    uri: uriOf(host, port, "", options.credentials),
    port,
    uriFor: (database) => uriOf(host, port, encodeURIComponent(database), options.credentials),
    close,
  };
}

export { DataDirectoryError } from "./storage/database.ts";
export { ListenError } from "./wire/socket-server.ts";
