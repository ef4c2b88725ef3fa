import { Refusal } from "@vitrina/domain";
import type { Actor, AdminActor, CreatorActor } from "@vitrina/domain/people";
import {
  assertReleasable,
  loseParcel,
  type ProblemKind,
  reportProblem as problemReported,
  resolveProblem as problemResolved,
  receiveParcel,
} from "@vitrina/domain/shipping";
import { applicationById, ownApplication } from "../applications/application-views.ts";
import { reschedule } from "../applications/reschedule.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { withShippingState } from "./shipping-state.ts";

type Needs<By extends Actor> = Pick<
  Ports,
  "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"
> & { actor: By };

/** The creator has the parcel in hand: the clock starts where the campaign says so. */
export function receiveOwnParcel(ctx: Needs<CreatorActor>, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    const facts = withShippingState(was, receiveParcel(was, ctx.now(), ctx.now()));
    await reschedule(ctx, was, facts, "application.product-received");
  });
}

/** The creator says what is wrong with the parcel: the clock stands still. */
export function reportProblem(
  ctx: Needs<CreatorActor>,
  { id, kind, text }: { id: string; kind: ProblemKind; text: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    const facts = withShippingState(was, problemReported(was, { kind, text }, ctx.now()));
    await reschedule(ctx, was, facts, "parcel.problem-reported");
  });
}

/** The agency has put the problem right without another parcel: the clock goes on. */
export function resolveProblem(
  ctx: Needs<AdminActor>,
  { id, resolution }: { id: string; resolution: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const facts = withShippingState(was, problemResolved(was, resolution, ctx.now()));
    await reschedule(ctx, was, facts, "parcel.problem-resolved", { resolution });
  });
}

/** The parcel will not arrive: the clock stands still until another one does, or the creator is let go. */
export function markLost(ctx: Needs<AdminActor>, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const facts = withShippingState(was, loseParcel(was, ctx.now()));
    await reschedule(ctx, was, facts, "parcel.lost");
  });
}

/** Lets a creator go whose parcel cannot be replaced: nothing more is owed, and the place is free again. */
export function releaseCreator(
  ctx: Needs<AdminActor>,
  { id, message }: { id: string; message: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    assertReleasable(was);
    const { title } = await campaignById(ctx, was.campaignId);
    const is = {
      status: "withdrawn",
      deliveryDueAt: null,
      ending: "released",
      endedAt: ctx.now(),
      rejectionMessage: message,
    } as const;
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.campaigns.giveSlotBack(was.campaignId);
    await ctx.applications.cancelDeliverables(id);
    await ctx.audit.record({
      action: "application.released",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { status: was.status },
      after: is,
    });
    await ctx.outbox.announce({
      kind: "application.released",
      aggregateId: was.campaignId,
      payload: { applicationId: id, creatorId: was.creatorId, title, message },
    });
  });
}
