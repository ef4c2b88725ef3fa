import { COMPONENTS, type Component } from "./checks.ts";

/** `unknown`: we cannot look ourselves just now. */
export type ComponentState = "working" | "troubled" | "unknown";

export type Trouble = { component: Component; openedAt: Date; closedAt: Date | null };

export type PublicStatus = {
  overall: ComponentState;
  components: { component: Component; state: ComponentState }[];
  /** Times of trouble of the last 90 days, the latest first; overlapping ones of one part told as one. */
  troubles: Trouble[];
};

/**
 * What visitors are told. The parts that are served by whoever answers this question work, as far as that one knows; with the
 * database away nothing behind a sign-in does, and of the rest nobody can say.
 */
export function publicStatus(troubles: readonly Trouble[], databaseAway: boolean): PublicStatus {
  const open = new Set(troubles.filter(({ closedAt }) => closedAt === null).map(({ component }) => component));
  const stateOf = (component: Component): ComponentState => {
    if (!databaseAway) return open.has(component) ? "troubled" : "working";
    if (component === "website") return "working";
    return component === "panel" || component === "creators" ? "troubled" : "unknown";
  };
  const components = COMPONENTS.map((component) => ({ component, state: stateOf(component) }));
  const troubled = components.some(({ state }) => state === "troubled");
  return { overall: troubled ? "troubled" : "working", components, troubles: merged(troubles) };
}

/** Several checks of one part that failed at the same time are one trouble to whoever reads. */
function merged(troubles: readonly Trouble[]): Trouble[] {
  const told: Trouble[] = [];
  for (const trouble of troubles.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())) {
    const last = told.findLast(({ component }) => component === trouble.component);
    if (!last || (last.closedAt && last.closedAt < trouble.openedAt)) told.push({ ...trouble });
    else last.closedAt = last.closedAt && trouble.closedAt && later(last.closedAt, trouble.closedAt);
  }
  return told.toReversed();
}

const later = (a: Date, b: Date) => (a > b ? a : b);
