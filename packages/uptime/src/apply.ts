import type { Monitors, StoredMonitor } from "./monitor.ts";
import type { Step } from "./plan.ts";

/** Does the steps one after another, and tells of each. @throws {ExternalError} at the first that fails; those before it stay done */
export async function applySteps(monitors: Monitors, steps: readonly Step[], onDone: (step: Step) => void) {
  for (const step of steps) {
    await applyOne(monitors, step);
    onDone(step);
  }
}

async function applyOne(monitors: Monitors, step: Step): Promise<StoredMonitor | undefined> {
  switch (step.act) {
    case "create":
      return monitors.create(step.monitor);
    case "change":
      return monitors.change(step.id, step.monitor);
    case "replace":
      await monitors.remove(step.id);
      return monitors.create(step.monitor);
    case "remove":
      await monitors.remove(step.id);
      return undefined;
  }
}
