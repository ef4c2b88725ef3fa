import type { Check, Tree } from "./tree.ts";

export const LIST = "docs/security/asvs.md";

const ROW = /^\| (V\d+\.\d+\.\d+) \| [12] \| (.+?) \| (.*?) \| (.*?) \|$/;
const STATES = ["met", "partly", "n/a", "open"];
const PROOF = /^`([^`]+)`: (.+)$/;
const WRITTEN = /^Written down in \[[^\]]+\]\([^)]+\)\.$/;

/** Every requirement that is called met names a test that is there; every other one has a reason. */
export const provenRequirements: Check = (tree) => {
  if (!tree.files.includes(LIST)) return [`${LIST} is missing.`];
  const lines = tree.read(LIST).split("\n");
  const rows = lines.flatMap((line) => (/^\| V\d/.test(line) ? [line] : []));
  return [...rows.flatMap((row) => wrongIn(row, tree)), ...wrongTotals(lines, rows)];
};

function wrongIn(row: string, tree: Tree): string[] {
  const [, id, , state = "", told = ""] = ROW.exec(row) ?? [];
  if (!id || !STATES.includes(state)) return [`${LIST}: cannot be read: ${row.slice(0, 80)}`];
  if (told.trim() === "") return [`${LIST}: ${id} has neither a proof nor a reason.`];
  if (state !== "met" || WRITTEN.test(told)) return [];
  const [, file = "", test = ""] = PROOF.exec(told) ?? [];
  if (!tree.files.includes(file)) return [`${LIST}: ${id} names no test file that is there.`];
  return tree.read(file).includes(test) ? [] : [`${LIST}: ${id} names a test that ${file} does not have.`];
}

/** The sentence that says how many rows there are, and how many of each state. */
function wrongTotals(lines: readonly string[], rows: readonly string[]): string[] {
  const counted = STATES.map((state) => `${rows.filter((row) => ROW.exec(row)?.[3] === state).length} ${state}`);
  const now = lines.find((line) => line.startsWith("Now: ")) ?? "";
  const all = new Set(rows.map((row) => ROW.exec(row)?.[1])).size;
  const told = Number(/^All (\d+) requirements/m.exec(lines.join("\n"))?.[1]);
  return [
    ...counted
      .filter((part) => !now.includes(`${part},`) && !now.includes(`${part}.`))
      .map((part) => `${LIST}: ${part}`),
    ...(told === all && all === rows.length ? [] : [`${LIST}: tells of ${told} requirements and has ${all}.`]),
  ];
}
