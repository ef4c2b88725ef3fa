import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type AssetLibrary, joinFiles } from "./asset-library.ts";
import { CloudinaryError } from "./cloudinary-error.ts";

const SMALLEST_CHUNK = 5_000_000;

export type ChunkRange = { first: number; last: number; total: number };

/** `bytes a-b/total`; the SDK says `-1` for the total on every chunk but the last. */
export function parseRange(header: string): ChunkRange {
  const parts = /^bytes (\d+)-(\d+)\/(-1|\d+)$/.exec(header.trim());
  const [first, last, total] = [Number(parts?.[1]), Number(parts?.[2]), Number(parts?.[3])];
  if (!parts || last < first || (total !== -1 && last >= total)) {
    throw new CloudinaryError(400, `Invalid Content-Range header - ${header}`);
  }
  return { first, last, total };
}

/**
 * Keeps one chunk; gives the path of the whole file when it was the last one, otherwise how much has arrived.
 * The same range sent twice replaces itself; a gap or an overlap is refused.
 */
export async function takeChunk(
  library: AssetLibrary,
  uploadId: string,
  range: ChunkRange,
  stagedPath: string,
): Promise<{ whole: string } | { received: number }> {
  const isLast = range.total === range.last + 1;
  const size = (await stat(stagedPath)).size;
  if (size !== range.last - range.first + 1) {
    throw new CloudinaryError(400, `Invalid Content-Range header - ${size} bytes were sent`);
  }
  if (!isLast && size < SMALLEST_CHUNK) {
    throw new CloudinaryError(400, "All parts except EOF-chunk must be larger than 5mb");
  }
  const dir = library.chunksPath(uploadId);
  await mkdir(dir, { recursive: true });
  const kept = await keptRanges(dir);
  const isReplay = kept.some((chunk) => chunk.first === range.first && chunk.last === range.last);
  const received = (kept.at(-1)?.last ?? -1) + 1;
  if (!isReplay && range.first !== received) {
    throw new CloudinaryError(400, `Invalid Content-Range header - expected byte ${received}, got ${range.first}`);
  }
  await rename(stagedPath, join(dir, `${range.first}-${range.last}`));
  if (!isLast) return { received: Math.max(received, range.last + 1) };

  const whole = library.stagingPath();
  await joinFiles(
    (await keptRanges(dir)).map((chunk) => join(dir, `${chunk.first}-${chunk.last}`)),
    whole,
  );
  await rm(dir, { recursive: true, force: true });
  return { whole };
}

async function keptRanges(dir: string): Promise<{ first: number; last: number }[]> {
  return (await readdir(dir))
    .map((name) => name.split("-").map(Number))
    .map(([first = 0, last = 0]) => ({ first, last }))
    .sort((a, b) => a.first - b.first);
}
