import { SET_NAME } from "../commands/diagnostics.ts";
import { ScramUser } from "../wire/scram.ts";
import { ListenError, SocketServer } from "../wire/socket-server.ts";
import { dispatch } from "./dispatch.ts";
import { Engine } from "./engine.ts";
import { FailPoints } from "./fail-points.ts";

export type Credentials = { user: string; password: string };

export type ServerOptions = {
  dataDir?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  credentials?: Credentials | undefined;
  log?: ((line: string) => void) | undefined;
  failPoints?: boolean | undefined;
};

export type RunningServer = { port: number; host: string; close(): Promise<void> };

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Starts a server in this thread. Throws `ListenError` rather than serve a network without a password. */
export async function startHere(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const { credentials, log = () => {} } = options;
  if (!credentials && !LOOPBACK.test(host)) {
    throw new ListenError(
      `Listening on ${host} needs a user and a password; without them only this machine is served.`,
    );
  }
  if (credentials && (credentials.user === "" || credentials.password === ""))
    throw new ListenError("The user and the password may not be empty.");
  const user = credentials ? new ScramUser(credentials.user, credentials.password) : null;
  const engine = new Engine(options.dataDir, log);
  const address = { host, port: options.port ?? 0 };
  const shared = { engine, address, user, log, failPoints: options.failPoints === true ? new FailPoints() : null };
  const server = new SocketServer((request, connection) => dispatch(shared, request, connection), log);
  try {
    address.port = await server.listen(address.port, host);
  } catch (fault) {
    engine.close();
    throw fault;
  }
  return {
    port: address.port,
    host,
    async close() {
      await server.close();
      engine.close();
    },
  };
}

/** The address that drivers take, with an optional database. */
export function uriOf(host: string, port: number, database = "", credentials?: Credentials): string {
  const who = credentials ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@` : "";
  const name = host.includes(":") ? `[${host}]` : host;
  return `mongodb://${who}${name}:${port}/${database}?replicaSet=${SET_NAME}&directConnection=true${who ? "&authSource=admin" : ""}`;
}
