import { Refusal } from "@vitrina/domain";
import { type AdminActor, wouldLoseLastOwner } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "people" | "audit" | "transaction"> & { actor: AdminActor };

/** Takes a colleague's account away; every session and key of theirs ends with it. The audit log keeps who they were. */
export function removePerson(ctx: Needs, { userId }: { userId: string }): Promise<void> {
  return ctx.transaction(async () => {
    const owners = await ctx.people.holdOwners();
    const was = await ctx.people.byId(userId);
    if (!was) throw new Refusal("not-found", "no-such-person");
    if (wouldLoseLastOwner(owners, was.role, null)) throw new Refusal("breaks-a-rule", "last-owner");
    await ctx.people.remove(userId);
    await ctx.audit.record({
      action: "person.removed",
      actor: ctx.actor,
      target: { kind: "person", id: userId },
      before: { name: was.name, email: was.email, role: was.role },
      after: null,
    });
  });
}
