import { type Actor, type Door, role } from "@vitrina/domain/people";
import type { AccountAtDoor, Doors } from "./doors.store.ts";
import { signedToken } from "./session-cookie.ts";
import type { Tokens } from "./tokens.ts";

/** What every personal key begins with, so that one that leaked is recognised. */
export const KEY_PREFIX = "vt_";

/** The headers that can open a door. */
export type CallHeaders = { cookie?: string; authorization?: string; "x-api-key"?: string | string[] };

export type ResolveActor = (headers: CallHeaders) => Promise<Actor | null>;

type Needs = {
  doors: Doors;
  tokens: Pick<Tokens, "hashOf">;
  /** As better-auth names it; it differs between http and https. */
  cookieName: string;
  /** Newest first. */
  secrets: readonly string[];
  now: () => Date;
};

/**
 * Who a call comes from, in one read. A key that was sent decides alone: if it is wrong, expired or revoked the call is a
 * stranger's, whatever cookie came with it. A blocked person is a stranger.
 */
export function actorResolver({ doors, tokens, cookieName, secrets, now }: Needs): ResolveActor {
  return async (headers) => {
    const key = keyIn(headers);
    if (key !== undefined) {
      const found = key.startsWith(KEY_PREFIX) ? await doors.key(tokens.hashOf(key), now()) : null;
      return found && actorOf(found.account, { by: "key", keyId: found.keyId, scopes: found.scopes });
    }
    const token = signedToken(headers.cookie, cookieName, secrets);
    const found = token === null ? null : await doors.session(token, now());
    return found && actorOf(found.account, { by: "session", sessionId: found.sessionId });
  };
}

/** Whose calendar feed a secret address is; a blocked person has none. It opens nothing but the feed. */
export function feedReader({ doors, tokens }: Pick<Needs, "doors" | "tokens">) {
  return async (token: string): Promise<Actor | null> => {
    const found = await doors.feed(tokens.hashOf(token));
    return found && actorOf(found.account, { by: "key", keyId: found.feedId, scopes: [] });
  };
}

function keyIn(headers: CallHeaders): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1];
  const named = headers["x-api-key"];
  return bearer ?? (Array.isArray(named) ? named[0] : named);
}

function actorOf(account: AccountAtDoor, door: Door): Actor | null {
  const { userId, name, email, kind, creatorId, isBlocked } = account;
  if (isBlocked) return null;
  if (kind === "creator" && creatorId !== null) return { kind, userId, name, email, creatorId, door };
  const held = role.safeParse(account.role);
  if (kind === "admin" && held.success) return { kind, userId, name, email, role: held.data, door };
  return null;
}
