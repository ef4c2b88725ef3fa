import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import {
  type Direction,
  type PageSize,
  readTableUrl,
  type TableSpec,
  type TableState,
  type TableUrl,
  tableState,
  tableUrl,
  withChange,
  withSort,
} from "./table-url.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The cursors of the pages before this one, so that "previous" works although cursors only lead forward. */
    pageTrail?: (string | null)[];
  }
}

export type AdminTable<Sort extends string, Filter extends string> = TableState<Sort, Filter> & {
  /** What the server needs to know besides the filters. */
  paging: { search: string; sort: Sort; direction: Direction; limit: number; cursor: string | null };
  isFiltered: boolean;
  setSearch: (text: string) => void;
  sortBy: (sort: Sort, firstDirection: Direction) => void;
  setFilter: (name: Filter, values: readonly string[]) => void;
  clearFilters: () => void;
  setPageSize: (pageSize: PageSize) => void;
  setHidden: (hidden: readonly string[]) => void;
  nextPage: (cursor: string) => void;
  previousPage: () => void;
  /** Search, filters, order and columns as one text that {@link openAddress} understands; the page is left out. */
  address: string;
  openAddress: (address: string) => void;
};

/**
 * The state of a list, kept in the address: search, filters, sort, page size, hidden columns and page. Pages are cursors,
 * which only lead forward; the way back is remembered in the browser's history entry, and a page opened from a shared
 * link goes back to the first one.
 */
export function useAdminTable<Sort extends string, Filter extends string>(
  spec: TableSpec<Sort, Filter>,
  url: TableUrl<Sort, Filter>,
): AdminTable<Sort, Filter> {
  const navigate = useNavigate();
  const trail = useRouterState({ select: (router) => router.location.state.pageTrail }) ?? NO_TRAIL;
  const state = useMemo(() => tableState(spec, url), [spec, url]);

  const go = useCallback(
    (next: TableState<Sort, Filter>, options: { replace?: boolean; pageTrail?: (string | null)[] } = {}) =>
      navigate({
        to: ".",
        // The route that handed in `url` reads it back; its type is out of a generic list's sight.
        search: tableUrl(spec, next) as never,
        replace: options.replace ?? false,
        resetScroll: false,
        state: { pageTrail: options.pageTrail ?? [] },
      }),
    [navigate, spec],
  );

  const setSearch = useCallback(
    (text: string) => go(withChange(state, { search: text.trim() }), { replace: true }),
    [go, state],
  );
  const hasFilters = spec.filters.some((name) => state.filters[name].length > 0);

  return {
    ...state,
    paging: {
      search: state.search,
      sort: state.sort,
      direction: state.direction,
      limit: state.pageSize,
      cursor: state.cursor,
    },
    isFiltered: hasFilters || state.search !== "",
    setSearch,
    sortBy: (sort, firstDirection) => go(withSort(state, sort, firstDirection)),
    setFilter: (name, values) => go(withChange(state, { filters: { ...state.filters, [name]: values } })),
    clearFilters: () => {
      const none = Object.fromEntries(spec.filters.map((name) => [name, []])) as unknown as Record<Filter, string[]>;
      go(withChange(state, { search: "", filters: none }));
    },
    setPageSize: (pageSize) => go(withChange(state, { pageSize })),
    setHidden: (hidden) => go({ ...state, hidden }, { replace: true, pageTrail: [...trail] }),
    nextPage: (cursor) => go({ ...state, cursor, page: state.page + 1 }, { pageTrail: [...trail, state.cursor] }),
    address: JSON.stringify(tableUrl(spec, withChange(state, {}))),
    openAddress: (address) => go(tableState(spec, readTableUrl(spec, readAddress(address)))),
    previousPage: () =>
      trail.length > 0
        ? go({ ...state, cursor: trail.at(-1) ?? null, page: state.page - 1 }, { pageTrail: trail.slice(0, -1) })
        : go({ ...state, cursor: null, page: 1 }),
  };
}

const NO_TRAIL: readonly (string | null)[] = [];

/** An address that was kept long ago may be anything; what makes no sense is a plain list. */
function readAddress(address: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(address);
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
