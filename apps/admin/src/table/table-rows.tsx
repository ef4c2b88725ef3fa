import { classes } from "@vitrina/ui";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { useTranslations } from "use-intl";
import type { Column, RowOpening } from "./column.ts";
import { moveOnArrows, openOnPress, RowOpener } from "./row-opener.tsx";
import type { RowSelection } from "./row-selection.ts";
import { Tick } from "./selection-bar.tsx";
import type { AdminTable } from "./use-admin-table.ts";

type RowsProps<Row, Sort extends string, Filter extends string> = {
  label: string;
  table: AdminTable<Sort, Filter>;
  columns: readonly Column<Row, Sort>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  opening: RowOpening<Row> | undefined;
  selection: RowSelection<Row> | undefined;
  /** How a row is called where only its name can be heard. */
  rowName: (row: Row) => string;
  stale: boolean;
};

/** The rows as a table, for screens wide enough to hold one. */
export function TableRows<Row, Sort extends string, Filter extends string>({
  label,
  table,
  columns,
  rows,
  rowId,
  opening,
  selection,
  rowName,
  stale,
}: RowsProps<Row, Sort, Filter>) {
  const t = useTranslations("table");
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface shadow-sheet">
      <table aria-label={label} aria-busy={stale} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b border-line">
            {selection ? (
              <th scope="col" className="w-10 pl-4">
                <Tick
                  label={t("selectPage")}
                  checked={rows.every(selection.has)}
                  some={rows.some(selection.has)}
                  onChange={(checked) => selection.set(rows, checked)}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} table={table} />
            ))}
          </tr>
        </thead>
        <tbody className={classes("transition-opacity", stale && "opacity-60")}>
          {rows.map((row) => (
            <tr
              key={rowId(row)}
              onClick={openOnPress}
              onKeyDown={moveOnArrows}
              className={classes(
                "border-b border-line/70 last:border-b-0",
                selection?.has(row) && "bg-accent-soft/50",
                opening &&
                  "cursor-pointer transition-colors hover:bg-sunken/60 has-[[data-opens-row]:focus-visible]:bg-sunken/60",
              )}
            >
              {selection ? (
                <td className="w-10 pl-4">
                  <Tick
                    label={t("selectRow", { name: rowName(row) })}
                    checked={selection.has(row)}
                    onChange={(checked) => selection.set([row], checked)}
                  />
                </td>
              ) : null}
              {columns.map((column, position) => (
                <td
                  key={column.id}
                  className={classes(
                    "px-3 py-2.5 align-middle first:pl-4 last:pr-4",
                    column.align === "end" && "text-right tabular-nums",
                  )}
                >
                  {position === 0 ? (
                    <RowOpener row={row} opening={opening}>
                      {column.cell(row)}
                    </RowOpener>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead<Row, Sort extends string, Filter extends string>({
  column,
  table,
}: {
  column: Column<Row, Sort>;
  table: AdminTable<Sort, Filter>;
}) {
  const t = useTranslations("table");
  const look = classes(
    "px-3 py-1 text-xs font-semibold text-ink-soft whitespace-nowrap first:pl-4 last:pr-4",
    column.align === "end" ? "text-right" : "text-left",
  );
  const { sort, firstDirection = "desc", sortedAs = "amount" } = column;
  if (!sort) {
    return (
      <th scope="col" className={classes(look, "h-11")}>
        {column.header}
      </th>
    );
  }
  const active = table.sort === sort;
  const opposite = table.direction === "asc" ? "desc" : "asc";
  const next = active ? opposite : firstDirection;
  const Arrow = table.direction === "asc" ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={active ? (table.direction === "asc" ? "ascending" : "descending") : "none"}
      className={look}
    >
      <button
        type="button"
        onClick={() => table.sortBy(sort, firstDirection)}
        title={t(next === "asc" ? "sortAscending" : "sortDescending", { column: column.header, kind: sortedAs })}
        className={classes(
          "inline-flex min-h-9 items-center gap-1 rounded-sm hover:text-ink",
          column.align === "end" && "flex-row-reverse",
          active && "text-ink",
        )}
      >
        {column.header}
        <Arrow className={classes("size-3.5", !active && "opacity-0")} aria-hidden />
      </button>
    </th>
  );
}

/** The same rows as cards, for phones: the name first, then what each column says. */
export function CardRows<Row, Sort extends string, Filter extends string>({
  label,
  columns,
  rows,
  rowId,
  opening,
  selection,
  rowName,
  stale,
}: RowsProps<Row, Sort, Filter>) {
  const t = useTranslations("table");
  const [name, ...rest] = columns;
  if (!name) return null;
  return (
    <ul
      aria-label={label}
      aria-busy={stale}
      className={classes("flex flex-col gap-3 transition-opacity", stale && "opacity-60")}
    >
      {rows.map((row) => (
        <li
          key={rowId(row)}
          onClick={openOnPress}
          onKeyDown={moveOnArrows}
          className={classes("rounded-lg border border-line bg-surface p-4 shadow-sheet", opening && "cursor-pointer")}
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <RowOpener row={row} opening={opening}>
                {name.cell(row)}
              </RowOpener>
            </div>
            {selection ? (
              <Tick
                label={t("selectRow", { name: rowName(row) })}
                checked={selection.has(row)}
                onChange={(checked) => selection.set([row], checked)}
              />
            ) : null}
          </div>
          <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2.5 text-sm">
            {rest.map((column) => (
              <div key={column.id} className={classes("min-w-0", column.always && "col-span-2")}>
                <dt className={column.always ? "sr-only" : "text-xs text-ink-soft"}>{column.header}</dt>
                <dd className="mt-0.5">{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
