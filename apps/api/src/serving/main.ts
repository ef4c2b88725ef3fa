import { fileURLToPath } from "node:url";
import { startedReporting } from "@vitrina/error-reporting/node";
import { EnvError, readEnv } from "../env.ts";

/** How long what still talks to this process may take to end. */
const LAST_WORDS_MS = 20_000;
const LAST_REPORTS_MS = 2_000;

const distOf = (name: string) => ({ name, root: fileURLToPath(new URL(`../../../${name}/dist`, import.meta.url)) });

async function main(): Promise<void> {
  const env = readEnv(process.env);
  // Only now: a client library that reads the environment itself would end the program before all that is wrong is told.
  const [{ buildServer }, { wire }] = await Promise.all([import("../server.ts"), import("../wiring.ts")]);
  const reporting = startedReporting();
  if (!reporting) throw new Error("Error reporting is not there: start main.ts, which loads it before this.");
  const wiring = await wire(env, {
    reporting,
    now: () => new Date(),
    log: (level, message, cause) => console[level](message, cause ?? ""),
  });
  const serves = env.ROLE !== "worker";
  const work = [...wiring.startSigning(), ...(env.ROLE === "web" ? [] : wiring.startWork())];
  const server = await buildServer(wiring, { webApps: serves ? [distOf("admin"), distOf("creator")] : [] });
  await server.app.listen({ port: env.PORT, host: env.HOST });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server.drain();
    await new Promise((done) => setTimeout(done, env.DRAIN_SECONDS * 1_000));
    // Connections that nobody uses are closed last, when nothing else happens: who begins to use one just then is cut off.
    // Until then every answer sends its client away, so that few are left.
    await Promise.all(work.map((one) => one.stop()));
    setTimeout(() => server.app.server.closeAllConnections(), LAST_WORDS_MS).unref();
    await server.app.close();
    await wiring.close();
    await reporting.flush(LAST_REPORTS_MS);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
});
