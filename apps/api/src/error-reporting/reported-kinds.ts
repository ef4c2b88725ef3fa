import type { ErrorReporting } from "@vitrina/error-reporting";
import type { JobKind } from "../jobs/job-kind.ts";

/** The same kinds of work, each seen as one piece with its calls and its questions to the database. */
export function reportedKinds(
  kinds: Readonly<Record<string, JobKind>>,
  reporting: Pick<ErrorReporting, "within">,
): Readonly<Record<string, JobKind>> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { ...kind, run: (ctx, work) => reporting.within({ name, kind: "job" }, () => kind.run(ctx, work)) },
    ]),
  );
}
