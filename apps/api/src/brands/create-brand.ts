import type { Brand } from "@vitrina/domain/brands";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "brands" | "audit" | "transaction"> & { actor: AdminActor };

/** Adds a client company. */
export function createBrand(ctx: Needs, input: Omit<Brand, "id">): Promise<Brand> {
  return ctx.transaction(async () => {
    const brand = await ctx.brands.add(input);
    await ctx.audit.record({
      action: "brand.created",
      actor: ctx.actor,
      target: { kind: "brand", id: brand.id },
      before: null,
      after: brand,
    });
    return brand;
  });
}
