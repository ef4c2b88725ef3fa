import { constants, createReadStream, type Stats } from "node:fs";
import { access, lstat, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import type { OldFile, Unreadable } from "./old-stores.ts";

/** Files up to this many bytes are read in one go. */
const AT_ONCE_BYTES = 256 * 1024;
const FOLDERS_REMEMBERED = 10_000;

export type UploadFolder = { open: (paths: readonly string[]) => Promise<OldFile | Unreadable> };

/** The old upload folder. Links that lead out of it are refused. */
export function uploadFolder(folder: string): UploadFolder {
  const folders = new Map<string, Promise<string | undefined>>();

  /** Where a folder really is; asked once, because a server's files lie in few folders. */
  const realFolder = (path: string): Promise<string | undefined> => {
    const known = folders.get(path);
    if (known) return known;
    if (folders.size >= FOLDERS_REMEMBERED) folders.clear();
    const asked = realpath(path).catch(nothing);
    folders.set(path, asked);
    return asked;
  };

  const locate = async (root: string, path: string): Promise<{ real: string; found: Stats } | undefined> => {
    const place = join(root, path);
    const inside = await realFolder(dirname(place));
    if (inside === undefined) return undefined;
    const plain = join(inside, basename(place));
    const found = await lstat(plain).catch(nothing);
    if (!found) return undefined;
    if (!found.isSymbolicLink()) return { real: plain, found };
    const real = await realpath(plain).catch(nothing);
    return real === undefined ? undefined : { real, found: await stat(real) };
  };

  return {
    async open(paths) {
      const root = await realFolder(folder);
      if (root === undefined) throw new Error(`There is no folder ${folder}.`);
      for (const path of paths) {
        const located = await locate(root, path).catch(unreadable);
        if (!located) continue;
        if (located === "no-file") return located;
        const { real, found } = located;
        if (!real.startsWith(root + sep)) return "outside-the-folder";
        if (!found.isFile() || !(await isReadable(real))) return "no-file";
        return { name: basename(path), bytes: found.size, read: (start, end) => reading(real, found.size, start, end) };
      }
      return "missing";
    },
  };
}

function reading(path: string, bytes: number, start?: number, end?: number): AsyncIterable<Buffer> {
  if (start === undefined && bytes <= AT_ONCE_BYTES) return whole(path);
  return createReadStream(path, start === undefined ? {} : { start, ...(end !== undefined && { end: end - 1 }) });
}

async function* whole(path: string): AsyncGenerator<Buffer> {
  const content = await readFile(path);
  if (content.length > 0) yield content;
}

function nothing(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ELOOP") return undefined;
  throw error;
}

function unreadable(error: unknown): "no-file" {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM" || code === "EIO") return "no-file";
  throw error;
}

const isReadable = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
