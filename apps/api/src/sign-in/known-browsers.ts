import { createHash } from "node:crypto";
import { type Database, isDuplicateKey, newId, objectId } from "@vitrina/db";

const REMEMBERED_MS = 180 * 24 * 60 * 60 * 1000;

export type KnownBrowsers = {
  /** `first` for the first browser an account ever used, `new` for another one, `known` for one from before. */
  meet: (userId: string, agent: string) => Promise<"first" | "new" | "known">;
};

/** A browser without its version, so that an update is no new browser. */
const printOf = (agent: string) =>
  createHash("sha256")
    .update(agent.replace(/[\d.]+/g, ""))
    .digest("hex")
    .slice(0, 32);

export function mongoKnownBrowsers(db: Database, now: () => Date): KnownBrowsers {
  const browsers = db.collection("known_browsers");
  return {
    async meet(userId, agent) {
      const print = printOf(agent);
      const expiresAt = new Date(now().getTime() + REMEMBERED_MS);
      const { matchedCount } = await browsers.updateOne({ userId, print }, { $set: { expiresAt } });
      if (matchedCount > 0) return "known";
      const others = await browsers.countDocuments({ userId }, { limit: 1 });
      try {
        await browsers.insertOne({ _id: objectId(newId()), userId, print, firstSeen: now(), expiresAt });
      } catch (error) {
        if (isDuplicateKey(error, "print")) return "known";
        throw error;
      }
      return others === 0 ? "first" : "new";
    },
  };
}

/** «Firefox en Linux»: what a person knows their browser by. */
export function browserName(agent: string): string {
  const browser = /(Edg|OPR|SamsungBrowser|Firefox|CriOS|Chrome|Safari)/.exec(agent)?.[1] ?? "";
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1] ?? "";
  const names: Record<string, string> = {
    Edg: "Edge",
    OPR: "Opera",
    SamsungBrowser: "Samsung",
    CriOS: "Chrome",
    "Mac OS X": "macOS",
  };
  return [browser, system]
    .map((name) => names[name] ?? name)
    .filter(Boolean)
    .join(" · ");
}
