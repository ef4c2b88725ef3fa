import { Worker } from "node:worker_threads";
import type { RunningServer, ServerOptions } from "./start-here.ts";

export type ThreadMessage =
  | { ready: { port: number; host: string } }
  | { failed: string; kind: string }
  | { log: string }
  | { closed: true };

/** Starts a server in a thread of its own, so that its work never holds up this one. */
export function startInThread(options: ServerOptions): Promise<RunningServer> {
  const { log, ...rest } = options;
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: rest });
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.on("message", (message: ThreadMessage) => {
      if ("log" in message) log?.(message.log);
      else if ("failed" in message) {
        reject(Object.assign(new Error(message.failed), { name: message.kind }));
        void worker.terminate();
      } else if ("ready" in message) resolve({ ...message.ready, close: () => stop(worker) });
    });
  });
}

function stop(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.postMessage("close");
  });
}
