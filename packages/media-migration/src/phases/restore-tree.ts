import type { Document } from "mongodb";
import { isLines, type LegacyLine, legacyField, type TreePlace } from "../places.ts";
import { holds } from "../records/holds.ts";
import { type DocumentRecord, fingerprint } from "../records/records.ts";
import { walk } from "../values/find-values.ts";
import { type ChangeBack, change } from "./restore-field.ts";

/**
 * How a tree gets back what it held. A value is found again by its place, or, when people moved its component, by itself;
 * a copy of a component gets what its original held.
 */
export function restoreTree(
  place: TreePlace,
  document: Document,
  { changes }: DocumentRecord,
): ChangeBack | "lost" | undefined {
  const legacy = legacyField(place);
  const memory = changes.find(({ field }) => field === legacy);
  const lines = document[legacy];
  if (!memory || fingerprint(lines) !== memory.put || !isLines<LegacyLine>(lines)) return undefined;

  const set: Document = {};
  const unset: Document = {};
  const filter: Document = { _id: document._id, [legacy]: holds(lines) };
  const free = new Set(lines);
  const moved: [path: string, value: string][] = [];
  walk(document[place.field], place.field, "", (path, value) => {
    if (typeof value === "string" && lines.some(({ is }) => is === value)) moved.push([path, value]);
  });
  const give = (path: string, value: string, line: LegacyLine) => {
    free.delete(line);
    filter[path] = value;
    set[path] = line.was;
  };
  const astray = moved.filter(([path, value]) => {
    const line = lines.find(({ at, is }) => at === path && is === value);
    if (line) give(path, value, line);
    return !line;
  });
  for (const [path, value] of astray) {
    const line = [...free].find(({ is }) => is === value) ?? lines.find(({ is }) => is === value);
    if (line) give(path, value, line);
  }
  if (memory.had) set[legacy] = memory.was;
  else unset[legacy] = "";
  return change(filter, set, unset);
}
