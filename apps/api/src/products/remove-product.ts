import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { productById } from "./product-views.ts";

type Needs = Pick<Ports, "products" | "audit" | "transaction" | "now"> & { actor: AdminActor };

/** Takes a product out of every list. Campaigns it was part of keep its id, and it can be brought back. */
export function removeProduct(ctx: Needs, id: string): Promise<void> {
  return setRemoved(ctx, id, ctx.now());
}

/** Brings a removed product back, pictures and all. */
export function restoreProduct(ctx: Needs, id: string): Promise<void> {
  return setRemoved(ctx, id, null);
}

async function setRemoved(ctx: Needs, id: string, removedAt: Date | null): Promise<void> {
  const was = await productById(ctx, id);
  if ((was.removedAt === null) === (removedAt === null)) return;
  await ctx.transaction(async () => {
    const stored = await ctx.products.changeIfStill(id, was.revision, { removedAt });
    if (!stored) throw new Refusal("changed-meanwhile", "product-changed");
    await ctx.audit.record({
      action: removedAt ? "product.removed" : "product.restored",
      actor: ctx.actor,
      target: { kind: "product", id },
      before: { removedAt: was.removedAt },
      after: { removedAt },
    });
  });
}
