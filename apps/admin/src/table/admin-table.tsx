import type { UseQueryResult } from "@tanstack/react-query";
import type { Page } from "@vitrina/domain";
import type { SavedList } from "@vitrina/domain/views";
import { Button, classes, EmptyState, ErrorState, INPUT_LOOK, MultiSelect, SearchField } from "@vitrina/ui";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "../session/error-words.ts";
import type { Column, RowOpening } from "./column.ts";
import { ExportButton, type ExportOf } from "./export-button.tsx";
import type { RowSelection } from "./row-selection.ts";
import { SavedViews } from "./saved-views.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { CardRows, TableRows } from "./table-rows.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";
import { PAGE_SIZES } from "./table-url.ts";
import { TileRows, TilesSkeleton } from "./tile-rows.tsx";
import type { AdminTable as TableOfList } from "./use-admin-table.ts";
import { useIsNarrow } from "./use-is-narrow.ts";

export type AdminTableProps<Row, Sort extends string, Filter extends string> = {
  /** Names the list for those who cannot see it. */
  label: string;
  table: TableOfList<Sort, Filter>;
  query: UseQueryResult<Page<Row>, unknown>;
  columns: readonly Column<Row, Sort>[];
  rowId: (row: Row) => string;
  opening?: RowOpening<Row>;
  searchLabel: string;
  /** Compact multi-selects. */
  filters?: ReactNode;
  /** What to say, and to do next, when there is nothing at all. Shown only without search and filters. */
  empty: ReactNode;
  /** Given, rows have a tick box; `acts` is what can be done with all that are ticked. */
  selection?: { of: RowSelection<Row>; acts: ReactNode };
  /** How a row is called where only its name can be heard; needed with `selection`. */
  rowName?: (row: Row) => string;
  /** Given, all that the filters let through can be taken along as a file. */
  exported?: ExportOf<Row>;
  /** Given, a person keeps filters and order of this list under a name of their own. */
  views?: SavedList;
  /** Given, rows are shown as tiles; each tile names its row and opens it. */
  tile?: ((row: Row) => ReactNode) | undefined;
};

/** Every list of the agency: search, filters, order, columns, pages, and the four states of a screen. */
export function AdminTable<Row, Sort extends string, Filter extends string>(props: AdminTableProps<Row, Sort, Filter>) {
  const { label, table, query, columns, rowId, opening, searchLabel, filters, empty, selection, exported, views } =
    props;
  const t = useTranslations("table");
  const words = useErrorWords();
  const narrow = useIsNarrow();

  const hideable = columns.filter((column, position) => position > 0 && !column.always);
  const shown = columns.filter((column) => column.always || !table.hidden.includes(column.id) || column === columns[0]);
  const { tile } = props;
  const Rows = narrow ? CardRows : TableRows;
  const page = query.data;
  const nothingAtAll = page && page.items.length === 0 && !table.isFiltered && table.page === 1;

  if (nothingAtAll) return empty;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={searchLabel} value={table.search} onChange={table.setSearch} className="w-full sm:w-72" />
        {filters}
        {narrow || tile ? (
          <SortPicker table={table} columns={columns} />
        ) : (
          <MultiSelect
            label={t("hideColumns")}
            options={hideable.map((column) => ({ value: column.id, label: column.header }))}
            value={table.hidden}
            onChange={table.setHidden}
          />
        )}
        {table.isFiltered ? (
          <Button variant="quiet" size="small" onClick={table.clearFilters}>
            {t("clearFilters")}
          </Button>
        ) : null}
        {views ? <SavedViews list={views} table={table} /> : null}
        <div className="ml-auto flex items-center gap-3">
          <p role="status" className="text-sm text-ink-soft">
            {page ? t("total", { total: page.total }) : null}
          </p>
          {exported && page && page.total > 0 ? <ExportButton of={exported} columns={columns} /> : null}
        </div>
      </div>

      {query.isPending ? tile ? <TilesSkeleton /> : <TableSkeleton columns={shown.length} narrow={narrow} /> : null}
      {query.isError ? (
        <ErrorState words={words(query.error)} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : null}
      {page && !query.isError && page.items.length === 0 ? (
        <EmptyState
          title={t("noMatchTitle")}
          action={
            <Button variant="secondary" onClick={table.clearFilters}>
              {t("clearFilters")}
            </Button>
          }
        >
          {t("noMatchHint")}
        </EmptyState>
      ) : null}
      {page && !query.isError && page.items.length > 0 ? (
        <>
          {tile ? (
            <TileRows
              label={label}
              rows={page.items}
              rowId={rowId}
              tile={tile}
              opening={opening}
              stale={query.isPlaceholderData}
            />
          ) : (
            <Rows
              label={label}
              table={table}
              columns={shown}
              rows={page.items}
              rowId={rowId}
              opening={opening}
              selection={selection?.of}
              rowName={props.rowName ?? rowId}
              stale={query.isPlaceholderData}
            />
          )}
          <Pager table={table} nextCursor={page.nextCursor} total={page.total} />
          {selection ? (
            <SelectionBar count={selection.of.rows.length} onClear={selection.of.clear}>
              {selection.acts}
            </SelectionBar>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Pager<Sort extends string, Filter extends string>({
  table,
  nextCursor,
  total,
}: {
  table: TableOfList<Sort, Filter>;
  nextCursor: string | null;
  total: number;
}) {
  const t = useTranslations("table");
  const sizeId = useId();
  if (total <= PAGE_SIZES[0] && table.page === 1) return null;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center justify-between gap-3">
      <label htmlFor={sizeId} className="flex items-center gap-2 text-sm whitespace-nowrap text-ink-soft">
        {t("pageSize")}
        <select
          id={sizeId}
          value={table.pageSize}
          onChange={(event) => {
            const size = PAGE_SIZES.find((candidate) => candidate === Number(event.target.value));
            if (size) table.setPageSize(size);
          }}
          className={classes(INPUT_LOOK, "max-w-20 text-sm")}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
      </label>
      <div className="flex items-center gap-2">
        <Button
          variant="secondary"
          size="small"
          disabled={table.page === 1 && table.cursor === null}
          icon={<ChevronLeft className="size-4" aria-hidden />}
          onClick={table.previousPage}
        >
          {t("previous")}
        </Button>
        <span className="text-sm text-ink-soft">{t("page", { page: table.page })}</span>
        <Button
          variant="secondary"
          size="small"
          disabled={nextCursor === null}
          onClick={() => {
            if (nextCursor) table.nextPage(nextCursor);
          }}
        >
          {t("next")}
          <ChevronRight className="size-4" aria-hidden />
        </Button>
      </div>
    </nav>
  );
}

/** Cards have no column heads to press, so the order is chosen here. */
function SortPicker<Row, Sort extends string, Filter extends string>({
  table,
  columns,
}: {
  table: TableOfList<Sort, Filter>;
  columns: readonly Column<Row, Sort>[];
}) {
  const t = useTranslations("table");
  const sortable = columns.filter((column) => column.sort);
  const current = sortable.find((column) => column.sort === table.sort);
  if (sortable.length === 0) return null;
  return (
    <div className="flex items-center gap-2">
      <select
        aria-label={t("sortBy")}
        value={current?.sort ?? ""}
        onChange={(event) => {
          const chosen = sortable.find((column) => column.sort === event.target.value);
          if (chosen?.sort) table.sortBy(chosen.sort, chosen.firstDirection ?? "desc");
        }}
        className={classes(INPUT_LOOK, "text-sm")}
      >
        {sortable.map((column) => (
          <option key={column.id} value={column.sort}>
            {column.header}
          </option>
        ))}
      </select>
      <Button
        variant="secondary"
        size="small"
        onClick={() => {
          if (current?.sort) table.sortBy(current.sort, current.firstDirection ?? "desc");
        }}
      >
        {t(table.direction === "asc" ? "ascending" : "descending", { kind: current?.sortedAs ?? "amount" })}
      </Button>
    </div>
  );
}
