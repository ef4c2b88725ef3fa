import { type AdminActor, doorIncludes, roleAllows } from "../people/index.ts";
import { MEDIA_POLICIES, type MediaPurpose, policyOf } from "./purposes.ts";

/** Whether somebody of the agency may know that a file for this purpose exists: what is public, and what they may open. */
export function mayKnowOf(actor: AdminActor, purpose: MediaPurpose): boolean {
  const { class: mediaClass, openedWith, knownWith } = policyOf(purpose);
  const needed = openedWith ?? knownWith;
  if (mediaClass === "public") return true;
  return needed !== undefined && roleAllows(actor.role, needed) && doorIncludes(actor, needed);
}

/** The purposes whose files somebody of the agency may know of. */
export const purposesKnownTo = (actor: AdminActor): MediaPurpose[] =>
  (Object.keys(MEDIA_POLICIES) as MediaPurpose[]).filter((purpose) => mayKnowOf(actor, purpose));
