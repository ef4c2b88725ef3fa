import type { Role } from "./roles.ts";

/** How long a link that was sent to a future colleague works. */
export const INVITATION_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** When an invitation made now stops working. */
export function invitationEndsAt(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

/** Whether a link still opens an account: not used, not withdrawn, not too old. */
export function isInvitationOpen(
  invitation: { expiresAt: Date; acceptedAt: Date | null; revokedAt: Date | null },
  now: Date,
): boolean {
  return invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt > now;
}

/** Whether the agency would stand without an owner. `to` is null for somebody who leaves. */
export function wouldLoseLastOwner(owners: number, was: Role, to: Role | null): boolean {
  return was === "owner" && to !== "owner" && owners <= 1;
}
