import cluster from "node:cluster";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { keepProcesses } from "./keep-processes.ts";

/** A program whose new processes do not start while the file BROKEN is there. SIGHUP replaces them, as in serve.ts. */
const { BROKEN = "", PORT = "" } = process.env;

if (cluster.isPrimary) {
  const processes = await keepProcesses({
    program: fileURLToPath(import.meta.url),
    count: 2,
    nowMs: () => performance.now(),
    startMs: 30_000,
    stopMs: 5_000,
    log: console.log,
  });
  process.on("SIGHUP", async () => console.log(await processes.replace()));
  process.on("SIGTERM", () => processes.stop().then(() => process.exit(0)));
  console.log("serving");
} else if (existsSync(BROKEN)) {
  process.exit(1);
} else {
  const server = createServer((_request, answer) => answer.end(`${process.pid}`)).listen(Number(PORT), "127.0.0.1");
  process.on("SIGTERM", () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
