import { describe, expect, test } from "vitest";
import { readTableUrl, type TableSpec, tableState, tableUrl, withChange, withSort } from "./table-url.ts";

const spec: TableSpec<"updatedAt" | "title", "status" | "brandId"> = {
  sorts: ["updatedAt", "title"],
  defaultSort: "updatedAt",
  defaultDirection: "desc",
  filters: ["status", "brandId"],
};
const read = (raw: Record<string, unknown>) => tableState(spec, readTableUrl(spec, raw));

describe("the address of a list", () => {
  test("a plain address means the defaults, and the defaults make a plain address", () => {
    const state = read({});
    expect(state).toMatchObject({
      search: "",
      sort: "updatedAt",
      direction: "desc",
      pageSize: 25,
      cursor: null,
      page: 1,
    });
    expect(tableUrl(spec, state)).toEqual({});
  });

  test("everything a person set survives being written and read again", () => {
    const state = {
      search: "tereré",
      sort: "title",
      direction: "asc",
      pageSize: 50,
      cursor: "abc",
      page: 3,
      hidden: ["fee"],
      filters: { status: ["draft", "published"], brandId: [] },
    } as const;
    expect(read(tableUrl(spec, state))).toEqual(state);
  });

  test.each([
    ["an unknown sort", { sort: "password" }],
    ["an unknown direction", { dir: "sideways" }],
    ["a page size nobody offers", { size: 10_000 }],
    ["a cursor that is not text", { after: { $gt: "" }, page: 4 }],
    ["a cursor longer than any cursor", { after: "x".repeat(401) }],
    ["a page without the cursor that leads to it", { page: 7 }],
    ["filters that are not text", { status: [null, 4, {}] }],
  ])("%s is dropped instead of breaking the screen", (_what, raw) => {
    expect(readTableUrl(spec, raw)).toEqual({});
  });

  test("a filter written once in the address is a list of one", () => {
    expect(read({ status: "draft" }).filters.status).toEqual(["draft"]);
  });

  test("a search that looks like a number is still a search", () => {
    expect(read({ q: 2026 }).search).toBe("2026");
  });
});

describe("changing what is listed", () => {
  const deep = { ...read({ after: "abc", page: 3, status: ["draft"] }) };

  test.each([
    ["search", { search: "moda" }],
    ["page size", { pageSize: 50 as const }],
    ["filter", { filters: { status: [], brandId: [] } }],
  ])("another %s starts at the first page, because the cursor belongs to the old list", (_what, change) => {
    expect(withChange(deep, change)).toMatchObject({ ...change, cursor: null, page: 1 });
  });

  test("sorting by the same column turns the order round", () => {
    expect(withSort(deep, "updatedAt", "desc")).toMatchObject({ sort: "updatedAt", direction: "asc", cursor: null });
  });

  test("sorting by another column starts in the order that suits it, whatever the order was", () => {
    expect(withSort(deep, "title", "asc")).toMatchObject({ sort: "title", direction: "asc", page: 1 });
    expect(withSort({ ...deep, direction: "asc" }, "title", "desc")).toMatchObject({
      sort: "title",
      direction: "desc",
    });
  });
});
