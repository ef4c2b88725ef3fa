import { SET_NAME } from "../commands/diagnostics.ts";
import { SocketServer } from "../wire/socket-server.ts";
import { dispatch } from "./dispatch.ts";
import { Engine } from "./engine.ts";

export type ServerOptions = {
  dataDir?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  log?: ((line: string) => void) | undefined;
};

export type RunningServer = { port: number; host: string; close(): Promise<void> };

/** Starts a server in this thread. */
export async function startHere(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const log = options.log ?? (() => {});
  const engine = new Engine(options.dataDir);
  const address = { host, port: options.port ?? 0 };
  const server = new SocketServer((request, connection) => dispatch(engine, request, connection, address, log), log);
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
export const uriOf = (host: string, port: number, database = ""): string =>
  `mongodb://${host}:${port}/${database}?replicaSet=${SET_NAME}&directConnection=true`;
