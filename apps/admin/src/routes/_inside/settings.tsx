import { createFileRoute } from "@tanstack/react-router";
import { SettingsScreen } from "../../settings/settings.screen.tsx";
import { readSettingsTab } from "../../settings/settings-tabs.ts";

export const Route = createFileRoute("/_inside/settings")({
  validateSearch: (raw) => readSettingsTab(raw),
  component: SettingsRoute,
});

function SettingsRoute() {
  return <SettingsScreen tab={Route.useSearch().tab ?? "profile"} />;
}
