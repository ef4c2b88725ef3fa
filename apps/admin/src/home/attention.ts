import { LIGHTS, type TrafficLight } from "@vitrina/domain/deadlines";

/** The campaigns whose light asks for somebody, worst first, and among equals the one due first. */
export function needingAttention<Row extends { light: TrafficLight }>(rows: readonly Row[]): Row[] {
  return rows
    .filter(({ light }) => light.light === "red" || light.light === "amber")
    .toSorted(
      (one, other) =>
        LIGHTS.indexOf(one.light.light) - LIGHTS.indexOf(other.light.light) ||
        (one.light.dueAt?.getTime() ?? 0) - (other.light.dueAt?.getTime() ?? 0),
    );
}
