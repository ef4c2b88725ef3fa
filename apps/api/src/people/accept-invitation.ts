import { Refusal } from "@vitrina/domain";
import type { AcceptInvitationRequest, InvitationLetter } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";
import { isCommonPassword } from "../sign-in/common-passwords.ts";
import { openInvitation } from "./open-invitation.ts";

type Needs = Pick<Ports, "accounts" | "invitations" | "tokens" | "audit" | "transaction" | "now">;

/** Opens the account an invitation was sent for. Of two who use one link at once, one gets it. */
export async function acceptInvitation(
  ctx: Needs,
  { token, name, password }: AcceptInvitationRequest,
): Promise<InvitationLetter> {
  await openInvitation(ctx, token);
  if (await isCommonPassword(password))
    throw new Refusal("breaks-a-rule", "password-too-common", { field: "password" });
  const passwordHash = await ctx.accounts.hashPassword(password);
  return ctx.transaction(async () => {
    const { id, email, role } = await openInvitation(ctx, token);
    if (!(await ctx.invitations.acceptIfUnused(id))) throw new Refusal("not-found", "invitation-invalid");
    const userId = await ctx.accounts.openAdmin({ email, name, role, passwordHash });
    await ctx.audit.record({
      action: "invitation.accepted",
      actor: { kind: "system" },
      target: { kind: "person", id: userId },
      before: { invitationId: id },
      after: { email, name, role },
    });
    return { email, name, role };
  });
}
