import { parentPort, workerData } from "node:worker_threads";
import { type ServerOptions, startHere } from "./start-here.ts";
import type { ThreadMessage } from "./start-in-thread.ts";

const options: ServerOptions = workerData;
const send = (message: ThreadMessage): void => parentPort?.postMessage(message);

try {
  const server = await startHere({ ...options, log: (line) => send({ log: line }) });
  parentPort?.once("message", () => {
    void server.close().then(() => parentPort?.close());
  });
  send({ ready: { port: server.port, host: server.host } });
} catch (fault) {
  const known = fault instanceof Error;
  send({ failed: known ? fault.message : String(fault), kind: known ? fault.name : "Error" });
}
