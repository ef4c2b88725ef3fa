import type { Page } from "@vitrina/domain";
import type { Person, Role } from "@vitrina/domain/people";

/** What the agency's people need from storage. Creators have accounts too; only {@link PeopleStore.block} concerns them. */
export type PeopleStore = {
  page: (request: { cursor?: string | null; limit: number }) => Promise<Page<Person>>;
  /** Everybody of the agency with one of these roles. */
  withRoles: (roles: readonly Role[]) => Promise<string[]>;
  byId: (userId: string) => Promise<Person | null>;
  byIds: (userIds: readonly string[]) => Promise<Person[]>;
  hasSecondFactor: (userId: string) => Promise<boolean>;
  /**
   * How many owners there are. Inside a transaction it also holds them: nobody else can change an owner until it ends, so
   * that two owners who demote each other cannot both succeed.
   */
  holdOwners: () => Promise<number>;
  /** False when the role is no longer the one that was read. */
  changeRoleIfStill: (userId: string, was: Role, is: Role) => Promise<boolean>;
  /** Takes away the account and every way in: sessions, keys, passwords, second factor. */
  remove: (userId: string) => Promise<void>;
  /** Ends every session; gives how many there were. Keys stay. */
  endSessions: (userId: string) => Promise<number>;
  /** Shuts a person out, of either kind: no new session, no key, and the sessions they have end. */
  block: (userId: string) => Promise<void>;
  unblock: (userId: string) => Promise<void>;
};
