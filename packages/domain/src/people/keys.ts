import type { Actor } from "./actor.ts";
import { CREATOR_SCOPES, PERMISSIONS, ROLE_PERMISSIONS, type Scope } from "./roles.ts";

/** What a person may put into a key of their own: what their role lets them do, or what a creator may do. */
export function grantableScopes(actor: Actor): readonly Scope[] {
  if (actor.kind === "creator") return CREATOR_SCOPES;
  return PERMISSIONS.filter((permission) => ROLE_PERMISSIONS[actor.role].has(permission));
}

/** The first scope a person asked for that is not theirs to give. */
export function scopeBeyondReach(actor: Actor, scopes: readonly Scope[]): Scope | undefined {
  const grantable = new Set(grantableScopes(actor));
  return scopes.find((scope) => !grantable.has(scope));
}
