import { constants, createReadStream } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import type { OldFile, Unreadable } from "./old-stores.ts";

/** A file of the old upload folder, at the first of the paths that holds one. Links that lead out of the folder are refused. */
export async function uploadFile(folder: string, paths: readonly string[]): Promise<OldFile | Unreadable> {
  const root = await realpath(folder);
  for (const path of paths) {
    const real = await realpath(join(root, path)).catch(nothing);
    if (real === undefined) continue;
    if (!real.startsWith(root + sep)) return "outside-the-folder";
    const found = await stat(real);
    if (!found.isFile() || !(await isReadable(real))) return "no-file";
    return {
      name: basename(path),
      bytes: found.size,
      read: (start, end) =>
        createReadStream(real, start === undefined ? {} : { start, ...(end !== undefined && { end: end - 1 }) }),
    };
  }
  return "missing";
}

function nothing(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ELOOP") return undefined;
  throw error;
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
