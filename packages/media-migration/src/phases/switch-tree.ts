import type { Document } from "mongodb";
import { isLines, type LegacyLine, legacyField, type NextLine, nextField, type TreePlace } from "../places.ts";
import { holds } from "../records/holds.ts";
import type { DocumentRecord } from "../records/records.ts";
import { walk } from "../values/find-values.ts";
import type { Candidate } from "./each-place.ts";
import { changeOf, isOurs, type SwitchPlan } from "./switch-field.ts";

/** How the verified values of a tree are switched, all in one change; the others go on waiting. */
export function switchTree(
  place: TreePlace,
  { document, found, known }: Pick<Candidate, "document" | "found" | "known">,
  before: DocumentRecord | null,
): SwitchPlan | undefined {
  const [next, legacy] = [nextField(place), legacyField(place)];
  const lines = document[next];
  if (!isLines<NextLine>(lines)) return undefined;
  const moving: LegacyLine[] = [];
  const waiting: NextLine[] = [];
  for (const line of lines) {
    const value = found.find(({ path }) => path === line.at);
    const record = value && known.get(value.key);
    const isReady = record?.state === "verified" && record.url === line.is && typeof value?.value === "string";
    if (isReady) moving.push({ at: line.at, was: String(value.value), is: line.is });
    else waiting.push(line);
  }
  if (moving.length === 0) return undefined;

  const kept = [...stillMeant(document, place, moving, before), ...moving];
  const filter: Document = { _id: document._id, [next]: { $eq: lines }, [legacy]: holds(document[legacy]) };
  for (const { at, was } of moving) filter[at] = was;
  const set = { ...Object.fromEntries(moving.map(({ at, is }) => [at, is])), [legacy]: kept };
  return {
    filter,
    update: waiting.length > 0 ? { $set: { ...set, [next]: waiting } } : { $set: set, $unset: { [next]: "" } },
    changes: [changeOf(document, legacy, kept, before)],
    isWhole: waiting.length === 0,
  };
}

/** Lines of an earlier switch whose new value is still somewhere in the tree, wherever it was moved to. */
function stillMeant(
  document: Document,
  place: TreePlace,
  moving: readonly LegacyLine[],
  before: DocumentRecord | null,
): LegacyLine[] {
  const earlier = document[legacyField(place)];
  if (!isLines<LegacyLine>(earlier) || !isOurs(before, legacyField(place), earlier)) return [];
  const present = new Set<unknown>();
  walk(document[place.field], place.field, "", (_path, value) => present.add(value));
  return earlier.filter(({ at, is }) => present.has(is) && !moving.some((line) => line.at === at));
}
