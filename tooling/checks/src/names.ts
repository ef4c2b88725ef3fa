import { type Check, writtenFiles } from "./tree.ts";

const EMPTY_WORDS = new Set(["utils", "util", "helpers", "helper", "common", "types", "services", "misc", "shared"]);
const KEBAB = /^[a-z0-9$_@-]+(\.[a-z0-9-]+)*$/;

/** A name says what is inside; files and folders of code are kebab-case. */
export const names: Check = (tree) =>
  writtenFiles(tree)
    .filter((file) => /^(apps|packages|prisma|tooling|examples)\//.test(file))
    .flatMap((file) => {
      const parts = file.split("/");
      const empty = parts.find((part) => EMPTY_WORDS.has(part.replace(/\..*$/, "")));
      const last = parts.at(-1) ?? "";
      return [
        ...(empty ? [`${file}: "${empty}" says nothing; name the folder or file for what it holds.`] : []),
        ...(/\.(ts|tsx|css)$/.test(file) && !KEBAB.test(last) && !isRoute(file)
          ? [`${file}: file names are kebab-case.`]
          : []),
      ];
    });

/** The router reads parameters from the names of its files: `$campaignId.tsx`. */
function isRoute(file: string): boolean {
  return /^apps\/(admin|creator)\/src\/routes\//.test(file);
}
