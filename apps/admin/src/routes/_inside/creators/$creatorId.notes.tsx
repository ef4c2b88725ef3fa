import { createFileRoute } from "@tanstack/react-router";
import { CreatorNotesScreen } from "../../../notes/creator-notes.screen.tsx";

export const Route = createFileRoute("/_inside/creators/$creatorId/notes")({ component: NotesRoute });

function NotesRoute() {
  return <CreatorNotesScreen creatorId={Route.useParams().creatorId} />;
}
