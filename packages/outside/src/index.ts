export { type Budget, type CallReport, callExternal, type ExternalCall } from "./call-external.ts";
export { CALL_SITES, type CallSite, type ExternalOp, type ExternalService } from "./call-sites.ts";
export { type Circuit, type CircuitState, circuit } from "./circuit.ts";
export { ExternalError, type ExternalErrorKind, type Failure } from "./external-error.ts";
export { codeBeneath, failureFromStatus, networkFailure } from "./failure-from-status.ts";
export { type Bounds, type Fetched, fetchPublic, fetchPublicBytes, type Ground } from "./fetch-public.ts";
export { type FetchRefusalReason, FetchRefused } from "./fetch-refused.ts";
export { isPublicAddress } from "./public-address.ts";
export { redact, withoutSecrets } from "./redact.ts";
