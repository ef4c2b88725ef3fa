export { artifactBundle, type MappedFile } from "./artifact-bundle.ts";
export type { WebAccess } from "./ask-sentry.ts";
export { hasEvent } from "./find-event.ts";
export { BundleRefused, uploadBundle } from "./upload-bundle.ts";
export { webOrigin } from "./web-origin.ts";
