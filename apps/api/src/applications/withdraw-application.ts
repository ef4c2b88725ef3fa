import { Refusal } from "@vitrina/domain";
import { assertWithdrawable } from "@vitrina/domain/applications";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { ownApplication } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "transaction"> & { actor: CreatorActor };

/** A creator leaves: the place becomes free again and nothing more is owed. */
export function withdrawApplication(ctx: Needs, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    assertWithdrawable(was);
    if (!(await ctx.applications.changeIfStill(was, { status: "withdrawn", deliveryDueAt: null }))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    if (was.status === "confirmed") {
      await ctx.campaigns.giveSlotBack(was.campaignId);
      await ctx.applications.cancelDeliverables(id);
    }
  });
}
