export { partOf } from "./part-of.ts";
export {
  LOSS_REASONS,
  type LossReason,
  lossReason,
  REPORTING_SOURCES,
  type ReportingCheck,
  type ReportingLoss,
  type ReportingMark,
  type ReportingPart,
  type ReportingSource,
  type ReportingState,
  reportingCheck,
  reportingSource,
  reportingState,
} from "./reporting-state.ts";
