import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditReport, type Exceptions, judgeAudit } from "./judge-audit.ts";
import { ROOT } from "./tree.ts";

const EXCEPTIONS = "tooling/checks/audit-exceptions.json";

/** Asks the registry for known holes in what is shipped. Says when nobody could be asked: that is neither good nor bad. */
function main(): void {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64_000_000,
    shell: process.platform === "win32",
  });
  const exceptions: Exceptions = JSON.parse(readFileSync(join(ROOT, EXCEPTIONS), "utf8"));
  const { problems, notes } = judgeAudit(reportIn(stdout), exceptions, new Date());
  for (const note of notes) console.log(note);
  for (const problem of problems) console.error(`✗ ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function reportIn(output: string): AuditReport | null {
  try {
    const report: AuditReport = JSON.parse(output);
    return report.vulnerabilities ? report : null;
  } catch {
    return null;
  }
}

main();
