import type { Ended, Tally } from "./steps.ts";

type VitestReport = {
  success: boolean;
  testResults: { name: string; status: string; message?: string; assertionResults: { status: string }[] }[];
};

/**
 * Counts what vitest reported. A file that could not even be loaded counts as a failure, and so does an end that no test
 * explains, for example an error outside every test.
 */
export function countVitest(report: VitestReport | undefined, { code }: Pick<Ended, "code">): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const statuses = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  ).length;
  const failed = statuses.filter((status) => status === "failed").length + brokenFiles;
  return {
    passed: statuses.filter((status) => status === "passed").length,
    failed: failed === 0 && (code !== 0 || !report.success) ? 1 : failed,
    skipped: statuses.filter((status) => status !== "passed" && status !== "failed").length,
  };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Counts what Playwright reported; a test that passed only at the second try has failed. */
export function countPlaywright(report: PlaywrightReport | undefined, { code }: Pick<Ended, "code">): Tally {
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
