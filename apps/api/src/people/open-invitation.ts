import { Refusal } from "@vitrina/domain";
import { isInvitationOpen } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import type { StoredInvitation } from "./invitations.store.ts";

type Needs = Pick<Ports, "invitations" | "tokens" | "now">;

/** The invitation behind a link. A link that is unknown, used, withdrawn or too old gets one and the same answer. */
export async function openInvitation(ctx: Needs, token: string): Promise<StoredInvitation> {
  const invitation = await ctx.invitations.byTokenHash(ctx.tokens.hashOf(token));
  if (!invitation || !isInvitationOpen(invitation, ctx.now())) throw new Refusal("not-found", "invitation-invalid");
  return invitation;
}
