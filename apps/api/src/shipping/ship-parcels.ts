import { Refusal, type RowOutcome } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import { type Carrier, type ShipRequest, shipParcel } from "@vitrina/domain/shipping";
import { onEach } from "../applications/act-on-many.ts";
import { applicationById } from "../applications/application-views.ts";
import { campaignById } from "../campaigns/campaign-views.ts";
import type { Ports } from "../ports.ts";
import { withShippingState } from "./shipping-state.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Marks parcels as sent by one carrier, also those that replace a lost or broken one. */
export function shipParcels(ctx: Needs, { parcels, carrier }: ShipRequest): Promise<RowOutcome[]> {
  const codes = new Map(parcels.map(({ id, trackingCode }) => [id, trackingCode]));
  return onEach([...codes.keys()], (id) => shipOne(ctx, id, carrier, codes.get(id) ?? ""));
}

function shipOne(ctx: Needs, id: string, carrier: Carrier, trackingCode: string): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const facts = shipParcel(was, { carrier, trackingCode }, ctx.now());
    const { title } = await campaignById(ctx, was.campaignId);
    if (!(await ctx.applications.changeIfStill(was, withShippingState(was, facts)))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    await ctx.audit.record({
      action: "parcel.shipped",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { shippingState: was.shippingState },
      after: { carrier, trackingCode },
    });
    await ctx.outbox.announce({
      kind: "parcel.shipped",
      aggregateId: was.campaignId,
      payload: { applicationId: id, creatorId: was.creatorId, title, carrier, trackingCode },
    });
  });
}
