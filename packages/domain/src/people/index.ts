export { type Actor, type AdminActor, type CreatorActor, type Door, doorIncludes, roleAllows } from "./actor.ts";
export {
  CREATOR_SCOPES,
  type CreatorScope,
  creatorScope,
  PERMISSIONS,
  type Permission,
  permission,
  ROLE_PERMISSIONS,
  ROLES,
  type Role,
  role,
  type Scope,
  scope,
} from "./roles.ts";
