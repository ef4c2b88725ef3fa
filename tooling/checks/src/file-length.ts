import { type Check, writtenFiles } from "./tree.ts";

const LINES = { code: 300, tests: 400 };
const REASONS = "tooling/checks/long-files.json";

const IS_TEST = /\.(test|db-test|test-d|test-kit|journey|bench)\.tsx?$/;

/** A file longer than this has its reason written down, and a reason without such a file goes. */
export const fileLength: Check = (tree) => {
  const reasons: Record<string, string> = JSON.parse(tree.read(REASONS));
  const long = writtenFiles(tree)
    .filter((file) => /\.(ts|tsx|mjs|css|prisma)$/.test(file))
    .map((file) => ({ file, lines: tree.read(file).trimEnd().split("\n").length }))
    .filter(({ file, lines }) => lines > (IS_TEST.test(file) ? LINES.tests : LINES.code));
  return [
    ...long
      .filter(({ file }) => !reasons[file]?.trim())
      .map(({ file, lines }) => `${file} has ${lines} lines: split it, or give the reason in ${REASONS}.`),
    ...Object.keys(reasons)
      .filter((file) => !long.some((one) => one.file === file))
      .map((file) => `${REASONS}: ${file} is not long any more; take its reason out.`),
  ];
};
