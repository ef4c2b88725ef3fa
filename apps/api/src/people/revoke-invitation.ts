import { Refusal } from "@vitrina/domain";
import type { AdminActor } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "invitations" | "audit" | "transaction"> & { actor: AdminActor };

/** Makes a link that was sent stop working. */
export function revokeInvitation(ctx: Needs, { id }: { id: string }): Promise<void> {
  return ctx.transaction(async () => {
    const was = await ctx.invitations.byId(id);
    if (!was || !(await ctx.invitations.revokeIfUnused(id))) throw new Refusal("not-found", "invitation-invalid");
    await ctx.audit.record({
      action: "invitation.revoked",
      actor: ctx.actor,
      target: { kind: "invitation", id },
      before: { email: was.email, role: was.role },
      after: null,
    });
  });
}
