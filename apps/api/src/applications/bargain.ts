import { Refusal } from "@vitrina/domain";
import { answerOffer, type OfferSide, withOffer } from "@vitrina/domain/applications";
import type { Actor } from "@vitrina/domain/people";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { applicationById, ownApplication } from "./application-views.ts";
import type { StoredApplication } from "./applications.store.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now" | "newId"> & {
  actor: Actor;
};

const sideOf = ({ kind }: Actor): OfferSide => (kind === "admin" ? "agency" : "creator");

/** The agency bargains over any application, a creator over their own. */
const bargainedOver = (ctx: Needs, id: string): Promise<StoredApplication> =>
  ctx.actor.kind === "creator" ? ownApplication(ctx, ctx.actor.creatorId, id) : applicationById(ctx, id);

/** Proposes another fee to the other side. */
export function offerFee(
  ctx: Needs,
  { id, fee, message }: { id: string; fee: number; message: string },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await bargainedOver(ctx, id);
    const by = sideOf(ctx.actor);
    const offer = { id: ctx.newId(), by, fee, message, authorName: ctx.actor.name };
    const offers = withOffer(was, offer, ctx.now());
    await keep(ctx, was, { offers }, "application.fee-offered", { by, fee });
    if (by === "agency") await tellCreator(ctx, was, "application.fee-offered", { message });
  });
}

/** Says yes or no to the fee that the other side proposed; a yes becomes the agreed fee. */
export function answerFee(
  ctx: Needs,
  { id, offerId, accept }: { id: string; offerId: string; accept: boolean },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await bargainedOver(ctx, id);
    const by = sideOf(ctx.actor);
    const is = answerOffer(was, { offerId, by, accept }, ctx.now());
    const action = accept ? "application.fee-accepted" : "application.fee-declined";
    await keep(ctx, was, is, action, { by, agreedFee: is.agreedFee ?? was.agreedFee });
    if (by === "agency") await tellCreator(ctx, was, action, {});
  });
}

async function keep(
  ctx: Needs,
  was: StoredApplication,
  is: Partial<Pick<StoredApplication, "offers" | "agreedFee">>,
  action: string,
  after: Record<string, unknown>,
): Promise<void> {
  if (!(await ctx.applications.changeIfStill(was, is))) {
    throw new Refusal("changed-meanwhile", "application-changed");
  }
  await ctx.audit.record({
    action,
    actor: ctx.actor,
    target: { kind: "application", id: was.id },
    before: { agreedFee: was.agreedFee },
    after,
  });
}

async function tellCreator(
  ctx: Needs,
  { id, campaignId, creatorId }: StoredApplication,
  kind: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const { title } = await campaignById(ctx, campaignId);
  await ctx.outbox.announce({
    kind,
    aggregateId: campaignId,
    payload: { applicationId: id, creatorId, title, ...facts },
  });
}
