import { Refusal } from "../refusal.ts";
import type { CreatorStatus } from "./creator.ts";

/** Refuses whoever is paused or blocked. A new creator may apply; being confirmed for the first time approves them. */
export function assertMayWork({ status }: { status: CreatorStatus }): void {
  if (status === "paused" || status === "blocked") {
    throw new Refusal("not-allowed", "creator-not-approved", { status });
  }
}
