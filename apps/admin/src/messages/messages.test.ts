import { argumentDifferences } from "@vitrina/ui/messages/argument-differences";
import { expect, test } from "vitest";
import { door as enDoor } from "./en/door.ts";
import { errorReporting as enErrorReporting } from "./en/error-reporting.ts";
import { inside as enInside } from "./en/inside.ts";
import { personalData as enPersonalData } from "./en/personal-data.ts";
import { system as enSystem } from "./en/system.ts";
import { door as esDoor } from "./es/door.ts";
import { errorReporting as esErrorReporting } from "./es/error-reporting.ts";
import { inside as esInside } from "./es/inside.ts";
import { personalData as esPersonalData } from "./es/personal-data.ts";
import { system as esSystem } from "./es/system.ts";

test("both languages say each message with the same arguments", () => {
  expect(argumentDifferences(esDoor, enDoor)).toEqual([]);
  expect(argumentDifferences(esInside, enInside)).toEqual([]);
  expect(argumentDifferences(esSystem, enSystem)).toEqual([]);
  expect(argumentDifferences(esPersonalData, enPersonalData)).toEqual([]);
  expect(argumentDifferences(esErrorReporting, enErrorReporting)).toEqual([]);
});

test("no word of the door is said again inside", () => {
  expect(Object.keys(esInside).filter((head) => head in esDoor)).toEqual([]);
});
