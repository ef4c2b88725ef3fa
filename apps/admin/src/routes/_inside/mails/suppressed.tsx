import { createFileRoute } from "@tanstack/react-router";
import { SuppressedScreen } from "../../../mails/suppressed.screen.tsx";

export const Route = createFileRoute("/_inside/mails/suppressed")({ component: SuppressedScreen });
