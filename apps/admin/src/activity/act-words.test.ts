import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { activity } from "../messages/es/activity.ts";

const SERVER = fileURLToPath(new URL("../../../api/src", import.meta.url));
/** Acts that are about nobody's campaign and nobody's profile: no history on a screen tells them. */
const ELSEWHERE = /^(api-key|backup|brand|derived|invitation|lead|mail|media|media-move|person|product|template)\./;
const RECORDED = /record(?:All)?\(\{\s*action: "([a-z-]+\.[a-z-]+)"/g;

function recordedActs(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(?!.*test).*\.ts$/.test(file),
  );
  const acts = files.flatMap((file) =>
    [...readFileSync(join(SERVER, file), "utf8").matchAll(RECORDED)].map(([, act]) => act ?? ""),
  );
  return [...new Set(acts)].sort();
}

test("everything the server writes down about a campaign or a creator has words", () => {
  const acts = recordedActs();
  expect(acts).toContain("campaign.created");
  const words = activity.acts as Record<string, Record<string, string>>;
  const silent = acts.filter((act) => {
    const [thing = "", done = ""] = act.split(".");
    return !ELSEWHERE.test(act) && !words[thing]?.[done];
  });
  expect(silent).toEqual([]);
});
