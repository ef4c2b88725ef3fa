import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Doc, type Plain, toDoc } from "../values/value.ts";
import { dispatch, type Host } from "./dispatch.ts";
import { Engine } from "./engine.ts";

test("a full disk is told, loses nothing acknowledged, and passes when there is room again", async () => {
  const dir = await mkdtemp(join(tmpdir(), "embedded-mongo-full-"));
  const engine = new Engine(dir, () => {});
  const host: Host = { engine, address: { host: "127.0.0.1", port: 1 }, user: null, log: () => {}, failPoints: null };
  const connection = { id: 1, remote: "test", authenticated: false, application: null, conversation: null };
  const ask = async (fields: { [name: string]: Plain }, to: Host = host): Promise<Doc> => {
    await nextTurn();
    const command = toDoc({ ...fields, $db: "t" });
    return dispatch(to, { requestId: 1, command, silent: false, legacyDatabase: null }, connection);
  };
  const insert = (_id: number) => ask({ insert: "c", documents: [{ _id, text: "x".repeat(10_000) }] });

  await insert(0);
  engine.database.exec("PRAGMA max_page_count = 100");
  let kept = 1;
  let refused: Doc | null = null;
  for (let i = 1; i < 200 && !refused; i++) {
    const reply = await insert(i);
    if (reply.get("code") === undefined) kept++;
    else refused = reply;
  }
  expect(refused?.get("codeName")).toBe("OutOfDiskSpace");
  expect((await ask({ count: "c" })).get("n")).toBe(kept);
  engine.database.exec("PRAGMA max_page_count = 100000");
  expect((await insert(1000)).get("n")).toBe(1);
  engine.close();

  const again = new Engine(dir, () => {});
  expect((await ask({ count: "c" }, { ...host, engine: again })).get("n")).toBe(kept + 1);
  again.close();
  await rm(dir, { recursive: true });
});
