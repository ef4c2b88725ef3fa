export const PAGE_SIZES = [10, 25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export type Direction = "asc" | "desc";

const DEFAULT_PAGE_SIZE: PageSize = 25;
const SEARCH_MAX = 100;
const CURSOR_MAX = 400;
const VALUES_MAX = 50;

/** What a list can be sorted and filtered by; everything about it that may stand in the address. */
export type TableSpec<Sort extends string, Filter extends string> = {
  sorts: readonly Sort[];
  defaultSort: Sort;
  defaultDirection: Direction;
  filters: readonly Filter[];
};

/** The list's part of the address. What is at its default is absent, so that a plain link stays plain. */
export type TableUrl<Sort extends string, Filter extends string> = {
  q?: string;
  sort?: Sort;
  dir?: Direction;
  size?: PageSize;
  after?: string;
  page?: number;
  hide?: string[];
} & { [Name in Filter]?: string[] };

/** The same with nothing left open. `page` counts from 1; `cursor` is where the page starts. */
export type TableState<Sort extends string, Filter extends string> = {
  search: string;
  sort: Sort;
  direction: Direction;
  pageSize: PageSize;
  cursor: string | null;
  page: number;
  hidden: readonly string[];
  filters: Record<Filter, readonly string[]>;
};

const texts = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === "string" && item !== "").slice(0, VALUES_MAX);
};

const oneOf = <Value>(allowed: readonly Value[], value: unknown): Value | undefined =>
  allowed.find((candidate) => candidate === value);

/** Reads an address as a person or an old bookmark wrote it: what makes no sense is dropped, never an error. */
export function readTableUrl<Sort extends string, Filter extends string>(
  spec: TableSpec<Sort, Filter>,
  raw: Record<string, unknown>,
): TableUrl<Sort, Filter> {
  const page = Number(raw.page);
  const after = typeof raw.after === "string" && raw.after.length <= CURSOR_MAX ? raw.after : "";
  return tableUrl(spec, {
    search: typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q).slice(0, SEARCH_MAX) : "",
    sort: oneOf(spec.sorts, raw.sort) ?? spec.defaultSort,
    direction: oneOf(["asc", "desc"] as const, raw.dir) ?? spec.defaultDirection,
    pageSize: oneOf(PAGE_SIZES, raw.size) ?? DEFAULT_PAGE_SIZE,
    cursor: after || null,
    page: after && Number.isInteger(page) && page > 1 ? page : 1,
    hidden: texts(raw.hide),
    filters: filterValues(spec, (name) => texts(raw[name])),
  });
}

/** Fills in the defaults that the address leaves out. */
export function tableState<Sort extends string, Filter extends string>(
  spec: TableSpec<Sort, Filter>,
  url: TableUrl<Sort, Filter>,
): TableState<Sort, Filter> {
  return {
    search: url.q ?? "",
    sort: url.sort ?? spec.defaultSort,
    direction: url.dir ?? spec.defaultDirection,
    pageSize: url.size ?? DEFAULT_PAGE_SIZE,
    cursor: url.after ?? null,
    page: url.page ?? 1,
    hidden: url.hide ?? [],
    filters: filterValues(spec, (name) => url[name] ?? []),
  };
}

/** The shortest address that says the same. */
export function tableUrl<Sort extends string, Filter extends string>(
  spec: TableSpec<Sort, Filter>,
  state: TableState<Sort, Filter>,
): TableUrl<Sort, Filter> {
  const url: Record<string, unknown> = {};
  if (state.search) url.q = state.search;
  if (state.sort !== spec.defaultSort) url.sort = state.sort;
  if (state.direction !== spec.defaultDirection) url.dir = state.direction;
  if (state.pageSize !== DEFAULT_PAGE_SIZE) url.size = state.pageSize;
  if (state.cursor) url.after = state.cursor;
  if (state.cursor && state.page > 1) url.page = state.page;
  if (state.hidden.length > 0) url.hide = [...state.hidden];
  for (const name of spec.filters) if (state.filters[name].length > 0) url[name] = [...state.filters[name]];
  return url as TableUrl<Sort, Filter>;
}

/** A change of what is listed starts again at the first page: the old cursor belongs to the old list. */
export function withChange<Sort extends string, Filter extends string>(
  state: TableState<Sort, Filter>,
  change: Partial<Pick<TableState<Sort, Filter>, "search" | "sort" | "direction" | "pageSize" | "filters">>,
): TableState<Sort, Filter> {
  return { ...state, ...change, cursor: null, page: 1 };
}

/** Sorting by the same column again turns the order round; by another column starts in the order that suits it. */
export function withSort<Sort extends string, Filter extends string>(
  state: TableState<Sort, Filter>,
  sort: Sort,
  firstDirection: Direction,
): TableState<Sort, Filter> {
  const opposite = state.direction === "asc" ? "desc" : "asc";
  return withChange(state, { sort, direction: sort === state.sort ? opposite : firstDirection });
}

function filterValues<Filter extends string>(
  spec: { filters: readonly Filter[] },
  valuesOf: (name: Filter) => readonly string[],
): Record<Filter, readonly string[]> {
  return Object.fromEntries(spec.filters.map((name) => [name, valuesOf(name)])) as Record<Filter, readonly string[]>;
}
