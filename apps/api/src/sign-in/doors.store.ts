import type { Scope } from "@vitrina/domain/people";

/** An account as every call needs it. */
export type AccountAtDoor = {
  userId: string;
  name: string;
  email: string;
  kind: string;
  role: string | null;
  creatorId: string | null;
  isBlocked: boolean;
};

/** The ways in that are open at an instant: read at every call, so that ending one acts at once. */
export type Doors = {
  session: (token: string, now: Date) => Promise<{ sessionId: string; account: AccountAtDoor } | null>;
  /** Whose calendar feed has this secret address. */
  feed: (hash: string) => Promise<{ feedId: string; account: AccountAtDoor } | null>;
  key: (hash: string, now: Date) => Promise<{ keyId: string; scopes: Scope[]; account: AccountAtDoor } | null>;
};
