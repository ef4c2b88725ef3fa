import { z } from "zod";

/** `unknown` is not `ok`: nobody could tell. `degraded` works, but a person should look before it stops working. */
export const CHECK_STATES = ["ok", "degraded", "fail", "unknown"] as const;
export const checkState = z.enum(CHECK_STATES);
export type CheckState = z.infer<typeof checkState>;

/** Every check of the installation there is. */
export const CHECK_NAMES = [
  "database",
  "worker",
  "outbox",
  "outbox-dead",
  "jobs",
  "jobs-dead",
  "media",
  "mail",
  "contact-form",
  "backup",
  "restore-drill",
  "audit-log",
  "error-reporting",
  "monitoring",
] as const;
export const checkName = z.enum(CHECK_NAMES);
export type CheckName = z.infer<typeof checkName>;

/** Why a check says what it says; what the sentence needs besides are its facts: `seconds`, `count`, `percent`, `days`. */
export const CHECK_CAUSES = [
  "fine",
  "not-set-up",
  "never-happened",
  "too-old",
  "too-many",
  "no-answer",
  "slow",
  "refused",
  "almost-full",
  "full",
  "broken",
  "tampered",
  "not-measured",
] as const;
export const checkCause = z.enum(CHECK_CAUSES);
export type CheckCause = z.infer<typeof checkCause>;

export const checkFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type CheckFacts = z.infer<typeof checkFacts>;

/** What one look at one thing found. Facts hold no secret and nothing about a person. */
export type Measurement = { state: CheckState; cause: CheckCause; facts?: CheckFacts };

/** What visitors know a part of the product as. */
export const COMPONENTS = ["website", "panel", "creators", "media", "mail", "contact-form"] as const;
export const component = z.enum(COMPONENTS);
export type Component = z.infer<typeof component>;

/** The part of the product that suffers when the check fails; null where visitors notice nothing. */
export const COMPONENT_OF: Record<CheckName, Component | null> = {
  database: "panel",
  worker: "mail",
  outbox: "mail",
  "outbox-dead": null,
  jobs: null,
  "jobs-dead": null,
  media: "media",
  mail: "mail",
  "contact-form": "contact-form",
  backup: null,
  "restore-drill": null,
  "audit-log": null,
  "error-reporting": null,
  monitoring: null,
};
