import { createFileRoute } from "@tanstack/react-router";
import { WaitingScreen } from "../../../deliverables/waiting.screen.tsx";

export const Route = createFileRoute("/_inside/reviews/")({ component: WaitingScreen });
