import { describe, expect, test } from "vitest";
import { judgeAudit } from "./judge-audit.ts";

const NOW = new Date("2026-11-28T12:00:00Z");
const hole = (severity: "low" | "moderate" | "high" | "critical", id = "GHSA-aaaa") => ({
  vulnerabilities: {
    tar: {
      via: [{ url: `https://github.com/advisories/${id}`, title: "Escapes its folder", severity, range: "<7.5.0" }],
    },
    "a-user-of-tar": { via: ["tar"] },
  },
});
const excepted = (until: string, reason = "Only archives of our own are unpacked, in tests.") => ({
  "GHSA-aaaa": { reason, until },
});

describe("known holes", () => {
  test.each(["high", "critical"] as const)("that are %s stop a change, once for each hole", (severity) => {
    const { problems } = judgeAudit(hole(severity), {}, NOW);
    expect(problems).toEqual([`tar <7.5.0: Escapes its folder (${severity}, GHSA-aaaa)`]);
  });

  test.each(["low", "moderate"] as const)("that are %s are told", (severity) => {
    const { problems, notes } = judgeAudit(hole(severity), {}, NOW);
    expect([problems, notes.join()]).toEqual([[], expect.stringContaining("GHSA-aaaa")]);
  });

  test("with an exception are told until its last day is over, and stop afterwards", () => {
    expect(judgeAudit(hole("high"), excepted("2026-11-28"), NOW)).toMatchObject({
      problems: [],
      notes: [expect.stringContaining("excepted until 2026-11-28")],
    });
    expect(judgeAudit(hole("high"), excepted("2026-11-27"), NOW).problems).toEqual([
      expect.stringContaining("its exception ended on 2026-11-27"),
    ]);
  });

  test("an exception for one hole is none for another, and one that nothing needs goes", () => {
    expect(judgeAudit(hole("high", "GHSA-bbbb"), excepted("2027-01-01"), NOW).problems).toEqual([
      expect.stringContaining("GHSA-bbbb"),
      expect.stringContaining("Nothing needs the exception for GHSA-aaaa"),
    ]);
  });

  test("an exception has a reason and a day", () => {
    expect(judgeAudit(hole("high"), excepted("soon", "because"), NOW).problems).toEqual([
      expect.stringContaining("needs its reason"),
      expect.stringContaining("needs a day"),
      expect.stringContaining("its exception ended on soon"),
    ]);
  });

  test("that nobody could be asked about stop nothing, and are not called good either", () => {
    const { problems, notes } = judgeAudit(null, {}, NOW);
    expect(problems).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("says nothing")]);
    expect(judgeAudit({ vulnerabilities: {} }, {}, NOW).notes).toEqual(["No known hole in what is shipped."]);
  });
});
