import { createFileRoute, Outlet } from "@tanstack/react-router";
import { inside, speech } from "../messages/index.ts";
import { Session } from "../session/session.tsx";
import { WithServer } from "../session/with-server.tsx";
import { AdminShell } from "../shell/admin-shell.tsx";

export const Route = createFileRoute("/_inside")({
  loader: () => speech.learn(inside),
  component: Inside,
});

function Inside() {
  return (
    <WithServer>
      <Session>
        <AdminShell>
          <Outlet />
        </AdminShell>
      </Session>
    </WithServer>
  );
}
