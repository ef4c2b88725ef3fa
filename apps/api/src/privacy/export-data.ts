import { createHash } from "node:crypto";
import { MEDIA_POLICIES } from "@vitrina/domain/media";
import { FetchRefused } from "@vitrina/outside";
import { zipArchive } from "@vitrina/outside/zip";
import { z } from "zod";
import { jobKind } from "../jobs/job-kind.ts";
import { placeOfAccount } from "../payout-accounts/account-views.ts";
import type { Ports } from "../ports.ts";
import { notingFailure } from "./noting-failure.ts";

type Needs = Pick<
  Ports,
  | "privacy"
  | "personalData"
  | "payoutAccounts"
  | "sealer"
  | "assets"
  | "storeFile"
  | "readFile"
  | "media"
  | "outbox"
  | "now"
  | "transaction"
>;

/** Files that fit are put in; of the others the list says where they are. */
const FILES_MAX_BYTES = 12_000_000;
const FILE_MAX_BYTES = 6_000_000;
const { folder } = MEDIA_POLICIES.data_export;

/**
 * Makes the copy of somebody's data: one JSON file, and the files that fit beside it. The archive lies at a place that
 * follows from the request, so that a second run finds what the first one stored.
 */
export async function exportData(ctx: Needs, requestId: string, signal: AbortSignal): Promise<void> {
  const request = await ctx.privacy.byId(requestId);
  if (!request?.creatorId || !(await ctx.privacy.begin(requestId))) return;
  const person = { userId: request.userId, creatorId: request.creatorId };
  const data = await ctx.personalData.gather(person);
  const sealed = await ctx.payoutAccounts.of(person.creatorId);
  const payoutAccount = sealed ? JSON.parse(ctx.sealer.open(placeOfAccount(person.creatorId), sealed.sealed)) : null;
  const { entries, listed } = await filesOf(ctx, data.files as ListedFile[], signal);
  const content = { exportedFor: request.email, askedAt: request.askedAt, ...data, payoutAccount, files: listed };
  const json = Buffer.from(JSON.stringify(content, null, 2));
  const bytes = zipArchive([{ name: "datos.json", bytes: json }, ...entries]);

  const place = { id: requestId, purpose: "data_export" as const, folder, publicId: `${folder}/${requestId}` };
  if (!(await ctx.assets.byId(requestId))) {
    await ctx.assets.reserve({
      ...place,
      fileName: "mis-datos.zip",
      expectedBytes: bytes.length,
      expectedMd5: createHash("md5").update(bytes).digest("hex"),
      uploadedBy: request.userId,
    });
  }
  await ctx.assets.verify(
    requestId,
    await ctx.storeFile({ ...place, publicId: requestId, bytes, fileName: "mis-datos.zip" }),
  );
  await ctx.transaction(async () => {
    await ctx.privacy.finish(requestId, { finishedAt: ctx.now(), assetId: requestId });
    const payload = { creatorId: person.creatorId };
    await ctx.outbox.announce({ kind: "privacy.export-ready", aggregateId: person.userId, payload });
  });
}

type ListedFile = { _id: string; purpose: string; fileName: string; format?: string; bytes?: number };

async function filesOf(ctx: Needs, files: readonly ListedFile[], signal: AbortSignal) {
  const entries: { name: string; bytes: Buffer }[] = [];
  const listed: object[] = [];
  const placed = await ctx.assets.files(files.map(({ _id }) => _id));
  let left = FILES_MAX_BYTES;
  for (const { _id, ...file } of files) {
    signal.throwIfAborted();
    const at = placed.get(_id);
    const size = file.bytes ?? 0;
    const name = `archivos/${_id}.${(file.format ?? "bin").replace(/\W/g, "")}`;
    const fits = at && file.purpose !== "data_export" && size > 0 && size <= Math.min(left, FILE_MAX_BYTES);
    const bytes = fits ? await readOrNull(ctx, at, signal) : null;
    if (bytes) {
      entries.push({ name, bytes });
      left -= bytes.length;
    }
    listed.push({ id: _id, ...file, included: bytes ? name : null });
  }
  return { entries, listed };
}

/** A file that cannot be read just now is named in the list without being in the archive. */
async function readOrNull(
  ctx: Needs,
  file: Parameters<Needs["readFile"]>[0],
  signal: AbortSignal,
): Promise<Buffer | null> {
  try {
    return await ctx.readFile(file, { maxBytes: FILE_MAX_BYTES, signal });
  } catch (error) {
    if (error instanceof FetchRefused && error.reason !== "too-slow") return null;
    throw error;
  }
}

export const exportDataJob = jobKind({
  payload: z.object({ requestId: z.string() }),
  limitMs: 10 * 60_000,
  attempts: 8,
  run: (ctx, { payload: { requestId }, signal }) =>
    notingFailure(ctx, { requestId, signal }, () => exportData(ctx, requestId, signal)),
});
