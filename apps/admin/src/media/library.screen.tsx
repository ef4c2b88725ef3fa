import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTRPC } from "@vitrina/client/react";
import { type LibraryFile, type LibraryRequest, type MediaPurpose, mediaPurpose } from "@vitrina/domain/media";
import { EmptyState, MultiSelect, Segmented, useDays } from "@vitrina/ui";
import LayoutGrid from "lucide-react/icons/layout-grid";
import List from "lucide-react/icons/list";
import { useTranslations } from "use-intl";
import { BrandFilter } from "../campaigns/brand-filter.tsx";
import { useAdmin } from "../session/admin-context.ts";
import { AdminTable } from "../table/admin-table.tsx";
import type { Column } from "../table/column.ts";
import type { TableUrl } from "../table/table-url.ts";
import { useAdminTable } from "../table/use-admin-table.ts";
import { FilePreview } from "./file-preview.tsx";
import { CLASSES, ClassBadge, STATES, STATES_AT_HAND, StateBadge, useBytes } from "./file-words.tsx";
import { type LibraryFilter, libraryTable } from "./library-table.ts";
import { MediaFrame } from "./media-frame.tsx";
import { UploaderName } from "./uploader-name.tsx";

const ID = /^[0-9a-f]{24}$/;
const PURPOSES: readonly MediaPurpose[] = mediaPurpose.options;
export const among = <Value extends string>(known: readonly Value[], given: readonly string[]): Value[] =>
  known.filter((one) => given.includes(one));

export type LibraryView = "grid" | "list";
type LibraryUrl = TableUrl<LibraryRequest["sort"], LibraryFilter>;

/** Every file people may know of, as tiles or as a list. */
export function LibraryScreen(props: { url: LibraryUrl; view: LibraryView }) {
  return (
    <MediaFrame tab="library">
      <Library {...props} />
    </MediaFrame>
  );
}

function Library({ url, view }: { url: LibraryUrl; view: LibraryView }) {
  const t = useTranslations("library");
  const trpc = useTRPC();
  const admin = useAdmin();
  const navigate = useNavigate();
  const columns = useLibraryColumns();
  const table = useAdminTable(libraryTable, url);
  const purpose = among(PURPOSES, table.filters.purpose);
  const mediaClass = among(CLASSES, table.filters.mediaClass);
  const state = among(STATES, table.filters.state);
  const brandId = table.filters.brandId.filter((candidate) => ID.test(candidate));
  const files = useQuery(
    trpc.media.library.queryOptions(
      { ...table.paging, purpose, mediaClass, brandId, state: state.length > 0 ? state : STATES_AT_HAND },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <div className="mb-4 flex justify-end">
        <Segmented
          label={t("view")}
          hideLabel
          value={view}
          options={[
            { value: "grid", label: t("viewGrid"), icon: <LayoutGrid className="size-4" aria-hidden /> },
            { value: "list", label: t("viewList"), icon: <List className="size-4" aria-hidden /> },
          ]}
          onChange={(next) => void navigate({ to: "/media", search: { ...url, view: next }, replace: true })}
        />
      </div>
      <AdminTable
        label={t("pageTitle")}
        table={table}
        query={files}
        columns={columns}
        rowId={(row) => row.id}
        opening={{ kind: "link", to: (row) => ({ to: "/media/$fileId", params: { fileId: row.id } }) }}
        searchLabel={t("searchPlaceholder")}
        tile={view === "grid" ? (row) => <Tile file={row} /> : undefined}
        filters={
          <>
            <MultiSelect
              label={t("filters.purpose")}
              options={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
              value={purpose}
              onChange={(values) => table.setFilter("purpose", values)}
            />
            <MultiSelect
              label={t("filters.mediaClass")}
              options={CLASSES.map((value) => ({ value, label: t(`mediaClass.${value}`) }))}
              value={mediaClass}
              onChange={(values) => table.setFilter("mediaClass", values)}
            />
            <MultiSelect
              label={t("filters.state")}
              options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
              value={state}
              onChange={(values) => table.setFilter("state", values)}
            />
            {admin.may("brands:read") ? (
              <BrandFilter value={brandId} onChange={(values) => table.setFilter("brandId", values)} known={[]} />
            ) : null}
          </>
        }
        empty={<EmptyState title={t("emptyTitle")}>{t("emptyHint")}</EmptyState>}
      />
    </>
  );
}

function Tile({ file }: { file: LibraryFile }) {
  const t = useTranslations("library");
  return (
    <>
      <FilePreview file={file} sizes="(min-width: 80rem) 14rem, (min-width: 40rem) 33vw, 50vw" />
      <span className="block p-3">
        <span className="block truncate text-sm font-medium">{file.fileName}</span>
        <span className="mt-0.5 block truncate text-xs font-normal text-ink-soft">{t(`purpose.${file.purpose}`)}</span>
        <span className="mt-2 flex flex-wrap gap-1">
          <StateBadge state={file.state} />
          {file.mediaClass === "public" ? null : <ClassBadge mediaClass={file.mediaClass} />}
        </span>
      </span>
    </>
  );
}

function useLibraryColumns(): Column<LibraryFile, LibraryRequest["sort"]>[] {
  const t = useTranslations("library");
  const days = useDays();
  const bytes = useBytes();
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
    {
      id: "mediaClass",
      header: t("columns.mediaClass"),
      cell: (row) => <ClassBadge mediaClass={row.mediaClass} />,
    },
    { id: "state", header: t("columns.state"), cell: (row) => <StateBadge state={row.state} /> },
    {
      id: "size",
      header: t("columns.size"),
      align: "end",
      cell: (row) => (row.bytes === null ? t("unknown") : bytes(row.bytes)),
    },
    { id: "uploader", header: t("columns.uploader"), cell: (row) => <UploaderName uploader={row.uploader} /> },
    {
      id: "createdAt",
      header: t("columns.createdAt"),
      sort: "createdAt",
      sortedAs: "day",
      cell: (row) => days.moment(row.createdAt),
    },
  ];
}
