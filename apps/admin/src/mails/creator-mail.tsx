import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { Button, useDays } from "@vitrina/ui";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { LiftDialog } from "./lift-dialog.tsx";

/** Says on a person's page that mail does not reach them, why, and what to do; nothing where it does. */
export function CreatorMail({ creatorId }: { creatorId: string }) {
  const t = useTranslations("mails");
  const trpc = useTRPC();
  const admin = useAdmin();
  const days = useDays();
  const [lifting, setLifting] = useState(false);
  const standing = useQuery(trpc.mails.ofCreator.queryOptions({ creatorId })).data;
  const trouble = standing?.suppression ?? standing?.trouble;
  if (!standing || !trouble) return null;
  const { suppression } = standing;
  const kind = suppression ? suppression.reason : "trouble";
  const when = suppression ? suppression.since : standing.trouble?.statusAt;
  const detail = suppression ? suppression.detail : standing.trouble?.reason;
  return (
    <section
      aria-label={t(`person.${kind}.title`)}
      className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-red bg-red-soft p-4"
    >
      <TriangleAlert className="mt-0.5 size-5 shrink-0 text-red" aria-hidden />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold text-red">{t(`person.${kind}.title`)}</p>
        <p className="mt-1 text-sm break-words">
          {standing.address}
          {when ? ` · ${days.moment(when)}` : ""}
          {detail ? ` · ${detail}` : ""}
        </p>
        <p className="mt-2 text-sm">{t(`person.${kind}.toDo`)}</p>
      </div>
      {suppression && admin.may("mail:manage") ? (
        <Button variant="secondary" size="small" onClick={() => setLifting(true)}>
          {t("lift")}
        </Button>
      ) : null}
      {lifting ? <LiftDialog address={standing.address} onClose={() => setLifting(false)} /> : null}
    </section>
  );
}
