import type { Comparison, Difference } from "@vitrina/domain/media";
import type { Ports } from "../ports.ts";
import type { RegisterRow } from "./register.store.ts";

type Needs = Pick<Ports, "register" | "shelf" | "now">;

const BATCH = 500;
const KEPT = 500;

/**
 * Compares the register with what the media company lists, both ways, and keeps the outcome. It repairs nothing: what
 * differs is for a person to see.
 */
export async function compareRegister(ctx: Needs, signal?: AbortSignal): Promise<Comparison> {
  const startedAt = ctx.now();
  const seen = new Set<string>();
  const differences: Difference[] = [];
  let found = 0;
  const differs = (kind: Difference["kind"], publicId: string) => {
    found += 1;
    if (differences.length < KEPT) differences.push({ kind, publicId });
  };

  await ctx.shelf.list(async (files) => {
    signal?.throwIfAborted();
    const rows = new Map(
      (await ctx.register.byPublicIds(files.map(({ publicId }) => publicId))).map((row) => [row.publicId, row]),
    );
    for (const file of files) {
      seen.add(file.publicId);
      const kind = differenceOf(rows.get(file.publicId), file.bytes);
      if (kind) differs(kind, file.publicId);
    }
  });

  let rows = 0;
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted();
    const batch = await ctx.register.everyVerified(startedAt, after, BATCH);
    rows += batch.length;
    for (const { publicId } of batch) if (!seen.has(publicId)) differs("row-without-file", publicId);
    if (batch.length < BATCH) break;
    after = batch.at(-1)?.id ?? null;
  }
  const comparison = { startedAt, finishedAt: ctx.now(), rows, files: seen.size, found, differences };
  await ctx.register.keepComparison(comparison);
  return comparison;
}

/** A row is there before its file, so a file without one was put there by somebody else. */
function differenceOf(row: RegisterRow | undefined, bytes: number): Difference["kind"] | null {
  if (!row) return "file-without-row";
  if (row.status === "failed") return "file-of-failed-row";
  if (row.status === "deleted") return "file-of-deleted-row";
  return row.status === "verified" && row.bytes !== bytes ? "other-size" : null;
}
