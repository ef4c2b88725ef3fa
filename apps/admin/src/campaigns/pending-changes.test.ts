import { expect, test } from "vitest";
import { newCampaignForm } from "./campaign-form.ts";
import { keepPending, readPending, withPending } from "./pending-changes.ts";

const current = { ...newCampaignForm(new Date("2026-11-22T12:00:00Z")), title: "Tereré", brief: "Antes" };

function storage(items: Record<string, string> = {}) {
  const kept = new Map(Object.entries(items));
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("what was kept comes back, its date a date again", () => {
  const device = storage();
  const deadline = new Date("2026-12-13T02:59:59.999Z");
  const pending = { was: { brief: "Antes" }, is: { brief: "Después", applicationDeadline: deadline } };
  keepPending(device, "a", pending);
  expect(readPending(device, "a")).toEqual(pending);
  expect(readPending(device, "b")).toBeNull();
  keepPending(device, "a", null);
  expect(readPending(device, "a")).toBeNull();
});

test.each(["{", "null", "7", '{"is":7}', '{"was":{}}'])("%s in storage is nothing kept", (text) => {
  expect(readPending(storage({ "vitrina.draft.a": text }), "a")).toBeNull();
});

test("a storage that refuses does no harm", () => {
  const full = {
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {},
  };
  expect(() => keepPending(full, "a", { was: {}, is: {} })).not.toThrow();
});

test("goes on top of the stored campaign", () => {
  const { form, overlaps } = withPending(current, { was: { brief: "Antes" }, is: { brief: "Después" } });
  expect(form).toEqual({ ...current, brief: "Después" });
  expect(overlaps).toBe(false);
});

test("overlaps when somebody else wrote in the same field, unless they wrote the same", () => {
  const pending = { was: { brief: "Antes" }, is: { brief: "Mío" } };
  expect(withPending({ ...current, brief: "Suyo" }, pending).overlaps).toBe(true);
  expect(withPending({ ...current, brief: "Mío" }, pending).overlaps).toBe(false);
  expect(withPending({ ...current, title: "Otro" }, pending).overlaps).toBe(false);
});

test("a field this version does not know is left out", () => {
  const unknown = { was: {}, is: { gone: 1 } as object };
  expect(withPending(current, unknown).form).toEqual(current);
});
