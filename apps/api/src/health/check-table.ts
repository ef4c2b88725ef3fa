import { errorReportingCheck } from "../error-reporting/error-reporting-check.ts";
import { contactFormCheck } from "../leads/contact-form-check.ts";
import { auditCheck } from "./audit-check.ts";
import { backupCheck, drillCheck } from "./backup-checks.ts";
import type { HealthCheck, ReportedCheck } from "./check.ts";
import { mailCheck, mediaCheck } from "./company-checks.ts";
import { databaseCheck } from "./database-check.ts";
import { monitoringCheck } from "./monitoring-check.ts";
import { deadJobsCheck, deadMessagesCheck, jobsCheck, outboxCheck, workerCheck } from "./work-checks.ts";

/** Every check that the round measures. A new one is a file and a line here, and its name in `@vitrina/domain/system`. */
export const CHECKS: readonly HealthCheck[] = [
  databaseCheck,
  workerCheck,
  outboxCheck,
  deadMessagesCheck,
  jobsCheck,
  deadJobsCheck,
  mediaCheck,
  mailCheck,
  backupCheck,
  drillCheck,
  auditCheck,
  errorReportingCheck,
  monitoringCheck,
];

/** Every check whose doer reports by `reportCheck`. */
export const REPORTED_CHECKS: readonly ReportedCheck[] = [contactFormCheck];
