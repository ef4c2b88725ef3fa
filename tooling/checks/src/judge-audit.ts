/** What of `npm audit --json` is looked at: each package with its holes, or with the names of packages that bring them. */
export type AuditReport = { vulnerabilities?: Record<string, { via: (string | Advisory)[] }> };

type Advisory = {
  url: string;
  title: string;
  severity: "info" | "low" | "moderate" | "high" | "critical";
  range: string;
};

/** By the advisory's id: why it does not concern us, and until which day that is believed. */
export type Exceptions = Record<string, { reason: string; until: string }>;

const STOPS: readonly string[] = ["high", "critical"];
const REASON_MIN = 20;

/** Judges known holes: high and critical ones stop a change unless an exception holds, the others are told. */
export function judgeAudit(
  report: AuditReport | null,
  exceptions: Exceptions,
  now: Date,
): { problems: string[]; notes: string[] } {
  const problems = Object.entries(exceptions).flatMap(([id, { reason, until }]) => [
    ...(reason.trim().length < REASON_MIN ? [`The exception for ${id} needs its reason.`] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(until) ? [] : [`The exception for ${id} needs a day until which it holds.`]),
  ]);
  const notes: string[] = [];
  if (report === null) {
    notes.push("The registry told nothing of known holes; this run says nothing about them.");
    return { problems, notes };
  }
  const found = new Map<string, Advisory & { name: string }>();
  for (const [name, { via }] of Object.entries(report.vulnerabilities ?? {})) {
    for (const one of via) if (typeof one !== "string") found.set(idOf(one), { ...one, name });
  }
  for (const [id, { name, severity, title, range }] of found) {
    const exception = exceptions[id];
    const said = `${name} ${range}: ${title} (${severity}, ${id})`;
    if (exception && now < endOf(exception.until)) notes.push(`${said}: excepted until ${exception.until}.`);
    else if (exception) problems.push(`${said}: its exception ended on ${exception.until}; mend it or look again.`);
    else if (STOPS.includes(severity)) problems.push(said);
    else notes.push(said);
  }
  for (const id of Object.keys(exceptions)) {
    if (!found.has(id)) problems.push(`Nothing needs the exception for ${id} any more; take it out.`);
  }
  if (found.size === 0) notes.push("No known hole in what is shipped.");
  return { problems, notes };
}

const idOf = ({ url }: Advisory): string => url.slice(url.lastIndexOf("/") + 1);
const endOf = (day: string): Date => new Date(`${day}T23:59:59Z`);
