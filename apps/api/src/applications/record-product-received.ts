import type { AdminActor } from "@vitrina/domain/people";
import { receiveParcel } from "@vitrina/domain/shipping";
import type { Ports } from "../ports.ts";
import { withShippingState } from "../shipping/shipping-state.ts";
import { applicationById } from "./application-views.ts";
import { reschedule } from "./reschedule.ts";

type Needs = Pick<Ports, "applications" | "campaigns" | "audit" | "outbox" | "transaction" | "now"> & {
  actor: AdminActor;
};

/** Notes that the product has arrived, which starts the clock where the campaign says so. */
export function recordProductReceived(
  ctx: Needs,
  { id, receivedAt = ctx.now() }: { id: string; receivedAt?: Date },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await applicationById(ctx, id);
    const facts = withShippingState(was, receiveParcel(was, receivedAt, ctx.now()));
    await reschedule(ctx, was, facts, "application.product-received");
  });
}
