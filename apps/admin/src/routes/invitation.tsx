import { createFileRoute } from "@tanstack/react-router";
import { AcceptInvitationScreen } from "../invitation/accept-invitation.screen.tsx";
import { WithServer } from "../session/with-server.tsx";

export const Route = createFileRoute("/invitation")({
  validateSearch: ({ token }): { token: string } => ({ token: typeof token === "string" ? token : "" }),
  component: InvitationRoute,
});

function InvitationRoute() {
  return (
    <WithServer>
      <AcceptInvitationScreen token={Route.useSearch().token} />
    </WithServer>
  );
}
