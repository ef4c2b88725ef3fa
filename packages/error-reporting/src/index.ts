export { checkEnvelope } from "./check-envelope.ts";
export { envelopeAddress, isSameDsn, parseDsn } from "./dsn.ts";
export type { LossReason } from "./losses.ts";
export {
  checkTitle,
  type ErrorReporting,
  type FaultAbout,
  newEventId,
  type ReportingTally,
  SOURCES,
  type Source,
  silentReporting,
} from "./reporting.ts";
export { scrubDeep, scrubEvent, scrubText } from "./scrub.ts";
export { passOn, type TunnelAnswer, type TunnelSettings } from "./tunnel.ts";
