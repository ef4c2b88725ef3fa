import { createHash } from "node:crypto";

/** What an entry says, as it is signed and chained; everything but its place in the chain. */
export type EntryContent = {
  id: string;
  at: Date;
  action: string;
  actor: unknown;
  target: unknown;
  campaignId: string | null;
  creatorId: string | null;
  before: unknown;
  after: unknown;
};

/** A value as it comes back from storage: what is undefined is gone, so that it reads the same before and after. */
export function asStored(value: unknown): unknown {
  if (value === undefined) return null;
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(asStored);
  if (value instanceof Set || value instanceof Map) return asStored([...value]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, asStored(item)]),
  );
}

/** One text for one content, whatever the order in which its fields are stored. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return `{"$date":"${value.toISOString()}"}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** The text of an entry that its signature and its link are made of. */
export function entryText({
  id,
  at,
  action,
  actor,
  target,
  campaignId,
  creatorId,
  before,
  after,
}: EntryContent): string {
  return canonical({ id, at, action, actor, target, campaignId, creatorId, before, after });
}

/** The link of an entry: it holds its number, the link before it and all it says. */
export function linkOf(seq: number, previousHash: string, content: EntryContent, mac: string | null): string {
  return createHash("sha256")
    .update(JSON.stringify([seq, previousHash, mac, entryText(content)]))
    .digest("hex");
}

/** What stands before the first entry. */
export const GENESIS = "0".repeat(64);
