import { type Actor, type OwnAccount, PERMISSIONS, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "people"> & { actor: Actor };

/** Who is signed in, and what their role lets them do. */
export async function ownAccount({ actor, people }: Needs): Promise<OwnAccount> {
  const { userId, name, email } = actor;
  const shared = { userId, name, email, twoFactorEnabled: await people.hasSecondFactor(userId) };
  return actor.kind === "creator"
    ? { ...shared, kind: "creator", role: null, permissions: [], creatorId: actor.creatorId }
    : {
        ...shared,
        kind: "admin",
        role: actor.role,
        permissions: PERMISSIONS.filter((permission) => roleAllows(actor.role, permission)),
        creatorId: null,
      };
}
