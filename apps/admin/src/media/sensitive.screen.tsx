import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import {
  MEDIA_POLICIES,
  type MediaPurpose,
  mediaPurpose,
  type Opening,
  type SensitiveFile,
  type SensitiveRequest,
} from "@vitrina/domain/media";
import { Badge, EmptyState, MultiSelect, useDays } from "@vitrina/ui";
import { useTranslations } from "use-intl";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import { EndlessList } from "../table/endless-list.tsx";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { FilePreview } from "./file-preview.tsx";
import { STATES, STATES_AT_HAND, StateBadge } from "./file-words.tsx";
import { among } from "./library.screen.tsx";
import { sensitiveTable } from "./library-table.ts";
import { MediaFrame } from "./media-frame.tsx";
import { UploaderName } from "./uploader-name.tsx";

type Url = TableUrl<SensitiveRequest["sort"], "purpose" | "state">;
const SENSITIVE: readonly MediaPurpose[] = mediaPurpose.options.filter(
  (purpose) => MEDIA_POLICIES[purpose].class === "sensitive",
);

/** For the owner: which sensitive files there are, of whom, and who opened what. */
export function SensitiveScreen({ url }: { url: Url }) {
  return (
    <MediaFrame tab="sensitive">
      <div className="flex flex-col gap-8">
        <Files url={url} />
        <Openings />
      </div>
    </MediaFrame>
  );
}

function Files({ url }: { url: Url }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const table = useAdminTable(sensitiveTable, url);
  const columns = useSensitiveColumns();
  const purpose = among(SENSITIVE, table.filters.purpose);
  const state = among(STATES, table.filters.state);
  const files = useQuery(
    trpc.media.sensitive.queryOptions(
      { ...table.paging, purpose, state: state.length > 0 ? state : STATES_AT_HAND },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <section aria-label={t("sensitive.files")} className="flex flex-col gap-3">
      <h2 className="text-xl">{t("sensitive.files")}</h2>
      <p className="max-w-prose text-sm text-ink-soft">{t("sensitive.lead")}</p>
      <AdminTable
        label={t("sensitive.files")}
        table={table}
        query={files}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/media/$fileId", params: { fileId: row.id } }) }}
        searchLabel={t("searchPlaceholder")}
        filters={
          <>
            <MultiSelect
              label={t("filters.purpose")}
              options={SENSITIVE.map((value) => ({ value, label: t(`purpose.${value}`) }))}
              value={purpose}
              onChange={(values) => table.setFilter("purpose", values)}
            />
            <MultiSelect
              label={t("filters.state")}
              options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              value={state}
              onChange={(values) => table.setFilter("state", values)}
            />
          </>
        }
        empty={<EmptyState title={t("sensitive.emptyTitle")}>{t("sensitive.emptyHint")}</EmptyState>}
      />
    </section>
  );
}

function useSensitiveColumns(): Column<SensitiveFile, SensitiveRequest["sort"]>[] {
  const t = useTranslations("library");
  const days = useDays();
  return [
    {
      id: "file",
      header: t("columns.file"),
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-3">
          <FilePreview file={row} sizes="96px" className="size-10 shrink-0 rounded-md border border-line" />
          <span className="min-w-0">
            <span className="block max-w-64 truncate font-medium">{row.fileName}</span>
            <span className="block truncate text-xs font-normal text-ink-soft">{t(`purpose.${row.purpose}`)}</span>
          </span>
        </span>
      ),
    },
    { id: "uploader", header: t("sensitive.of"), cell: (row) => <UploaderName uploader={row.uploader} linked /> },
    { id: "state", header: t("columns.state"), cell: (row) => <StateBadge state={row.state} /> },
    {
      id: "openings",
      header: t("sensitive.openings"),
      cell: ({ openings }) =>
        openings === null ? (
          <span className="text-ink-soft">{t("sensitive.neverOpened")}</span>
        ) : (
          <>
            {t("sensitive.openedTimes", { count: openings.count })}
            <span className="block text-xs text-ink-soft">
              {t("sensitive.lastBy", { name: openings.lastBy, at: days.moment(openings.lastAt) })}
            </span>
          </>
        ),
    },
    {
      id: "createdAt",
      header: t("columns.createdAt"),
      sort: "createdAt",
      sortedAs: "day",
      cell: (row) => days.moment(row.createdAt),
    },
  ];
}

function Openings() {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const openings = useInfiniteQuery(
    trpc.media.openings.infiniteQueryOptions({}, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <section aria-label={t("sensitive.log")} className="flex flex-col gap-3">
      <h2 className="text-xl">{t("sensitive.log")}</h2>
      <EndlessList
        label={t("sensitive.log")}
        query={openings}
        rowId={(row) => row.id}
        row={(row) => <OneOpening opening={row} />}
        empty={<p className="text-sm text-ink-soft">{t("sensitive.nothingOpened")}</p>}
      />
    </section>
  );
}

function OneOpening({ opening: { assetId, purpose, name, role, byKey, address, openedAt } }: { opening: Opening }) {
  const t = useTranslations();
  const days = useDays();
  const known = SENSITIVE.find((one) => one === purpose);
  const roles = ["owner", "manager", "reviewer", "finance", "editor"] as const;
  const inRole = roles.find((one) => one === role);
  return (
    <article className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm shadow-sheet">
      <p className="min-w-0">
        <strong className="font-semibold">{name}</strong>{" "}
        <span className="text-ink-soft">({inRole ? t(`role.${inRole}`) : t("library.uploader.creator")})</span>{" "}
        {t("library.sensitive.opened")}{" "}
        <Link
          to="/media/$fileId"
          params={{ fileId: assetId }}
          className="font-medium underline underline-offset-4 hover:text-accent"
        >
          {known ? t(`library.purpose.${known}`) : purpose}
        </Link>{" "}
        {byKey ? <Badge tone="info">{t("library.sensitive.byKey")}</Badge> : null}
      </p>
      <p className="text-xs text-ink-soft">
        <time dateTime={openedAt.toISOString()}>{days.moment(openedAt)}</time> ·{" "}
        <span className="font-mono">{address}</span>
      </p>
    </article>
  );
}
