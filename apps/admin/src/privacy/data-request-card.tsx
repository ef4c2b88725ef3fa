import { Link } from "@tanstack/react-router";
import type { DataRequestRow } from "@vitrina/domain/privacy";
import { Badge, type Tone, useDays } from "@vitrina/ui";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useAdmin } from "../session/admin-context.ts";

const TONES: Record<DataRequestRow["status"], Tone> = {
  open: "info",
  working: "accent",
  done: "green",
  cancelled: "neutral",
};

const isOpen = ({ status }: DataRequestRow) => status === "open" || status === "working";

/** Everything goes on by itself but what is late or has failed. */
export const needsAPerson = (request: DataRequestRow): boolean =>
  isOpen(request) && (request.isLate || request.lastError !== "");

/** One request: whose, what, since when, until when, and what stands in its way. */
export function DataRequestCard({ request }: { request: DataRequestRow }) {
  const t = useTranslations("dataRequests");
  const days = useDays();
  const { kind, status, askedAt, dueAt, startsAt, finishedAt } = request;
  const waits = kind === "deletion" && status === "open";
  return (
    <article className="rounded-lg border border-line bg-surface p-4 shadow-sheet">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{t(`kind.${kind}`)}</h2>
          <Whose request={request} />
        </div>
        <p className="flex flex-wrap gap-1.5">
          {request.isLate ? <Badge tone="red">{t("late")}</Badge> : null}
          <Badge tone={TONES[status]}>{t(`state.${status}`)}</Badge>
        </p>
      </div>
      <dl className="mt-3 grid gap-3 text-sm sm:grid-cols-3">
        <Fact term={t("asked")}>{days.moment(askedAt)}</Fact>
        <Fact term={t("due")}>{days.long(dueAt)}</Fact>
        {waits ? <Fact term={t("starts")}>{days.moment(startsAt)}</Fact> : null}
        {finishedAt ? <Fact term={t("finished")}>{days.moment(finishedAt)}</Fact> : null}
      </dl>
      {waits ? <p className="mt-3 text-sm text-ink-soft">{t("canCancel")}</p> : null}
      {needsAPerson(request) ? <Trouble error={request.lastError} /> : null}
    </article>
  );
}

function Whose({ request: { creatorId, name, email, status, kind } }: { request: DataRequestRow }) {
  const t = useTranslations("dataRequests");
  if (kind === "deletion" && status === "done") return <p className="text-sm text-ink-soft">{t("gone")}</p>;
  return (
    <p className="text-sm break-words text-ink-soft">
      {creatorId ? (
        <Link
          to="/creators/$creatorId"
          params={{ creatorId }}
          className="font-medium text-ink underline underline-offset-4 hover:text-accent"
        >
          {name}
        </Link>
      ) : (
        name
      )}{" "}
      · {email}
    </p>
  );
}

function Trouble({ error }: { error: string }) {
  const t = useTranslations("dataRequests");
  const admin = useAdmin();
  return (
    <div className="mt-3 rounded-md bg-red-soft px-3.5 py-3 text-sm text-red">
      {error ? <p className="break-words">{t("failed", { error })}</p> : null}
      <p>{t("failedHint")}</p>
      {admin.may("system:manage") ? (
        <Link to="/system" className="mt-1 inline-block font-medium underline underline-offset-4">
          {t("system")}
        </Link>
      ) : null}
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-soft">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
