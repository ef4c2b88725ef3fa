import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { Button, buttonLook, PageHeader } from "@vitrina/ui";
import UserPlus from "lucide-react/icons/user-plus";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { Forbidden } from "../shell/forbidden.tsx";
import { usePageTitle } from "../shell/use-page-title.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { PendingInvitations } from "./pending-invitations.tsx";
import { TeamList } from "./team-list.tsx";

const TEAM_READ = 100;

export function PeopleScreen() {
  const t = useTranslations("people");
  const admin = useAdmin();
  usePageTitle(t("pageTitle"));
  return admin.may("people:manage") ? <People /> : <Forbidden />;
}

function People() {
  const t = useTranslations("people");
  const trpc = useTRPC();
  const [inviting, setInviting] = useState(false);
  const people = useQuery(trpc.people.list.queryOptions({ limit: TEAM_READ }));
  const invitations = useQuery(trpc.people.invitations.queryOptions({ limit: TEAM_READ }));
  return (
    <>
      <PageHeader
        title={t("pageTitle")}
        actions={
          <>
            <Link to="/data-requests" className={buttonLook({ variant: "secondary" })}>
              {t("dataRequests")}
            </Link>
            <Button icon={<UserPlus className="size-4" aria-hidden />} onClick={() => setInviting(true)}>
              {t("invite")}
            </Button>
          </>
        }
      >
        {t("lead")}
      </PageHeader>
      <div className="flex flex-col gap-5">
        <TeamList query={people} />
        <PendingInvitations query={invitations} />
      </div>
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  );
}
