import { Refusal } from "@vitrina/domain";
import { assertWithdrawable, statusForCreator } from "@vitrina/domain/applications";
import type { CreatorActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { ownApplication } from "./application-views.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: CreatorActor;
};

/** A creator leaves: the place becomes free again and nothing more is owed. */
export function withdrawApplication(ctx: Needs, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    const status = statusForCreator(was, ctx.now());
    assertWithdrawable({ ...was, status });
    // A rejection that nobody was told of yet is overtaken by whoever leaves by themself.
    const untold = status !== was.status && was.status === "rejected";
    if (untold && !(await ctx.outbox.takeBack({ kind: "application.rejected", aggregateId: id }))) {
      throw new Refusal("wrong-moment", "application-not-open", { status: was.status });
    }
    const is = {
      status: "withdrawn",
      deliveryDueAt: null,
      undoable: null,
      ending: "withdrawn",
      endedAt: ctx.now(),
    } as const;
    if (!(await ctx.applications.changeIfStill(was, { ...is, rejectionMessage: "" }))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    if (was.status === "confirmed") {
      await ctx.campaigns.giveSlotBack(was.campaignId);
      await ctx.applications.cancelDeliverables(id);
    }
    await ctx.audit.record({
      action: "application.withdrawn",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status },
      after: { status: "withdrawn" },
    });
  });
}
