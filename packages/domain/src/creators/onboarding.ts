import { Refusal } from "../refusal.ts";
import { missingParts, type ProfilePart } from "./completeness.ts";

/** What a new creator is asked, one thing on each screen. */
export const ONBOARDING_STEPS = [
  "name",
  "contact",
  "categories",
  "social",
  "languages",
  "sizes",
  "address",
  "picture",
] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];
/** Where somebody stands: at a step, or through. */
export type OnboardingPlace = OnboardingStep | "done";

/** Without these parts the way does not go on past a step; all others may be skipped. */
const NEEDED: Partial<Record<OnboardingStep, readonly ProfilePart[]>> = {
  contact: ["phone", "city"],
  social: ["socialAccounts"],
};

/** Whether a step may be left empty for now. */
export function maySkip(step: OnboardingStep): boolean {
  return step !== "name" && !NEEDED[step];
}

/** The place after a step. */
export function afterStep(step: OnboardingStep): OnboardingPlace {
  return ONBOARDING_STEPS[ONBOARDING_STEPS.indexOf(step) + 1] ?? "done";
}

/** The place further along. Whoever goes back to correct something does not lose their way. */
export function furtherPlace(one: OnboardingPlace, other: OnboardingPlace): OnboardingPlace {
  const places: readonly OnboardingPlace[] = [...ONBOARDING_STEPS, "done"];
  return places.indexOf(one) > places.indexOf(other) ? one : other;
}

/** Refuses to move past a step that may not be skipped and still lacks something. Going back is always possible. */
export function assertMayStandAt(place: OnboardingPlace, profile: Parameters<typeof missingParts>[0]): void {
  const passed = place === "done" ? ONBOARDING_STEPS : ONBOARDING_STEPS.slice(0, ONBOARDING_STEPS.indexOf(place));
  const missing = missingParts(profile);
  for (const step of passed) {
    const lacking = NEEDED[step]?.find((part) => missing.includes(part));
    if (lacking) throw new Refusal("breaks-a-rule", "profile-incomplete", { missing: lacking });
  }
}
