import { type Check, workspacesIn } from "./tree.ts";

const EXACT = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
const KINDS = ["dependencies", "devDependencies", "optionalDependencies"];

/** Versions are exact, so that the same commit is the same program tomorrow. Our own rooms are `*`, a reference is `$name`. */
export const exactVersions: Check = (tree) =>
  ["package.json", ...workspacesIn(tree).map((room) => `${room}/package.json`)].flatMap((file) => {
    const manifest = JSON.parse(tree.read(file));
    return [...KINDS.flatMap((kind) => entriesOf(manifest[kind])), ...entriesOf(manifest.overrides)]
      .filter(([name, version]) => !isExact(name, version))
      .map(([name, version]) => `${file}: ${name} is "${version}"; pin one exact version.`);
  });

function isExact(name: string, version: string): boolean {
  return name.startsWith("@vitrina/") ? version === "*" : version.startsWith("$") || EXACT.test(version);
}

function entriesOf(given: unknown): [string, string][] {
  if (typeof given !== "object" || given === null) return [];
  return Object.entries(given).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : entriesOf(value),
  );
}
