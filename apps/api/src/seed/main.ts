import { parseArgs } from "node:util";
import { EnvError, readEnv } from "../env.ts";
import { wire } from "../wiring.ts";
import type { Clock } from "./diary.ts";
import { seedDemo } from "./seed-demo.ts";

const HELP = `Fills the local house with the demo.
  --again   take the demo out, with everything that was done in it, and plant a fresh one`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { again: { type: "boolean", default: false }, help: { type: "boolean" } } });
  if (values.help) return console.log(HELP);
  const startedAt = performance.now();
  const env = readEnv(process.env);
  if (env.VITRINA_ENV !== "local") throw new EnvError(["VITRINA_ENV must be local: the demo is no part of production"]);

  const now = new Date();
  const clock: Clock = { at: now };
  const wiring = await wire(env, {
    now: () => clock.at,
    log: (level, message, cause) => console[level](message, cause ?? ""),
  });
  try {
    const outcome = await seedDemo(wiring, { now, clock, again: values.again, say: (line) => console.log(line) });
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    console.log(
      outcome === "planted"
        ? `The demo stands (${seconds} s).`
        : "The demo is here already and was left as it is. A fresh one: npm run seed -- --again",
    );
  } finally {
    await wiring.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
});
