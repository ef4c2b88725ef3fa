export type { WebAccess } from "./ask-sentry.ts";
export { hasEvent } from "./find-event.ts";
export { webOrigin } from "./web-origin.ts";
