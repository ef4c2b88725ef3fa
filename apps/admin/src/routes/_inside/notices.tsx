import { createFileRoute } from "@tanstack/react-router";
import { NoticesScreen } from "../../notifications/notices.screen.tsx";

export const Route = createFileRoute("/_inside/notices")({ component: NoticesScreen });
