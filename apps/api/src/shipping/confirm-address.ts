import { Refusal } from "@vitrina/domain";
import type { CreatorActor } from "@vitrina/domain/people";
import { type Address, confirmAddress as addressConfirmed } from "@vitrina/domain/shipping";
import { ownApplication } from "../applications/application-views.ts";
import type { Ports } from "../ports.ts";
import { withShippingState } from "./shipping-state.ts";

type Needs = Pick<Ports, "applications" | "creators" | "audit" | "transaction" | "now"> & { actor: CreatorActor };

/** A creator says where the parcel goes, and may keep the address in their profile for the next one. */
export function confirmAddress(
  ctx: Needs,
  { id, address, keep }: { id: string; address: Address; keep: boolean },
): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ownApplication(ctx, ctx.actor.creatorId, id);
    const is = { ...withShippingState(was, addressConfirmed(was, address)), addressAt: ctx.now() };
    if (!(await ctx.applications.changeIfStill(was, is))) {
      throw new Refusal("changed-meanwhile", "application-changed");
    }
    if (keep) await keepInProfile(ctx, was.creatorId, address);
    await ctx.audit.record({
      action: "parcel.address-confirmed",
      actor: ctx.actor,
      target: { kind: "application", id },
      before: { city: was.address?.city ?? null },
      after: { city: address.city },
    });
  });
}

async function keepInProfile(ctx: Needs, creatorId: string, shippingAddress: Address): Promise<void> {
  const creator = await ctx.creators.byId(creatorId);
  if (!creator) throw new Refusal("not-found", "no-such-creator");
  if (!(await ctx.creators.changeIfStill(creatorId, creator.revision, { shippingAddress }))) {
    throw new Refusal("changed-meanwhile", "profile-changed");
  }
}
