import { expect, test } from "vitest";
import type { CheckState } from "./checks.ts";
import { nextRound, worstState } from "./rounds.ts";

const play = (states: readonly CheckState[], patience = 2) => {
  let failed = 0;
  return states.map((state) => {
    const round = nextRound(failed, state, patience);
    failed = round.failingRounds;
    return round.incident;
  });
};

test.each<[string, CheckState[], string[]]>([
  ["one bad look is chance", ["ok", "fail", "ok"], ["close", "leave", "close"]],
  ["two in a row open it, and go on saying so", ["fail", "fail", "fail"], ["leave", "open", "open"]],
  [
    "not knowing neither opens nor closes, and forgets nothing",
    ["fail", "unknown", "fail"],
    ["leave", "leave", "open"],
  ],
  ["what works badly works", ["fail", "fail", "degraded"], ["leave", "open", "close"]],
])("%s", (_promise, states, incidents) => {
  expect(play(states)).toEqual(incidents);
});

test("a check without patience opens at once", () => {
  expect(play(["fail"], 1)).toEqual(["open"]);
});

test("the worst counts, not knowing is worse than well, and of nothing nobody knows", () => {
  expect(worstState(["ok", "unknown"])).toBe("unknown");
  expect(worstState(["unknown", "degraded"])).toBe("degraded");
  expect(worstState(["ok", "fail", "unknown"])).toBe("fail");
  expect(worstState([])).toBe("unknown");
});
