import { createFileRoute } from "@tanstack/react-router";
import { speech, systemWords } from "../../../messages/index.ts";
import { SystemScreen } from "../../../system/system.screen.tsx";

export const Route = createFileRoute("/_inside/system/")({
  loader: () => speech.learn(systemWords),
  component: SystemScreen,
});
