import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import { type SavedView, type SaveViewRequest, VIEWS_MAX } from "@vitrina/domain/views";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "views"> & { actor: AdminActor };

/** Keeps a list's address under a name; the name it had before is written over. */
export async function saveView(ctx: Needs, view: SaveViewRequest): Promise<SavedView> {
  const kept = await ctx.views.of(ctx.actor.userId, view.list);
  if (kept.length >= VIEWS_MAX && !kept.some(({ name }) => name === view.name)) {
    throw new Refusal("too-many", "too-many-views", { limit: VIEWS_MAX });
  }
  return ctx.views.keep(ctx.actor.userId, view);
}
