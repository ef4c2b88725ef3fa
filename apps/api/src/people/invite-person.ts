import { Refusal } from "@vitrina/domain";
import { type AdminActor, type Invitation, type InviteRequest, invitationEndsAt } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { takeOfQuota } from "../usage/take-of-quota.ts";

type Needs = Pick<
  Ports,
  "accounts" | "invitations" | "tokens" | "links" | "audit" | "outbox" | "transaction" | "now" | "usage"
> & {
  actor: AdminActor;
};

/** Sends a future colleague the link that opens their account; a letter sent before stops working. */
export async function invitePerson(ctx: Needs, { email, name, role }: InviteRequest): Promise<Invitation> {
  await takeOfQuota(ctx, "mails");
  const { token, hash } = ctx.tokens.issue();
  return ctx.transaction(async () => {
    if (await ctx.accounts.isTaken(email)) throw new Refusal("breaks-a-rule", "duplicate", { field: "email" });
    await ctx.invitations.revokeUnusedOf(email);
    const invitation = await ctx.invitations.add({
      email,
      name,
      role,
      tokenHash: hash,
      invitedBy: ctx.actor.userId,
      expiresAt: invitationEndsAt(ctx.now()),
    });
    await ctx.audit.record({
      action: "person.invited",
      actor: ctx.actor,
      target: { kind: "invitation", id: invitation.id },
      before: null,
      after: { email, name, role, expiresAt: invitation.expiresAt },
    });
    await ctx.outbox.announce({
      kind: "invitation.sent",
      aggregateId: invitation.id,
      payload: {
        email,
        name,
        role,
        invitedBy: ctx.actor.name,
        expiresAt: invitation.expiresAt,
        sealedUrl: ctx.tokens.seal(ctx.links.invitation(token)),
      },
    });
    return invitation;
  });
}
