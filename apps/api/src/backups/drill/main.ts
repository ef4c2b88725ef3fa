import { readEnv } from "../../env.ts";
import { buildServer } from "../../server.ts";
import { wire } from "../../wiring.ts";

/** The API as it is, without the two built web apps and without any work of its own: what a drill asks its questions. */
const env = readEnv(process.env);
const wiring = await wire(env, {
  now: () => new Date(),
  log: (level, message, cause) => console[level](message, cause ?? ""),
});
const { app } = await buildServer(wiring, { webApps: [] });
await app.listen({ port: env.PORT, host: env.HOST });
process.once("SIGTERM", async () => {
  await app.close();
  await wiring.close();
  process.exit(0);
});
