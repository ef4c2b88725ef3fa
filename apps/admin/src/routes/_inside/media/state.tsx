import { createFileRoute } from "@tanstack/react-router";
import { MediaStateScreen } from "../../../media/media-state.screen.tsx";

export const Route = createFileRoute("/_inside/media/state")({ component: MediaStateScreen });
