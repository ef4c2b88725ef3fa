import type { Move } from "../move.ts";
import { holdsNext } from "../places.ts";
import type { StateRecord } from "../records/records.ts";

export type Status = {
  phases: StateRecord["phases"];
  running: { phase: string; host: string; pid: number } | null;
  values: Record<string, number>;
  leftReasons: Record<string, number>;
  contents: number;
  /** Documents whose new value lies beside the old one. */
  copied: number;
  /** Documents that are read by their new value and keep the old one. */
  switched: number;
};

/** How far the move is, from what is stored. */
export async function status(move: Pick<Move, "db" | "records" | "places" | "now">): Promise<Status> {
  const { values, documents, state } = move.records;
  const known = await state.findOne({ _id: "move" });
  const groups = await values
    .aggregate<{ _id: { state: string; reason?: string }; count: number }>([
      { $group: { _id: { state: "$state", reason: "$reason" }, count: { $sum: 1 } } },
    ])
    .toArray();
  const byState: Record<string, number> = {};
  const leftReasons: Record<string, number> = {};
  for (const { _id, count } of groups) {
    byState[_id.state] = (byState[_id.state] ?? 0) + count;
    if (_id.state === "left") leftReasons[_id.reason ?? "?"] = count;
  }
  const contents = await values
    .aggregate<{ count: number }>([
      { $match: { content: { $exists: true } } },
      { $group: { _id: "$content" } },
      { $count: "count" },
    ])
    .next();
  const copied = await Promise.all(
    move.places.map((place) => move.db.collection(place.collection).countDocuments(holdsNext(place))),
  );
  const { holder } = known ?? {};
  return {
    phases: known?.phases ?? {},
    running: holder && holder.until > move.now() ? { phase: holder.phase, host: holder.host, pid: holder.pid } : null,
    values: byState,
    leftReasons,
    contents: contents?.count ?? 0,
    copied: copied.reduce((sum, one) => sum + one, 0),
    switched: await documents.countDocuments(),
  };
}
