import { createFileRoute } from "@tanstack/react-router";
import { ErrorReportingScreen } from "../../../error-reporting/error-reporting.screen.tsx";
import { errorReportingWords, speech } from "../../../messages/index.ts";

export const Route = createFileRoute("/_inside/system/errors")({
  loader: () => speech.learn(errorReportingWords),
  component: ErrorReportingScreen,
});
