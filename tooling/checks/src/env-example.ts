import type { Check } from "./tree.ts";

const SCHEMA = "apps/api/src/env.ts";
const EXAMPLE = ".env.example";

/** `.env.example` names every variable that the server reads, and none besides. */
export const envExample: Check = (tree) => {
  const read = namesIn(tree.read(SCHEMA), /^ {2}([A-Z][A-Z0-9_]+): /gm);
  const shown = namesIn(tree.read(EXAMPLE), /^(?:# )?([A-Z][A-Z0-9_]+)=/gm);
  return [
    ...(read.size === 0 ? [`${SCHEMA}: no variable found; this check reads the keys of its schema.`] : []),
    ...[...read].filter((name) => !shown.has(name)).map((name) => `${EXAMPLE} lacks ${name}, which ${SCHEMA} reads.`),
    ...[...shown]
      .filter((name) => !read.has(name))
      .map((name) => `${EXAMPLE} names ${name}, which ${SCHEMA} does not read.`),
  ];
};

function namesIn(text: string, name: RegExp): Set<string> {
  return new Set([...text.matchAll(name)].map(([, found = ""]) => found));
}
