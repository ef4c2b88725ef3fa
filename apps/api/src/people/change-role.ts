import { Refusal } from "@vitrina/domain";
import { type AdminActor, type ChangeRoleRequest, type Person, wouldLoseLastOwner } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "people" | "audit" | "transaction"> & { actor: AdminActor };

/** Gives a colleague another role; it counts from their next call on. */
export function changeRole(ctx: Needs, { userId, role }: ChangeRoleRequest): Promise<Person> {
  return ctx.transaction(async () => {
    const owners = await ctx.people.holdOwners();
    const was = await ctx.people.byId(userId);
    if (!was) throw new Refusal("not-found", "no-such-person");
    if (wouldLoseLastOwner(owners, was.role, role)) throw new Refusal("breaks-a-rule", "last-owner");
    if (was.role === role) return was;
    if (!(await ctx.people.changeRoleIfStill(userId, was.role, role))) throw new Refusal("changed-meanwhile", "busy");
    await ctx.audit.record({
      action: "person.role-changed",
      actor: ctx.actor,
      target: { kind: "person", id: userId },
      before: { role: was.role },
      after: { role },
    });
    return { ...was, role };
  });
}
