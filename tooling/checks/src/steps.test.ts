import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./read-reports.ts";
import { runLanes, sumUp } from "./steps.ts";
import { sumOfRuns } from "./sum-of-runs.ts";

const file = (...statuses: string[]) => ({
  name: "a.test.ts",
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status })),
});

test("tests are counted one by one, and what was skipped is told", () => {
  const report = { success: false, testResults: [file("passed", "passed"), file("passed", "failed", "skipped")] };
  expect(countVitest(report, { code: 1 })).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test("a file that cannot be loaded is a failure", () => {
  const report = {
    success: false,
    testResults: [file("passed"), { name: "b", status: "failed", assertionResults: [] }],
  };
  expect(countVitest(report, { code: 1 })).toMatchObject({ passed: 1, failed: 1 });
});

test("a runner that ends badly has failed, whatever its report says, and so has one without a report", () => {
  expect(countVitest({ success: true, testResults: [file("passed")] }, { code: 1 }).failed).toBe(1);
  expect(countVitest(undefined, { code: 0 }).failed).toBe(1);
  expect(
    countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }, { code: 1 }).failed,
  ).toBe(1);
  expect(countPlaywright(undefined, { code: 0 }).failed).toBe(1);
});

test("a journey that passed only at the second try has failed", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [] }, { code: 1 })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("a step that throws fails, the ones after it still run, and its words are shown", async () => {
  const said: string[] = [];
  const results = await runLanes(
    [
      [
        { name: "broken", run: () => Promise.reject(new Error("the build is gone")) },
        { name: "next", run: async () => ({ passed: 2, failed: 0 }) },
      ],
    ],
    (line) => said.push(line),
  );
  expect(sumUp(results)).toEqual({ line: "2 passed, 1 failed", isGood: false });
  expect(said.join("\n")).toContain("the build is gone");
});

test("nothing run is not a success", () => {
  expect(sumUp([]).isGood).toBe(false);
});

test("over several commands a step counts once, a failure stays one, and a command that left no summary fails", () => {
  const step = (name: string, passed: number, failed: number) => ({ name, passed, failed, seconds: 1 });
  const check = [step("boundaries", 1, 0), step("unit tests", 10, 0)];
  const run = [step("unit tests", 10, 0), step("journeys", 2, 1)];
  expect(sumOfRuns([check, run])).toEqual({ line: "13 passed, 1 failed", isGood: false });
  expect(sumOfRuns([[step("unit tests", 9, 1)], [step("unit tests", 10, 0)]]).isGood).toBe(false);
  expect(sumOfRuns([check, undefined])).toEqual({ line: "11 passed, 1 failed", isGood: false });
});
