import { argumentDifferences } from "@vitrina/ui/messages/argument-differences";
import { expect, test } from "vitest";
import { door as enDoor } from "./en/door.ts";
import { inside as enInside } from "./en/inside.ts";
import { ownData as enOwnData } from "./en/own-data.ts";
import { door as esDoor } from "./es/door.ts";
import { inside as esInside } from "./es/inside.ts";
import { ownData as esOwnData } from "./es/own-data.ts";

test("both languages say each message with the same arguments", () => {
  expect(argumentDifferences(esDoor, enDoor)).toEqual([]);
  expect(argumentDifferences(esInside, enInside)).toEqual([]);
  expect(argumentDifferences(esOwnData, enOwnData)).toEqual([]);
});

test("no word of the door is said again inside", () => {
  expect(Object.keys(esInside).filter((head) => head in esDoor)).toEqual([]);
});
