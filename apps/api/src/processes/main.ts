import { fileURLToPath } from "node:url";
import { EnvError, readEnv } from "../env.ts";
import { keepProcesses } from "./keep-processes.ts";

/** A start that applies nothing takes seconds; a slow disk may take longer. */
const START_MS = 60_000;
/** Longer than a process waits for its balancer, its requests and its jobs. */
const STOP_MS = 45_000;

/**
 * The API on a machine of its own: PROCESSES copies of ../main.ts on one port, kept alive. SIGHUP replaces them one after
 * another without a lost request, for a new build, new settings or a new secret; SIGTERM ends all.
 */
async function serve(): Promise<void> {
  const { PROCESSES } = readEnv(process.env);
  const log = (message: string) => console.log(message);
  const processes = await keepProcesses({
    program: fileURLToPath(new URL("../main.ts", import.meta.url)),
    count: PROCESSES,
    nowMs: () => performance.now(),
    startMs: START_MS,
    stopMs: STOP_MS,
    log,
  });
  log(`${PROCESSES} processes serve.`);

  process.on("SIGHUP", async () =>
    log((await processes.replace()) === "replaced" ? "All were replaced." : "None was."),
  );
  const stop = async () => {
    await processes.stop();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

serve().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
});
