import { createFileRoute } from "@tanstack/react-router";
import { FileScreen } from "../../../media/file.screen.tsx";

export const Route = createFileRoute("/_inside/media/$fileId")({ component: FileRoute });

function FileRoute() {
  return <FileScreen fileId={Route.useParams().fileId} />;
}
