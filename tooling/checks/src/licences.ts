import type { Check } from "./tree.ts";

const LOCK = "package-lock.json";
const POLICY = "tooling/checks/licences.json";

type Entry = { license?: string; link?: boolean };
type Policy = { allowed: string[]; exceptions: Record<string, string> };

/**
 * Every package that the lock file brings has a licence that the policy allows, or an exception with its reason. Read from
 * the lock file alone, which carries what each package says of itself: the packages of other platforms are judged too.
 */
export const licences: Check = (tree) => {
  const packages: Record<string, Entry> = JSON.parse(tree.read(LOCK)).packages;
  const { allowed, exceptions }: Policy = JSON.parse(tree.read(POLICY));
  const used = new Set<string>();
  const said = new Map<string, string>();
  for (const [path, { license, link }] of Object.entries(packages)) {
    const name = /.*node_modules\/(.+)$/.exec(path)?.[1];
    if (name === undefined || link) continue;
    if (license !== undefined && isAllowed(license, allowed)) continue;
    const exception = Object.keys(exceptions).find((pattern) => covers(pattern, name));
    if (exception !== undefined) used.add(exception);
    else said.set(`${name}\n${license}`, `${POLICY}: ${name} ${complaint(license)}`);
  }
  return [
    ...said.values(),
    ...Object.entries(exceptions)
      .filter(([, reason]) => reason.trim().length < 10)
      .map(([pattern]) => `${POLICY}: the exception for ${pattern} needs its reason.`),
    ...Object.keys(exceptions)
      .filter((pattern) => !used.has(pattern))
      .map((pattern) => `${POLICY}: nothing needs the exception for ${pattern} any more; take it out.`),
  ];
};

const complaint = (license: string | undefined) =>
  license === undefined
    ? "says no licence: look what its authors say, and choose another package or write an exception with the reason."
    : `is licensed as ${license}, which is not allowed: choose another package or write an exception with the reason.`;

const covers = (pattern: string, name: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** An SPDX expression holds when one of its alternatives is allowed in all its parts; AND binds more closely than OR. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const flat = expression.replace(/\(([^()]*)\)/g, (_group, inner: string) =>
    isAllowed(inner, allowed) ? (allowed[0] ?? "") : "not-allowed",
  );
  if (flat !== expression) return isAllowed(flat, allowed);
  return flat.split(/ OR /).some((part) => part.split(/ AND /).every((one) => allowed.includes(one.trim())));
}
