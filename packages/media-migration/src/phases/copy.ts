import { ExternalError } from "@vitrina/media/content-store";
import type { Document } from "mongodb";
import type { Move } from "../move.ts";
import { isLines, type NextLine, nextField } from "../places.ts";
import { changeTogether, type DocumentChange } from "../records/change-together.ts";
import { holds } from "../records/holds.ts";
import { count, sumOf } from "../tally.ts";
import { isAddressable, shortened } from "../values/find-values.ts";
import { isMovable } from "../values/old-value.ts";
import { type Candidate, countDocuments, eachCandidate, idOf, readAgain } from "./each-place.ts";
import { type Settled, type Settler, settledBefore, settler } from "./settle-value.ts";

const TRIES = 5;

/**
 * Stores every content and writes the new value beside the old one, in one change of each document that holds only while the
 * old value is still there. Values that were copied before cost a look; values edited since are copied again.
 */
export async function copy(move: Move): Promise<{ isComplete: boolean }> {
  await rememberRegister(move);
  const work = { settle: settler(move), change: new Map<string, ReturnType<typeof changeTogether>>() };
  for (const { collection } of move.places) work.change.set(collection, changeTogether(move.db.collection(collection)));
  await countDocuments(move);
  await eachCandidate(move, (candidate) => copyDocument(move, work, candidate));
  const isComplete = sumOf(move.tally.failed) === 0 && move.tally.documents.edited === 0;
  if (isComplete) await move.register.tidy((publicId) => isStored(move, publicId));
  return { isComplete };
}

/** Whether anything lies under that name. A company that does not say counts as yes: the row stays. */
async function isStored({ contents, signal }: Move, publicId: string): Promise<boolean> {
  for (const resourceType of ["image", "video"] as const) {
    const address = contents.addressOf({ publicId, version: 1, format: "", resourceType });
    const isGone = await contents.fingerprint(address, signal).then(
      () => false,
      (error: unknown) => error instanceof ExternalError && error.kind === "not_found",
    );
    if (!isGone) return true;
  }
  return false;
}

/** So that a rollback leaves no collection that was not there. */
async function rememberRegister(move: Move): Promise<void> {
  const there = await move.db.listCollections({ name: "media_assets" }, { nameOnly: true }).toArray();
  if (there.length === 0) {
    await move.records.state.updateOne({ _id: "move" }, { $set: { madeRegister: true } }, { upsert: true });
  }
}

type Work = { settle: Settler; change: ReadonlyMap<string, ReturnType<typeof changeTogether>> };

async function copyDocument(move: Move, { settle, change: ways }: Work, first: Candidate): Promise<void> {
  let candidate: Candidate | undefined = first;
  for (let tries = 0; candidate && tries < TRIES; tries += 1) {
    const settled = await settleAll(move, settle, candidate, tries === 0);
    const change = nextChange(candidate, settled);
    if (!change) return;
    const { collection } = candidate.place;
    const outcome = await ways.get(collection)?.(change);
    if (outcome === "changed") {
      move.tally.documents.changed += 1;
      return;
    }
    if (outcome === "refused") {
      count(move.tally.left, "document-refused");
      const where = { collection, id: idOf(candidate), path: nextField(candidate.place), value: "" };
      move.log({ what: "left", ...where, reason: "document-refused" });
      return;
    }
    candidate = await readAgain(move, candidate);
  }
  if (!candidate) return;
  move.tally.documents.edited += 1;
  move.log({ what: "edited", collection: candidate.place.collection, id: idOf(candidate) });
}

/** What becomes of each value of a document; `isFirst` counts and logs, so that a second look is not told twice. */
async function settleAll(
  move: Move,
  settle: Settler,
  candidate: Candidate,
  isFirst: boolean,
): Promise<Map<string, Settled>> {
  const settled = new Map<string, Settled>();
  for (const found of candidate.found) {
    const { path, old, value } = found;
    const outcome = await outcomeOf(settle, candidate, found);
    if (outcome) settled.set(path, outcome);
    if (!isFirst) continue;
    const where = { collection: candidate.place.collection, id: idOf(candidate), path, value: shortened(value) };
    if (old.kind === "outside") {
      move.tally.outside += 1;
      move.log({ what: "outside", ...where });
    }
    if (outcome?.state === "left" || outcome?.state === "failed") {
      count(move.tally[outcome.state], outcome.reason);
      move.log({ what: outcome.state, ...where, reason: outcome.reason });
    }
  }
  return settled;
}

async function outcomeOf(
  settle: Settler,
  { place, known }: Candidate,
  found: Candidate["found"][number],
): Promise<Settled | undefined> {
  const { old, path } = found;
  if (old.kind === "rubbish") return { state: "left", reason: old.reason };
  if (!isMovable(old)) return undefined;
  if (!isAddressable(path)) return { state: "left", reason: "key-with-a-dot" };
  return settledBefore(found, known) ?? settle({ ...found, old }, place.purpose);
}

/** The one change that makes a document's new values right, or nothing when they are. */
function nextChange(
  { place, document, found }: Candidate,
  settled: ReadonlyMap<string, Settled>,
): DocumentChange | undefined {
  const next = nextField(place);
  const lines: NextLine[] = [];
  const filter: Document = { _id: document._id };
  for (const { path, value } of found) {
    const outcome = settled.get(path);
    if (outcome?.state !== "there") continue;
    lines.push({ at: path, is: outcome.url });
    filter[path] = value;
  }
  const wanted = place.shape === "field" ? lines[0]?.is : lines.length > 0 ? lines : undefined;
  if (isSame(document[next], wanted)) return undefined;
  if (wanted === undefined && place.shape === "field") {
    filter[place.field] = holds(document[place.field]);
  }
  return { filter, update: wanted === undefined ? { $unset: { [next]: "" } } : { $set: { [next]: wanted } } };
}

function isSame(is: unknown, wanted: string | NextLine[] | undefined): boolean {
  if (typeof wanted !== "object" || !isLines(is)) return (is ?? undefined) === wanted;
  return (
    is.length === wanted.length &&
    is.every(({ at, is: url }, index) => at === wanted[index]?.at && url === wanted[index]?.is)
  );
}
