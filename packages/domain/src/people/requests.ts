import { z } from "zod";
import { id, line, pageRequest } from "../shapes.ts";
import { permission, role, scope } from "./roles.ts";

/** An address as it is stored and compared: small letters, no blanks around it. */
export const emailAddress = z.string().trim().toLowerCase().max(200).pipe(z.email());

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
export const password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

/** Who is signed in, as they see themself. */
export const ownAccount = z.object({
  kind: z.enum(["admin", "creator"]),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: role.nullable(),
  permissions: z.array(permission),
  creatorId: z.string().nullable(),
  /** A creator who has not answered the first question yet. */
  isNew: z.boolean(),
  twoFactorEnabled: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** A personal key as its list shows it. `start` is the part by which a person knows it again. */
export const apiKey = z.object({
  id,
  name: z.string(),
  start: z.string(),
  scopes: z.array(scope),
  createdAt: z.date(),
  expiresAt: z.date(),
  lastUsedAt: z.date().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const createApiKeyRequest = z.object({
  name: line(60),
  scopes: z.array(scope).min(1).max(30),
  expiresInDays: z.number().int().min(1).max(365),
});
export type CreateApiKeyRequest = z.infer<typeof createApiKeyRequest>;

/** The only answer that ever holds the key itself. */
export const createdApiKey = apiKey.extend({ key: z.string() });
export type CreatedApiKey = z.infer<typeof createdApiKey>;

/** One of the agency's people. */
export const person = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  role,
  twoFactorEnabled: z.boolean(),
  createdAt: z.date(),
});
export type Person = z.infer<typeof person>;

export const peopleRequest = pageRequest;

export const inviteRequest = z.object({ email: emailAddress, name: line(80, 2), role });
export type InviteRequest = z.infer<typeof inviteRequest>;

export const invitation = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  invitedBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationToken = z.string().min(20).max(200);

/** What somebody who holds an invitation's link may read. */
export const invitationLetter = invitation.pick({ email: true, name: true, role: true });
export type InvitationLetter = z.infer<typeof invitationLetter>;

export const acceptInvitationRequest = z.object({ token: invitationToken, name: line(80, 2), password });
export type AcceptInvitationRequest = z.infer<typeof acceptInvitationRequest>;

export const changeRoleRequest = z.object({ userId: id, role });
export type ChangeRoleRequest = z.infer<typeof changeRoleRequest>;
