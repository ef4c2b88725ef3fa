import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The files of a repository, as a check sees them. */
export type Tree = {
  /** Paths from the root, with `/`, sorted. */
  files: readonly string[];
  read: (file: string) => string;
};

/** One sentence that names a place and what to do there. */
export type Finding = string;

export type Check = (tree: Tree) => Finding[];

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** What git would commit: tracked files and new ones that are not ignored. */
export function repositoryTree(root = ROOT): Tree {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  const files = [...new Set(listed.split("\0"))].filter((file) => file !== "" && existsSync(join(root, file))).sort();
  return { files, read: (file) => readFileSync(join(root, file), "utf8") };
}

/** A tree made of texts, for tests. */
export function treeOf(texts: Record<string, string>): Tree {
  return {
    files: Object.keys(texts).sort(),
    read: (file) => {
      const text = texts[file];
      if (text === undefined) throw new Error(`${file} is not in this tree`);
      return text;
    },
  };
}

/** Folders that hold a package.json of this repository, without the root. */
export function workspacesIn(tree: Tree): string[] {
  return tree.files.flatMap(
    (file) => /^((?:apps|packages|tooling)\/[^/]+|prisma)\/package\.json$/.exec(file)?.[1] ?? [],
  );
}

const TEXT = /\.(ts|tsx|mjs|js|json|css|html|md|yml|yaml|prisma|grit|sh|svg|toml)$|(^|\/)(\.[a-z]+|run)$/;

/** Files a person writes: no lock file, nothing generated. */
export function writtenFiles(tree: Tree): string[] {
  return tree.files.filter((file) => TEXT.test(file) && !GENERATED.test(file));
}

const GENERATED =
  /^package-lock\.json$|^prisma\/(contract\.(json|d\.ts)|migrations\/)|\.gen\.ts$|^tooling\/lint\/directions\.json$|^LICENSE$/;
