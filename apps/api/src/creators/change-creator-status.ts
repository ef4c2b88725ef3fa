import { Refusal } from "@vitrina/domain";
import type { CreatorRow, CreatorStatus } from "@vitrina/domain/creators";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { asAgencySees } from "./creator-list.ts";

type Needs = Pick<Ports, "creators" | "people" | "assets" | "audit" | "outbox" | "transaction"> & { actor: AdminActor };

/** Approves, pauses or blocks a creator; whoever is blocked is signed out at once. */
export function changeCreatorStatus(ctx: Needs, { id, to }: { id: string; to: CreatorStatus }): Promise<CreatorRow> {
  return ctx.transaction(async () => {
    const was = await ctx.creators.byId(id);
    if (!was) throw new Refusal("not-found", "no-such-creator");
    if (was.status !== to) {
      if (!(await ctx.creators.changeIfStill(id, was.revision, { status: to }))) {
        throw new Refusal("changed-meanwhile", "profile-changed");
      }
      if (to === "blocked") await ctx.people.block(was.userId);
      if (was.status === "blocked") await ctx.people.unblock(was.userId);
      await ctx.audit.record({
        action: "creator.status-changed",
        actor: ctx.actor,
        target: { kind: "creator", id },
        before: { status: was.status },
        after: { status: to },
      });
      if (to === "approved") {
        await ctx.outbox.announce({ kind: "creator.approved", aggregateId: id, payload: { creatorId: id } });
      }
    }
    const [row] = await asAgencySees(ctx, [{ ...was, status: to }]);
    if (!row) throw new Refusal("not-found", "no-such-creator");
    return row;
  });
}
