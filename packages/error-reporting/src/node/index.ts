export { endOnUnhandled } from "./end-on-unhandled.ts";
export { type ReportingSettings, startedReporting, startReporting } from "./start-reporting.ts";
