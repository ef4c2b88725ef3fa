import { buffer } from "node:stream/consumers";
import { ContentChanged, ExternalError, ONE_REQUEST_BYTES } from "@vitrina/media/content-store";
import { Recently } from "../conduct/recently.ts";
import { type Inspection, inspect } from "../content/inspect.ts";
import { CompanyUnavailable, type Move } from "../move.ts";
import type { ValueRecord } from "../records/records.ts";
import { FOLDER, publicIdOf, type StoredContent } from "../records/register.ts";
import type { OldFile, OldStores } from "../stores/old-stores.ts";
import type { Found } from "../values/find-values.ts";
import type { Movable } from "../values/old-value.ts";

/** What is to be written for one value, or why nothing is. */
export type Settled =
  | { state: "there"; url: string }
  | { state: "left"; reason: string }
  | { state: "failed"; reason: string };

/** Contents up to this many bytes are kept from the first reading to the sending; larger ones are read twice. */
const KEPT_BYTES = 4_000_000;
const PIECE_BYTES = 6 * 1024 * 1024;
const MOST_BYTES = 2_000_000_000;
const REMEMBERED = 20_000;
/** So many refusals of the company in a row mean that it is not there. */
const PATIENCE = 12;

export type Settler = (found: Found & { old: Movable }, purpose: string) => Promise<Settled>;

/** Brings the content behind a value to the media company, once for each content, whatever the value looks like. */
export function settler(move: Move): Settler {
  const values = new Recently<Settled>(REMEMBERED);
  const contents = new Recently<StoredContent>(REMEMBERED);
  let refusals = 0;

  const store = async (file: OldFile, read: Inspection, purpose: string): Promise<StoredContent> => {
    const { sha256, md5, bytes, verdict } = read;
    if (typeof verdict === "string") throw new Error(`${verdict} is no content to store`);
    const claim = await move.register.claim({ sha256, md5, bytes, purpose, fileName: file.name, now: move.now() });
    if (claim.is === "stored") {
      move.tally.known += 1;
      return claim.content;
    }
    const startedAt = performance.now();
    const stored = await move.gate.run(() =>
      move.contents.store(
        {
          publicId: publicIdOf(sha256),
          folder: FOLDER,
          resourceType: verdict.resourceType,
          fileName: `${sha256.slice(0, 12)}.${verdict.format}`,
          bytes,
          md5,
          mayReplace: claim.is === "doubted",
          read: async (start, end) => read.kept?.subarray(start, end) ?? buffer(file.read(start, end)),
        },
        move.signal,
      ),
    );
    move.tally.uploaded.files += 1;
    move.tally.uploaded.bytes += bytes;
    move.log({ what: "stored", content: sha256, bytes, ms: Math.round(performance.now() - startedAt) });
    return move.register.keep(sha256, stored, move.now());
  };

  const settle = async (found: Found & { old: Movable }, purpose: string): Promise<Settled> => {
    const opened = await move.stores.open(found.old);
    if (typeof opened === "string") return left(found, opened);
    if (opened.bytes > MOST_BYTES) return left(found, "too-large");
    const weight = opened.bytes > ONE_REQUEST_BYTES ? PIECE_BYTES : opened.bytes;
    return move.fileMemory.hold(weight, async () => {
      const read = await inspected(move.stores, opened);
      if (typeof read === "string") return left(found, read);
      if (typeof read.verdict === "string") return left(found, read.verdict);
      const { sha256, bytes } = read;
      const kept = await contents.get(
        sha256,
        () => store(opened, read, purpose),
        () => true,
      );
      refusals = 0;
      const url = move.contents.addressOf(kept);
      await remember(found, {
        state: "copied",
        content: sha256,
        bytes,
        url,
        assetId: kept.assetId,
        resourceType: kept.resourceType,
      });
      return { state: "there", url };
    });
  };

  const left = async (found: Found & { old: Movable }, reason: string): Promise<Settled> => {
    await remember(found, { state: "left", reason });
    return { state: "left", reason };
  };

  const remember = async (
    { key, old }: Found & { old: Movable },
    outcome: Pick<ValueRecord, "state"> & Partial<ValueRecord>,
  ): Promise<void> => {
    const where = {
      ...(old.kind === "upload" && { paths: [...old.paths] }),
      ...(old.kind === "gridfs" && { fileIds: [...old.ids] }),
    };
    await move.records.remember({ _id: key, kind: old.kind, ...where, ...outcome, at: move.now() });
  };

  const attempt = async (found: Found & { old: Movable }, purpose: string): Promise<Settled> => {
    try {
      return await settle(found, purpose);
    } catch (error) {
      if (error instanceof ContentChanged) return { state: "failed", reason: "old-file-changed" };
      if (move.stores.lackOf(error) !== undefined) return { state: "failed", reason: "old-file-changed" };
      if (!(error instanceof ExternalError)) throw error;
      if (move.signal.aborted) return { state: "failed", reason: "interrupted" };
      if (error.kind === "bad_request" || error.kind === "too_large" || error.kind === "blocked") {
        return left(found, `refused: ${error.message}`);
      }
      refusals += 1;
      if (error.kind === "auth" || refusals >= PATIENCE) throw new CompanyUnavailable(error.message);
      return { state: "failed", reason: error.kind };
    }
  };

  return (found, purpose) =>
    values.get(
      found.key,
      () => attempt(found, purpose),
      ({ state }) => state !== "failed",
    );
}

async function inspected(stores: OldStores, file: OldFile): Promise<Inspection | string> {
  try {
    return await inspect(file.read(), KEPT_BYTES);
  } catch (error) {
    const lack = stores.lackOf(error);
    if (lack === undefined) throw error;
    return lack;
  }
}

/** What is known of a value without touching the old stores or the company; nothing when it has to be looked at. */
export function settledBefore(found: Found, known: ReadonlyMap<string, ValueRecord>): Settled | undefined {
  const record = known.get(found.key);
  if (record?.state === "left" || record?.url === undefined) return undefined;
  return { state: "there", url: record.url };
}
