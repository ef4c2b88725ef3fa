import type { Check } from "./tree.ts";

type Entry = {
  version?: string;
  resolved?: string;
  link?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

/**
 * `npm install` drops the binary packages of other platforms in silence when a registry lacks one, and `npm ci` fails only
 * there. So every optional dependency of every package must have its entry. The address of the registry that was used does
 * not belong in the file either.
 */
export const lockFile: Check = (tree) => {
  const packages: Record<string, Entry> = JSON.parse(tree.read("package-lock.json")).packages;
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isResolvable(packages, path, name))
      .map(
        (name) =>
          `package-lock.json: ${path || "the root"} wants ${name} (optional), which has no entry: choose a version with all its platforms.`,
      ),
    ...(!entry.link && entry.resolved !== undefined && /^https?:/.test(entry.resolved)
      ? [
          `package-lock.json: ${path} names a registry (${new URL(entry.resolved).host}): install with omit-lockfile-registry-resolved=true.`,
        ]
      : []),
  ]);
};

function isResolvable(packages: Record<string, Entry>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place]) return true;
    if (folder === "") return false;
    if (!folder.includes("/node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}
