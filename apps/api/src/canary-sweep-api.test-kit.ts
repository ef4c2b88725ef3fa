import { readEnv } from "./env.ts";
import { buildServer } from "./server.ts";
import { wire } from "./wiring.ts";

/** As main.ts, without the built web apps, which tests need not wait for. */
const env = readEnv(process.env);
const wiring = await wire(env, {
  now: () => new Date(),
  log: (level, message, cause) => console[level](message, cause ?? ""),
});
wiring.startWork();
const server = await buildServer(wiring, { webApps: [] });
await server.app.listen({ port: env.PORT, host: env.HOST });
process.once("SIGTERM", () => process.exit(0));
