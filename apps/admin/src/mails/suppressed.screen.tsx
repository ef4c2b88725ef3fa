import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import type { Suppression } from "@vitrina/domain/mail";
import { Badge, Button, EmptyState, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";
import { EndlessList } from "../table/endless-list.tsx";
import { LiftDialog } from "./lift-dialog.tsx";
import { MailsFrame } from "./mails-frame.tsx";

const AT_ONCE = 50;

/** The addresses nobody is written to, and the way back for each. */
export function SuppressedScreen() {
  const t = useTranslations("mails");
  const trpc = useTRPC();
  const admin = useAdmin();
  const [lifting, setLifting] = useState<string | null>(null);
  const suppressed = useInfiniteQuery(
    trpc.mails.suppressed.infiniteQueryOptions(
      { limit: AT_ONCE },
      { getNextPageParam: (page) => page.nextCursor, enabled: admin.may("mail:manage") },
    ),
  );
  return (
    <MailsFrame tab="suppressed">
      <div className="flex max-w-3xl flex-col gap-4">
        <p className="text-sm text-ink-soft">{t("suppressedLead")}</p>
        <EndlessList
          label={t("tabs.suppressed")}
          query={suppressed}
          rowId={(row) => row.address}
          row={(row) => <Row suppression={row} onLift={() => setLifting(row.address)} />}
          empty={<EmptyState title={t("noneSuppressed")}>{t("noneSuppressedHint")}</EmptyState>}
        />
      </div>
      {lifting === null ? null : <LiftDialog address={lifting} onClose={() => setLifting(null)} />}
    </MailsFrame>
  );
}

function Row({ suppression, onLift }: { suppression: Suppression; onLift: () => void }) {
  const t = useTranslations("mails");
  const days = useDays();
  return (
    <article className="flex flex-wrap items-start justify-between gap-3 rounded-lg border border-line bg-surface p-4 shadow-sheet">
      <div className="min-w-0">
        <p className="font-medium break-all">{suppression.address}</p>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          <Badge tone="red">{t(`reasons.${suppression.reason}`)}</Badge>
          {days.moment(suppression.since)}
        </p>
        {suppression.detail ? <p className="mt-2 text-sm break-words text-ink-soft">{suppression.detail}</p> : null}
      </div>
      <Button variant="secondary" size="small" onClick={onLift}>
        {t("lift")}
      </Button>
    </article>
  );
}
