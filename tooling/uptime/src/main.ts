import { fileURLToPath } from "node:url";
import { startUptimeRobot } from "@vitrina/sandbox";
import { uptimeRobot } from "@vitrina/uptime";
import { type Command, EXIT, run } from "./run.ts";

const COMMANDS: readonly string[] = ["plan", "apply", "drift"];
const LOCAL_DATA = fileURLToPath(new URL("../../../.data/sandbox", import.meta.url));
const { UPTIMEROBOT_API_KEY, UPTIMEROBOT_BASE_URL, PUBLIC_URL, HEALTH_TOKEN, UPTIME_INTERVAL = "300" } = process.env;

const command = process.argv[2] ?? "plan";
if (!COMMANDS.includes(command)) {
  console.error("npm run uptime -- plan|apply|drift");
  process.exit(EXIT.failed);
}
const missing = UPTIMEROBOT_API_KEY ? Object.entries({ PUBLIC_URL, HEALTH_TOKEN }).filter(([, value]) => !value) : [];
if (missing.length > 0) {
  for (const [name] of missing) console.error(`${name} is missing: it must be what the server has.`);
  process.exit(EXIT.failed);
}

const local = UPTIMEROBOT_API_KEY ? null : await startUptimeRobot({ dataDir: process.env.VITRINA_DATA ?? LOCAL_DATA });
if (local) console.log("UPTIMEROBOT_API_KEY is not set: this works on the local stand-in.");
try {
  process.exitCode = await run(command as Command, {
    monitors: uptimeRobot({
      apiKey: UPTIMEROBOT_API_KEY ?? local?.apiKey ?? "",
      ...((UPTIMEROBOT_BASE_URL || local) && { baseUrl: UPTIMEROBOT_BASE_URL ?? `${local?.origin}/v3` }),
    }),
    settings: {
      publicUrl: PUBLIC_URL ?? "https://vitrina.example",
      healthToken: HEALTH_TOKEN ?? "no-token",
      intervalSeconds: Number(UPTIME_INTERVAL),
    },
    say: (line) => console.log(line),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = EXIT.failed;
} finally {
  await local?.close();
}
