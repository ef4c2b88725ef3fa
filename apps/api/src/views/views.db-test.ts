import { afterAll, beforeAll, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const view = { list: "creators", name: "Belleza", address: '{"category":["beauty"]}' } as const;

test("a view is kept under its name, written over under the same, and listed only to its person", async () => {
  const me = api.as(admin("manager"));
  await me.views.save(view);
  const again = await me.views.save({ ...view, address: "{}" });
  expect(await me.views.list({ list: "creators" })).toEqual({ items: [again] });
  expect(again.address).toBe("{}");
  expect(await me.views.list({ list: "campaigns" })).toEqual({ items: [] });
  expect(await api.as(admin("owner")).views.list({ list: "creators" })).toEqual({ items: [] });
});

test("two saves at once leave one view", async () => {
  const me = api.as(admin("reviewer"));
  await Promise.all([me.views.save(view), me.views.save({ ...view, address: "{}" })]);
  expect((await me.views.list({ list: "creators" })).items).toHaveLength(1);
});

test("a removed view is handed back, and is gone; another's is not found", async () => {
  const me = api.as(admin("finance"));
  const kept = await me.views.save(view);
  await expect(api.as(admin("owner")).views.remove({ id: kept.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await me.views.remove({ id: kept.id })).toEqual(kept);
  await expect(me.views.remove({ id: kept.id })).rejects.toMatchObject({ code: "NOT_FOUND", message: "no-such-view" });
});

test("a person keeps thirty views of a list and no more, and may still write over one", async () => {
  const me = api.as(admin("editor"));
  for (let index = 0; index < 30; index += 1) await me.views.save({ ...view, name: `Vista ${index}` });
  await expect(me.views.save(view)).rejects.toMatchObject({ message: "too-many-views" });
  await me.views.save({ ...view, name: "Vista 3", address: "{}" });
});
