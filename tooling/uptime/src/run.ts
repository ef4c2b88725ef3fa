import { applySteps, type Monitors, planMonitors, type Step, type StoredMonitor } from "@vitrina/uptime";
import { HEARTBEAT_OF, PREFIX, type Settings, wantedMonitors } from "./wanted-monitors.ts";

export type Command = "plan" | "apply" | "drift";

export const EXIT = { well: 0, failed: 1, drifted: 2 } as const;

/** Carries out one command and gives the exit code. @throws {ExternalError} when the company does not do as asked */
export async function run(
  command: Command,
  { monitors, settings, say }: { monitors: Monitors; settings: Settings; say: (line: string) => void },
): Promise<number> {
  const wanted = wantedMonitors(settings);
  const steps = planMonitors(wanted, await monitors.list(), PREFIX);
  if (steps.length === 0) say(`All ${wanted.length} monitors are as they should be.`);
  if (command !== "apply") {
    for (const step of steps) say(`would ${wordsOf(step)}`);
    if (command === "plan" && steps.length > 0) say("Nothing was changed. To do it: npm run uptime -- apply");
    return command === "drift" && steps.length > 0 ? EXIT.drifted : EXIT.well;
  }
  await applySteps(monitors, steps, (step) => say(wordsOf(step)));
  const after = await monitors.list();
  const left = planMonitors(wanted, after, PREFIX);
  for (const step of left) say(`still has to ${wordsOf(step)}: the company keeps it otherwise than it was told`);
  say(`HEARTBEAT_URLS=${heartbeatUrls(after)}`);
  return left.length > 0 ? EXIT.failed : EXIT.well;
}

const wordsOf = (step: Step) => {
  if (step.act === "create") return `create ${step.monitor.name}`;
  if (step.act === "remove") return `remove ${step.name} (${step.id})`;
  return `${step.act} ${step.monitor.name}: ${step.differences.join(", ")}`;
};

/** The line for the server's environment: where each heartbeat is told. */
function heartbeatUrls(stored: readonly StoredMonitor[]): string {
  return stored.flatMap(({ name, url }) => (HEARTBEAT_OF[name] && url ? `${HEARTBEAT_OF[name]}=${url}` : [])).join(",");
}
