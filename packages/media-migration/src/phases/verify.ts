import { ExternalError } from "@vitrina/media/content-store";
import { inLanes } from "../conduct/in-lanes.ts";
import { inspect } from "../content/inspect.ts";
import { CompanyUnavailable, Interrupted, type Move } from "../move.ts";
import type { ValueRecord } from "../records/records.ts";
import { count, sumOf } from "../tally.ts";
import type { Movable } from "../values/old-value.ts";

const PATIENCE = 12;

/** The values of one content. */
type Content = { content: string; url: string; bytes: number; values: ValueRecord[] };

/**
 * Downloads each stored file once and compares it with what was read, and reads each old file again, in case it was replaced
 * under the same name. What does not agree is forgotten, so that the next copy does it anew.
 */
export async function verify(move: Move, { again }: { again: boolean }): Promise<{ isComplete: boolean }> {
  const { values } = move.records;
  if (again) await values.updateMany({ state: "verified" }, { $set: { state: "copied" } });
  await values.createIndex({ state: 1, content: 1 });
  move.tally.documents.total = await values.countDocuments({ state: "copied" });
  let refusals = 0;
  await inLanes(contentsToVerify(move), move.lanes, async (content) => {
    try {
      await verifyContent(move, content);
      refusals = 0;
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error;
      refusals += 1;
      if (error.kind === "auth" || refusals >= PATIENCE) throw new CompanyUnavailable(error.message);
      count(move.tally.failed, error.kind);
    }
    move.tally.documents.done += content.values.length;
  });
  return { isComplete: sumOf(move.tally.failed) === 0 };
}

async function* contentsToVerify(move: Move): AsyncGenerator<Content> {
  let current: Content | undefined;
  const rows = move.records.values.find({ state: "copied" }, { sort: { state: 1, content: 1 }, batchSize: 200 });
  for await (const row of rows) {
    if (move.signal.aborted) throw new Interrupted();
    const { content, url, bytes } = row;
    if (content === undefined || url === undefined || bytes === undefined) continue;
    if (current?.content === content) {
      current.values.push(row);
      continue;
    }
    if (current) yield current;
    current = { content, url, bytes, values: [row] };
  }
  if (current) yield current;
}

async function verifyContent(move: Move, { content, url, bytes, values }: Content): Promise<void> {
  const delivered = await move.gate.run(() => delivery(move, url));
  if (delivered?.sha256 !== content || delivered.bytes !== bytes) {
    count(move.tally.failed, delivered ? "differs" : "not-delivered");
    move.log({ what: "changed", value: content, reason: delivered ? "differs" : "not-delivered" });
    await move.register.doubt(content);
    await move.records.values.deleteMany({ _id: { $in: values.map(({ _id }) => _id) }, state: "copied" });
    return;
  }
  move.tally.verified.files += 1;
  move.tally.verified.bytes += bytes;
  for (const value of values) {
    const isStill = await isStillThat(move, value, content);
    if (isStill) {
      await move.records.values.updateOne(
        { _id: value._id, state: "copied", content },
        { $set: { state: "verified", at: move.now() } },
      );
      continue;
    }
    count(move.tally.failed, "old-file-changed");
    move.log({
      what: "changed",
      value: value.paths?.[0] ?? value.fileIds?.[0] ?? value._id,
      reason: "old-file-changed",
    });
    await move.records.values.deleteOne({ _id: value._id, state: "copied" });
  }
}

async function delivery(move: Move, url: string): Promise<{ bytes: number; sha256: string } | undefined> {
  try {
    return await move.contents.fingerprint(url, move.signal);
  } catch (error) {
    if (error instanceof ExternalError && error.kind === "not_found") return undefined;
    throw error;
  }
}

/** A content that is the value itself cannot change; a file can. */
async function isStillThat(move: Move, { paths, fileIds }: ValueRecord, content: string): Promise<boolean> {
  const old: Movable | undefined = paths
    ? { kind: "upload", paths }
    : fileIds
      ? { kind: "gridfs", ids: fileIds }
      : undefined;
  if (!old) return true;
  const file = await move.stores.open(old);
  if (typeof file === "string") return false;
  try {
    return (await inspect(file.read(), 0)).sha256 === content;
  } catch (error) {
    if (move.stores.lackOf(error) !== undefined) return false;
    throw error;
  }
}
