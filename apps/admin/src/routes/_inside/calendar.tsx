import { createFileRoute } from "@tanstack/react-router";
import { CalendarScreen } from "../../calendar/calendar.screen.tsx";
import { readCalendarUrl } from "../../calendar/month.ts";

export const Route = createFileRoute("/_inside/calendar")({
  validateSearch: readCalendarUrl,
  component: CalendarRoute,
});

function CalendarRoute() {
  return <CalendarScreen search={Route.useSearch()} />;
}
