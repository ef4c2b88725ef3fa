import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { SavedView } from "@vitrina/domain/views";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "views"> & { actor: AdminActor };

/** Removes one of the person's own views and hands it back, so that it can be kept again. */
export async function removeView(ctx: Needs, { id }: { id: string }): Promise<SavedView> {
  const removed = await ctx.views.remove(ctx.actor.userId, id);
  if (!removed) throw new Refusal("not-found", "no-such-view");
  return removed;
}
