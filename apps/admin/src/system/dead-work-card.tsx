import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@vitrina/client/react";
import { type DeadWork, QUEUES, type Queue, type QueueState } from "@vitrina/domain/system";
import { Badge, Button, Card, ErrorState, Loading, Skeleton, Tabs, useDays } from "@vitrina/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import { DecideDialog } from "./decide-dialog.tsx";

const REFRESH_MS = 10_000;
const SHOWN = 50;

/** Work that was given up, with its error: a person repeats it, or closes it with a reason. */
export function DeadWorkCard({ waiting }: { waiting: Record<Queue, QueueState> }) {
  const t = useTranslations("system");
  const [queue, setQueue] = useState<Queue>(
    waiting.jobs.dead === 0 && waiting.outbox.dead + waiting.outbox.needsReview > 0 ? "outbox" : "jobs",
  );
  return (
    <Card title={t("deadTitle")}>
      <p className="mb-3 text-sm text-ink-soft">{t("deadLead")}</p>
      <Tabs
        label={t("deadTitle")}
        value={queue}
        onChange={setQueue}
        tabs={QUEUES.map((name) => ({
          value: name,
          label: t(`queueNames.${name}`),
          count: waiting[name].dead + waiting[name].needsReview,
          content: <DeadList queue={name} />,
        }))}
      />
    </Card>
  );
}

function DeadList({ queue }: { queue: Queue }) {
  const t = useTranslations("system");
  const trpc = useTRPC();
  const words = useErrorWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<{ act: "replay" | "discard"; ids: string[] } | null>(null);
  const dead = useQuery(
    trpc.system.dead.queryOptions(
      { queue, limit: SHOWN },
      { refetchInterval: REFRESH_MS, placeholderData: keepPreviousData },
    ),
  );
  if (dead.isPending) {
    return (
      <Loading>
        <Skeleton className="h-20" />
      </Loading>
    );
  }
  if (!dead.data) {
    return <ErrorState words={words(dead.error)} onRetry={() => void dead.refetch()} retrying={dead.isFetching} />;
  }
  const rows = dead.data.items;
  const ids = rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const toggle = (id: string) =>
    setChosen((was) => {
      const is = new Set(was);
      if (!is.delete(id)) is.add(id);
      return is;
    });
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{t("noDead")}</p>;
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-2">
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={ids.length === rows.length}
            onChange={() => setChosen(ids.length === rows.length ? new Set() : new Set(rows.map(({ id }) => id)))}
          />
          {t("selectAll")}
        </label>
        {ids.length > 0 ? (
          <>
            <Button size="small" onClick={() => setDeciding({ act: "replay", ids })}>
              {t("replayMany", { count: ids.length })}
            </Button>
            <Button size="small" variant="secondary" onClick={() => setDeciding({ act: "discard", ids })}>
              {t("discardMany", { count: ids.length })}
            </Button>
          </>
        ) : null}
      </div>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <DeadRow
            key={row.id}
            row={row}
            chosen={chosen.has(row.id)}
            onToggle={() => toggle(row.id)}
            onDecide={(act) => setDeciding({ act, ids: [row.id] })}
          />
        ))}
      </ul>
      {deciding ? (
        <DecideDialog
          queue={queue}
          {...deciding}
          onClose={() => {
            setDeciding(null);
            setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}

function DeadRow({
  row,
  chosen,
  onToggle,
  onDecide,
}: {
  row: DeadWork;
  chosen: boolean;
  onToggle: () => void;
  onDecide: (act: "replay" | "discard") => void;
}) {
  const t = useTranslations("system");
  const days = useDays();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <input
        type="checkbox"
        aria-label={t("select", { kind: row.kind })}
        className="mt-1 size-5 accent-accent"
        checked={chosen}
        onChange={onToggle}
      />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium break-all">
          {row.kind} {row.state === "needs-review" ? <Badge tone="amber">{t("needsReview")}</Badge> : null}
        </p>
        <p className="text-sm break-words text-ink-soft">{row.error}</p>
        {row.state === "needs-review" ? <p className="text-sm text-amber">{t("needsReviewHint")}</p> : null}
        <p className="text-xs break-all text-ink-soft">
          {[days.moment(row.createdAt), t("attempts", { count: row.attempts }), t("about", { about: row.about })].join(
            " · ",
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="small" variant="secondary" onClick={() => onDecide("replay")}>
          {t("replay")}
        </Button>
        <Button size="small" variant="quiet" onClick={() => onDecide("discard")}>
          {t("discard")}
        </Button>
      </div>
    </li>
  );
}
