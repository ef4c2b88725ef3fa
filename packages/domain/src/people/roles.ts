import { z } from "zod";

export const ROLES = ["owner", "manager", "reviewer", "finance", "editor"] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

export const PERMISSIONS = [
  "campaigns:read",
  "campaigns:write",
  "brands:read",
  "brands:write",
  "creators:read",
  "creators:write",
  "deliverables:review",
  "messages:write",
  "payouts:write",
  "payments:read",
  "website:edit",
  "media:write",
  "media:move",
  "people:manage",
  "audit:read",
  "system:manage",
  "leads:read",
  "leads:write",
  "mail:manage",
] as const;
export const permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof permission>;

const READ_WORK: readonly Permission[] = ["campaigns:read", "brands:read", "creators:read"];

/** What each role of the agency may do. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(PERMISSIONS),
  manager: new Set([
    ...READ_WORK,
    "campaigns:write",
    "brands:write",
    "creators:write",
    "deliverables:review",
    "messages:write",
    "media:write",
    "leads:read",
    "leads:write",
    "mail:manage",
  ]),
  reviewer: new Set([...READ_WORK, "deliverables:review", "messages:write"]),
  finance: new Set([...READ_WORK, "messages:write", "payouts:write", "payments:read"]),
  editor: new Set<Permission>([
    "brands:read",
    "campaigns:read",
    "website:edit",
    "media:write",
    "leads:read",
    "leads:write",
  ]),
};

/** What a creator's personal key may be limited to. */
export const CREATOR_SCOPES = ["profile:read", "profile:write", "work:read", "work:write"] as const;
export const creatorScope = z.enum(CREATOR_SCOPES);
export type CreatorScope = z.infer<typeof creatorScope>;

/** A key's scopes: permissions of the agency's people, or scopes of creators. */
export const scope = z.enum([...PERMISSIONS, ...CREATOR_SCOPES]);
export type Scope = z.infer<typeof scope>;
