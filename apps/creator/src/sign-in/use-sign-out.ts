import { useState } from "react";
import { type AuthProblem, attempt } from "./auth-words.ts";

/** Loads the door afresh, so that nothing of the person stays in memory. */
export const leave = async () => {
  const { forgetKnown } = await import("@vitrina/client/known");
  forgetKnown(localStorage);
  location.assign("/creator/sign-in");
};

/** Leaves on this device. A session that had ended by itself counts as left. */
export function useSignOut() {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  const run = async () => {
    setPending(true);
    setProblem(null);
    const failed = await attempt(async (fetchOptions) => {
      const { auth } = await import("./auth-client.ts");
      return auth.signOut({ fetchOptions });
    });
    if (!failed || (failed !== "offline" && failed.status === 401)) {
      await leave();
      return;
    }
    setPending(false);
    setProblem(failed);
  };

  return { run, pending, problem };
}
