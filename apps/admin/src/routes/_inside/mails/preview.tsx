import { createFileRoute } from "@tanstack/react-router";
import { PreviewScreen } from "../../../mails/preview.screen.tsx";

export const Route = createFileRoute("/_inside/mails/preview")({ component: PreviewScreen });
