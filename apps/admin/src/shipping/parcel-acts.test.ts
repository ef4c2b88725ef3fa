import { SHIPPING_STATES } from "@vitrina/domain/shipping";
import { expect, test } from "vitest";
import { actsOnParcel } from "./parcel-acts.ts";

const ADDRESS = { recipient: "Ana", street: "Palma 123", reference: "", city: "Luque", department: "Central" } as const;

test("a parcel is sent only where somebody said where to, and again only when something went wrong", () => {
  const sendable = SHIPPING_STATES.filter((state) => actsOnParcel({ state, address: ADDRESS }).includes("ship"));
  expect(sendable).toEqual(["to_ship", "problem", "lost"]);
  expect(actsOnParcel({ state: "problem", address: null })).not.toContain("ship");
});

test("nobody is let go while their parcel is on its way, and nothing is done about one that arrived", () => {
  expect(actsOnParcel({ state: "shipped", address: ADDRESS })).toEqual(["received", "lost"]);
  expect(actsOnParcel({ state: "received", address: ADDRESS })).toEqual([]);
});
