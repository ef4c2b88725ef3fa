import { isDeepStrictEqual } from "node:util";
import { type Monitor, type StoredMonitor, settingsOf } from "./monitor.ts";

export type Step =
  | { act: "create"; monitor: Monitor }
  | { act: "change"; id: string; monitor: Monitor; differences: string[] }
  /** A type cannot be changed, and of two with one name nobody knows which is meant. */
  | { act: "replace"; id: string; monitor: Monitor; differences: string[] }
  | { act: "remove"; id: string; name: string };

/**
 * What has to be done so that the monitors are as wanted. Those whose name does not begin with `prefix` belong to somebody
 * else and are left alone. Nothing to do means that nothing has drifted.
 */
export function planMonitors(wanted: readonly Monitor[], stored: readonly StoredMonitor[], prefix: string): Step[] {
  const steps: Step[] = [];
  const kept = new Set<string>();
  for (const monitor of wanted) {
    const found = stored.find(({ name, id }) => name === monitor.name && !kept.has(id));
    if (!found) {
      steps.push({ act: "create", monitor });
      continue;
    }
    kept.add(found.id);
    const differences = differencesOf(monitor, found);
    if (differences.length === 0) continue;
    const act = differences.includes("type") ? "replace" : "change";
    steps.push({ act, id: found.id, monitor, differences });
  }
  for (const { id, name } of stored) {
    if (name.startsWith(prefix) && !kept.has(id)) steps.push({ act: "remove", id, name });
  }
  return steps;
}

/** Names of what differs, never values: a header may hold a token. */
function differencesOf(monitor: Monitor, { settings }: StoredMonitor): string[] {
  return Object.entries(settingsOf(monitor))
    .filter(([name, value]) => !isDeepStrictEqual(settings[name], value))
    .map(([name]) => name);
}
