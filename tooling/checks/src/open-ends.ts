import { type Check, writtenFiles } from "./tree.ts";

const MARK = /(?:\/\/|\/\*|^\s*\*|#|<!--|\{\/\*)\s*(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))/;

/** What is left undone has an issue: `TODO(#12): …`. */
export const openEnds: Check = (tree) =>
  writtenFiles(tree).flatMap((file) =>
    tree
      .read(file)
      .split("\n")
      .flatMap((line, index) => {
        const mark = MARK.exec(line)?.[1];
        return mark ? [`${file}:${index + 1}: ${mark} without an issue; write ${mark}(#number), or do it.`] : [];
      }),
  );
