import { createFileRoute, Outlet } from "@tanstack/react-router";
import { Session } from "../session/session.tsx";
import { WithServer } from "../session/with-server.tsx";
import { AdminShell } from "../shell/admin-shell.tsx";

export const Route = createFileRoute("/_inside")({ component: Inside });

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
