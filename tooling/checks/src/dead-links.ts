import { posix } from "node:path";
import type { Check, Tree } from "./tree.ts";

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const PATH_IN_CODE = /`((?:apps|packages|prisma|tooling|docs|examples)\/[\w./@-]*[\w/])`/g;

/** Links and paths in Markdown lead to something that is there. */
export const deadLinks: Check = (tree) =>
  tree.files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const text = withoutExamples(tree.read(file));
      const links = [...text.matchAll(LINK)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^(https?:|mailto:|#)/.test(target));
      const linked = links.map((target) => posix.join(posix.dirname(file), target.replace(/[#?].*$/, "")));
      const named = [...text.matchAll(PATH_IN_CODE)].map(([, path = ""]) => path);
      return [...linked, ...named]
        .filter((path) => !isThere(tree, path))
        .map((path) => `${file}: ${path} is not there.`);
    });

function isThere(tree: Tree, path: string): boolean {
  const bare = path.replace(/\/$/, "");
  return bare === "." || tree.files.some((file) => file === bare || file.startsWith(`${bare}/`));
}

function withoutExamples(text: string): string {
  return text.replace(/```[\s\S]*?```/g, "");
}
