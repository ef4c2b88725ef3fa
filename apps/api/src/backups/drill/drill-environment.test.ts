import { expect, test } from "vitest";
import { readEnv } from "../../env.ts";
import { drillEnvironment } from "./drill-environment.ts";

test("the drill hands the product everything it needs to start: a variable that is new belongs here too", () => {
  expect(readEnv(drillEnvironment("mongodb://127.0.0.1:1/copy", 4000))).toMatchObject({ ROLE: "web", PORT: 4000 });
});
