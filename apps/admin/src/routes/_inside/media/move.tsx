import { createFileRoute } from "@tanstack/react-router";
import { MoveScreen } from "../../../media/move.screen.tsx";

export const Route = createFileRoute("/_inside/media/move")({ component: MoveScreen });
