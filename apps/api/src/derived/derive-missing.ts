import type { Ports } from "../ports.ts";
import { DERIVED_KINDS, type DerivedKind } from "./derived.store.ts";

const AT_ONCE = 500;

/**
 * Derives what lists are searched and filtered by, for documents that were stored before it existed: those of the previous
 * application, those that were consolidated, and those of earlier versions. Says for how many of each kind it did so, and
 * writes it down when there were any; repeated, it finds nothing to do.
 */
export async function deriveMissing(
  ctx: Pick<Ports, "derived" | "audit">,
  stopping: () => boolean = () => false,
): Promise<Record<DerivedKind, number>> {
  const filled = Object.fromEntries(DERIVED_KINDS.map((kind) => [kind, 0])) as Record<DerivedKind, number>;
  for (const kind of DERIVED_KINDS) {
    let some = AT_ONCE;
    while (!stopping() && some === AT_ONCE) {
      some = await ctx.derived.fill(kind, AT_ONCE);
      filled[kind] += some;
    }
  }
  if (DERIVED_KINDS.some((kind) => filled[kind] > 0)) {
    await ctx.audit.record({
      action: "derived.filled",
      actor: { kind: "system" },
      target: { kind: "database", id: "lists" },
      before: null,
      after: filled,
    });
  }
  return filled;
}
