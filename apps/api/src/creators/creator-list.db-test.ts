import type { Page } from "@vitrina/domain";
import type { CreatorRow, CreatorsRequest } from "@vitrina/domain/creators";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { expectByIndex } from "../testing/database-reads.test-kit.ts";
import { type PlantedCreator, plantCreators } from "../testing/many-creators.test-kit.ts";

const MANY = 10_000;

let api: TestApi;
let planted: PlantedCreator[];
beforeAll(async () => {
  api = await startTestApi({ watched: true });
  planted = await plantCreators(api, MANY);
});
afterAll(() => api.close());

type Asked = Partial<CreatorsRequest>;

async function listed(request: Asked) {
  let page: Page<CreatorRow> | undefined;
  const reads = await api.reads("ugc_creators", async () => {
    page = await api.as(admin("reviewer")).creators.list(request);
  });
  if (!page) throw new Error("The list gave no page.");
  return { page, reads };
}

describe("ten thousand creators are listed by index", () => {
  test.each([
    ["as they come", {}],
    ["by name", { sort: "name", direction: "asc" }],
    ["by followers", { sort: "followers" }],
    ["by completeness", { sort: "completeness", direction: "asc" }],
    ["by how often they are on time", { sort: "onTimePercent" }],
    ["of one status", { status: ["approved"] }],
  ] satisfies [string, Asked][])("%s, without sorting in memory", async (_order, request) => {
    const { reads } = await listed({ ...request, limit: 25 });
    expect(reads.map(({ command }) => command).sort()).toEqual(["aggregate", "find"]);
    expectByIndex(reads);
    expect(reads.find(({ command }) => command === "find")?.documentsExamined).toBeLessThanOrEqual(26);
  });

  const on = ({ onTimePercent }: PlantedCreator) => onTimePercent;
  test.each([
    ["a word", { search: "nunez" }, ({ name }) => name.startsWith("Sofía Núñez")],
    [
      "two words in any order",
      { search: "12 BENÍTEZ" },
      (one) => one.searchText.includes("12") && one.name.includes("Benítez"),
    ],
    ["the middle of a word", { search: "uenta.99" }, ({ searchText }) => searchText.includes("uenta.99")],
    ["a phone as people write it", { search: "0981 009 999" }, ({ phone }) => phone === "+595981009999"],
    ["an address", { search: "creadora77@correo.test" }, ({ email }) => email === "creadora77@correo.test"],
    ["two statuses", { status: ["approved", "paused"] }, ({ status }) => status === "approved" || status === "paused"],
    ["a category", { category: ["food"] }, ({ categories }) => categories.includes("food")],
    ["a platform", { platform: ["tiktok"] }, ({ socialAccounts }) => socialAccounts[0]?.platform === "tiktok"],
    ["a city, whatever its accents", { city: ["Asuncion"] }, ({ city }) => city === "Asunción"],
    [
      "two cities and a status",
      { city: ["luque", "Pilar"], status: ["approved"] },
      ({ city, status }) => (city === "Luque" || city === "Pilar") && status === "approved",
    ],
    ["a range of followers", { followers: ["over-100k"] }, ({ followers }) => followers >= 100_000],
    [
      "two ranges of followers",
      { followers: ["under-1k", "over-100k"] },
      ({ followers }) => followers < 1_000 || followers >= 100_000,
    ],
    ["half-filled profiles", { completeness: ["half"] }, ({ completeness }) => completeness >= 40 && completeness < 70],
    ["who was never due", { onTime: ["none"] }, (one) => on(one) === null],
    [
      "who is always on time, or never was due",
      { onTime: ["always", "none"] },
      (one) => on(one) === null || on(one) === 100,
    ],
  ] satisfies [string, Asked, (creator: PlantedCreator) => boolean][])("found by %s", async (_what, request, meant) => {
    const { page, reads } = await listed(request);
    expectByIndex(reads, { sorted: false });
    expect(page.total).toBe(planted.filter(meant).length);
    const ids = new Set(planted.filter(meant).map(({ _id }) => _id.toHexString()));
    expect(page.items.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(page.items.length).toBe(Math.min(25, ids.size));
  });

  test("the second page goes on where the first ended", async () => {
    const { page: first } = await listed({ sort: "followers", limit: 10 });
    const { page: second, reads } = await listed({ sort: "followers", limit: 10, cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(20);
    expectByIndex(reads);
  });

  test("the places they live in, the most common first", async () => {
    let cities: { key: string; name: string; count: number }[] = [];
    const reads = await api.reads("ugc_creators", async () => {
      cities = (await api.as(admin("reviewer")).creators.cities()).items;
    });
    expectByIndex(reads, { sorted: false });
    expect(cities).toHaveLength(7);
    const asuncion = planted.filter(({ city }) => city === "Asunción").length;
    expect(cities).toContainEqual({ key: "asuncion", name: "Asunción", count: asuncion });
  });
});
