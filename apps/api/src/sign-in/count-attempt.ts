import { afterAttempt, lockedFor } from "@vitrina/domain/people";
import type { AttemptStore } from "./attempts.store.ts";

type Needs = { attempts: AttemptStore; now: () => Date };

/**
 * Counts an attempt to enter an account before its password is looked at. Gives 0 when it may go on, or for how many
 * milliseconds the account stays closed. Attempts that come at once are counted one by one.
 */
export async function countAttempt({ attempts, now }: Needs, account: string): Promise<number> {
  for (;;) {
    const at = now();
    const was = await attempts.of(account);
    const locked = lockedFor(was, at);
    if (locked > 0) return locked;
    if (await attempts.replaceIfStill(account, was, afterAttempt(was, at))) return 0;
  }
}
