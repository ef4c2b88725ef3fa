import type { Role } from "@vitrina/domain/people";

type NewAccount = { name: string; email: string; passwordHash: string };

/** Accounts that are opened without their owner at a keyboard: by invitation, or for a demonstration. */
export type Accounts = {
  /** Slow on purpose; never call it inside a transaction. */
  hashPassword: (password: string) => Promise<string>;
  hasPassword: (userId: string) => Promise<boolean>;
  /** False also for an account that has no password. */
  isPassword: (userId: string, password: string) => Promise<boolean>;
  /** When somebody signed in to this session; null when it has ended. */
  sessionBegan: (sessionId: string) => Promise<Date | null>;
  isTaken: (email: string) => Promise<boolean>;
  /** Gives the new account's id. Refuses `duplicate` when somebody has the address. The address counts as verified. */
  openAdmin: (account: NewAccount & { role: Role }) => Promise<string>;
  openCreator: (account: NewAccount) => Promise<string>;
};
