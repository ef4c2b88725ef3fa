import { reportingCheck, reportingState as stateShape } from "@vitrina/domain/error-reporting";
import { admin, router } from "../trpc/procedures.ts";
import { checkReporting } from "./check-reporting.ts";
import { reportingState } from "./reporting-state.ts";

const keeper = admin("system:manage");

export const errorReportingRouter = router({
  state: keeper.output(stateShape).query(({ ctx }) => reportingState(ctx)),
  check: keeper.output(reportingCheck).mutation(({ ctx }) => checkReporting(ctx)),
});
