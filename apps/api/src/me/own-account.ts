import { ONBOARDING_STEPS } from "@vitrina/domain/creators";
import { type Actor, type OwnAccount, PERMISSIONS, roleAllows } from "@vitrina/domain/people";
import type { Ports } from "../ports.ts";

type Needs = Pick<Ports, "people" | "creators"> & { actor: Actor };

/** Who is signed in, and what their role lets them do. */
export async function ownAccount({ actor, people, creators }: Needs): Promise<OwnAccount> {
  const { userId, name, email } = actor;
  const shared = { userId, name, email, twoFactorEnabled: await people.hasSecondFactor(userId) };
  if (actor.kind === "creator") {
    const creator = await creators.byId(actor.creatorId);
    const isNew = creator?.onboardingStep === ONBOARDING_STEPS[0];
    return { ...shared, kind: "creator", role: null, permissions: [], creatorId: actor.creatorId, isNew };
  }
  return {
    ...shared,
    kind: "admin",
    role: actor.role,
    permissions: PERMISSIONS.filter((permission) => roleAllows(actor.role, permission)),
    creatorId: null,
    isNew: false,
  };
}
