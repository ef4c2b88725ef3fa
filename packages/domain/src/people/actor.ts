import { type CreatorScope, type Permission, ROLE_PERMISSIONS, type Role, type Scope } from "./roles.ts";

/** The door somebody came through. A key carries the only scopes it may use. */
export type Door = { by: "session"; sessionId: string } | { by: "key"; keyId: string; scopes: readonly Scope[] };

/** Who acts, and through which door. */
export type Actor =
  | { kind: "admin"; userId: string; name: string; email: string; role: Role; door: Door }
  | { kind: "creator"; userId: string; name: string; email: string; creatorId: string; door: Door };

export type AdminActor = Extract<Actor, { kind: "admin" }>;
export type CreatorActor = Extract<Actor, { kind: "creator" }>;

const doorAllows = (door: Door, scope: Scope) => door.by === "session" || door.scopes.includes(scope);

/** Whether an admin's role holds a permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].has(permission);
}

/** Whether the key in use, if one is in use, includes the scope. */
export function doorIncludes(actor: Actor, scope: Permission | CreatorScope): boolean {
  return doorAllows(actor.door, scope);
}
