import { id, pageOf } from "@vitrina/domain";
import {
  acceptInvitationRequest,
  changeRoleRequest,
  invitation,
  invitationLetter,
  invitationToken,
  inviteRequest,
  peopleRequest,
  person,
} from "@vitrina/domain/people";
import { z } from "zod";
import { admin, anyone, router } from "../trpc/procedures.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { changeRole } from "./change-role.ts";
import { invitePerson } from "./invite-person.ts";
import { openInvitation } from "./open-invitation.ts";
import { removePerson } from "./remove-person.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

const manager = admin("people:manage");

export const peopleRouter = router({
  list: manager
    .input(peopleRequest)
    .output(pageOf(person))
    .query(({ ctx, input }) => ctx.people.page(input)),
  invite: manager
    .input(inviteRequest)
    .output(invitation)
    .mutation(({ ctx, input }) => invitePerson(ctx, input)),
  invitations: manager
    .input(peopleRequest)
    .output(pageOf(invitation))
    .query(({ ctx, input }) => ctx.invitations.unusedPage(input)),
  revokeInvitation: manager
    .input(z.object({ id }))
    .output(z.void())
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  changeRole: manager
    .input(changeRoleRequest)
    .output(person)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  remove: manager
    .input(z.object({ userId: id }))
    .output(z.void())
    .mutation(({ ctx, input }) => removePerson(ctx, input)),
});

export const invitationsRouter = router({
  show: anyone
    .input(z.object({ token: invitationToken }))
    .output(invitationLetter)
    .query(({ ctx, input }) => openInvitation(ctx, input.token)),
  accept: anyone
    .input(acceptInvitationRequest)
    .output(invitationLetter)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
