import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";

const AT_ONCE = 5;

/** What this creator asked of their data and still waits for; nothing when nothing does. */
export function CreatorRequests({ creatorId }: { creatorId: string }) {
  const t = useTranslations("dataRequests");
  const trpc = useTRPC();
  const admin = useAdmin();
  const days = useDays();
  const requests = useQuery(
    trpc.privacy.requests.queryOptions(
      { open: true, creatorId, limit: AT_ONCE },
      { enabled: admin.may("people:manage") },
    ),
  );
  if (!requests.data || requests.data.items.length === 0) return null;
  return (
    <section aria-label={t("title")} className="rounded-lg bg-amber-soft px-4 py-3 text-sm text-amber">
      <ul>
        {requests.data.items.map(({ id, kind, dueAt, startsAt }) => (
          <li key={id}>{t("ofCreator", { kind, date: days.long(kind === "deletion" ? startsAt : dueAt) })}</li>
        ))}
      </ul>
      <Link to="/data-requests" className="mt-1 inline-block font-medium underline underline-offset-4">
        {t("see")}
      </Link>
    </section>
  );
}
