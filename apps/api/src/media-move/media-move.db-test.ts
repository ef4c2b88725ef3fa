import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { MoveRun, StartMoveRequest } from "@vitrina/domain/media";
import { makeLegacyData } from "@vitrina/legacy-data";
import { controlOf, startSandbox } from "@vitrina/sandbox";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { JOBS } from "../jobs/job-table.ts";
import { mongoJobQueue } from "../jobs/jobs.mongo.ts";
import { workDue } from "../jobs/work-jobs.ts";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { MoveInterrupted } from "./moves.store.ts";

const [owner, manager] = [admin("owner"), admin("manager")];
const COLLECTIONS = ["products", "ugc_campaigns", "ugc_creators", "website_builder_pages"];

let api: TestApi;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
const dir = mkdtempSync(join(tmpdir(), "vitrina-move-"));

beforeAll(async () => {
  sandbox = await startSandbox({ dataDir: join(dir, "cloud"), cloudinary: { adminCallsPerHour: 100_000 } });
  const { apiKey, apiSecret, cloudName, origin } = sandbox.cloudinary;
  api = await startTestApi({
    env: {
      CLOUDINARY_URL: `cloudinary://${apiKey}:${apiSecret}@${cloudName}?upload_prefix=${encodeURIComponent(origin)}`,
      OLD_UPLOADS: join(dir, "uploads"),
      OLD_HOSTS: "www.agencia.example",
    },
  });
  api.setNow(new Date());
  const { driver } = api.wiring.db;
  // As production has them when the move begins: without validators and without this product's indexes.
  for (const name of COLLECTIONS) await driver.dropCollection(name).catch(() => {});
  await makeLegacyData(driver, {
    documents: DOCUMENTS,
    seed: 4,
    uploads: join(dir, "uploads"),
    ownHost: "www.agencia.example",
  });
});
afterAll(async () => {
  await api.close();
  await sandbox.close();
  rmSync(dir, { recursive: true, force: true });
});
afterEach(() => controlOf(sandbox.cloudinary.origin).disarm());

const moves = (actor = owner) => api.as(actor).moves;
const start = (request: Pick<StartMoveRequest, "phase"> & Partial<StartMoveRequest>) => moves().start(request);
const troubles: unknown[] = [];
const work = (stopping = () => false) =>
  workDue(
    {
      ports: api.wiring.ports,
      queue: mongoJobQueue(api.wiring.db),
      kinds: JOBS,
      jitter: () => 0,
      onTrouble: (_job, error) => troubles.push(error),
    },
    stopping,
  );
async function done(phase: StartMoveRequest["phase"], more: Partial<StartMoveRequest> = {}): Promise<MoveRun> {
  const { id } = await start({ phase, ...more });
  await work();
  const run = (await moves().runs()).latest.find((one) => one.id === id);
  if (!run) throw new Error("the run is gone");
  return run;
}
const everything = async () =>
  Promise.all(COLLECTIONS.map((name) => api.wiring.db.driver.collection(name).find({}).sort({ _id: 1 }).toArray()));
/** So many that a copy with a slow company is still under way when it is stopped. */
const DOCUMENTS = 120;
const slowly = () => controlOf(sandbox.cloudinary.origin).arm({ fault: "slow:2500", probability: 1 });

test("nobody but the owner sees or starts the move", async () => {
  for (const role of ["manager", "reviewer", "finance", "editor"] as const) {
    await expect(moves(admin(role)).status()).rejects.toMatchObject({ message: "permission-missing" });
    await expect(moves(admin(role)).start({ phase: "plan" })).rejects.toMatchObject({ message: "permission-missing" });
  }
  await expect(moves(manager).runs()).rejects.toMatchObject({ message: "permission-missing" });
});

describe("from the panel", () => {
  let before: Awaited<ReturnType<typeof everything>>;

  test("a plan counts every source and lists what cannot be moved, and changes no document", async () => {
    before = await everything();
    const run = await done("plan");
    expect(run).toMatchObject({ phase: "plan", status: "done", attempts: 1, askedBy: owner.name, error: "" });
    expect(run.outcome?.inventory?.documents).toBe(DOCUMENTS);
    expect(Object.keys(run.outcome?.inventory?.places ?? {})).toEqual(
      expect.arrayContaining(["products.imageUrl", "ugc_creators.profilePicture"]),
    );
    expect(await everything()).toEqual(before);
  });

  test("of two who press at the same moment one begins, and the other is told", async () => {
    const raced = await Promise.allSettled([
      start({ phase: "plan" }),
      start({ phase: "copy" }),
      start({ phase: "plan" }),
    ]);
    expect(raced.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of raced)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ message: "move-running" });
    await work();
    expect((await moves().runs()).running).toBeNull();
  });

  test("copy, verify and switch are told by source, each problem with its reason, and rollback puts all of it back", async () => {
    expect(await done("copy")).toMatchObject({ status: "done" });
    const copied = await moves().status();
    expect(copied.sources.find(({ collection }) => collection === "products")?.copied).toBeGreaterThan(0);
    expect(copied).toMatchObject({ hasUploads: true, elsewhere: null });
    expect(await done("verify")).toMatchObject({ status: "done" });
    const switched = await done("switch");
    expect(switched.progress?.changed).toBeGreaterThan(0);
    expect((await moves().status()).sources.every((source) => source.copied === 0)).toBe(true);

    const copy = (await moves().runs()).latest.find(({ phase }) => phase === "copy" && true);
    const { items } = await moves().lines({ runId: copy?.id ?? "", what: ["left"], limit: 1_000 });
    expect(items).toHaveLength(Object.values(copy?.outcome?.left ?? {}).reduce((all, one) => all + one, 0));
    for (const { event, reason } of items) expect([event.collection, reason]).not.toContain("");

    expect(await done("rollback")).toMatchObject({ status: "done" });
    expect(await everything()).toEqual(before);
  });
});

describe("a run", () => {
  test("is stopped between two documents, and begun again goes on from there", async () => {
    await slowly();
    const { id } = await start({ phase: "copy" });
    const working = work();
    await expect.poll(async () => (await moves().runs()).running?.beatAt ?? null, { timeout: 15_000 }).not.toBeNull();
    await moves().stop({ id });
    await working;
    expect((await moves().runs()).latest[0]).toMatchObject({ id, status: "stopped" });
    await expect(moves().stop({ id })).rejects.toMatchObject({ message: "move-not-running" });
    await controlOf(sandbox.cloudinary.origin).disarm();
    expect(await done("copy")).toMatchObject({ status: "done" });
    await done("rollback");
  });

  test("is let go of by a process that ends, and taken up by the next as the same run", async () => {
    await slowly();
    const { id } = await start({ phase: "copy" });
    let ends = false;
    const first = work(() => ends);
    await expect.poll(async () => (await moves().runs()).running?.beatAt ?? null, { timeout: 15_000 }).not.toBeNull();
    ends = true;
    await first;
    expect((await moves().runs()).running).toMatchObject({ id, status: "running", attempts: 1 });
    await controlOf(sandbox.cloudinary.origin).disarm();
    await work();
    expect((await moves().runs()).latest[0]).toMatchObject({ id, status: "done", attempts: 2 });
    expect(troubles).toEqual([]);
    await done("rollback");
  });

  test("that a silent worker still believes to hold can no longer be written by it", async () => {
    const { moveRuns } = api.wiring.ports;
    const { id } = await start({ phase: "plan" });
    const [silent, next] = [await moveRuns.hold(id), await moveRuns.hold(id)];
    const progress = { done: 1, total: 2, changed: 0, files: 0, bytes: 0, left: 0, failed: 0, edited: 0, seconds: 1 };
    if (!silent || !next) throw new Error("the run was not there");
    expect([await moveRuns.beat(silent, progress), await moveRuns.beat(next, progress)]).toEqual(["lost", "go on"]);
    await work();
    expect((await moveRuns.byId(id))?.status).toBe("done");
  });

  test("that meets a phase from a command line waits for nobody who lives, and says so", async () => {
    const { mover } = api.wiring.ports;
    await slowly();
    const other = new AbortController();
    const held = mover.run(
      { phase: "copy", afterDays: 30 },
      { signal: other.signal, log: () => {}, progress: () => {} },
    );
    await expect.poll(async () => (await moves().status()).elsewhere?.phase ?? null, { timeout: 15_000 }).toBe("copy");
    other.abort();
    await expect(held).rejects.toBeInstanceOf(MoveInterrupted);
    await controlOf(sandbox.cloudinary.origin).disarm();
    await wait(0);
    await done("rollback");
  });
});

test("finishing asks for the word, and takes nothing away that was switched too lately", async () => {
  await expect(start({ phase: "finish" })).rejects.toMatchObject({ message: "move-not-confirmed" });
  for (const phase of ["copy", "verify", "switch"] as const) await done(phase);
  const young = await done("finish", { confirmation: "TERMINAR" });
  expect(young.progress?.changed).toBe(0);
  expect(young.outcome?.tooYoung).toBeGreaterThan(0);
  const last = await done("finish", { confirmation: "FINISH", afterDays: 0 });
  expect(last.outcome?.tooYoung).toBe(0);
  const kept = await api.wiring.db.driver
    .collection("ugc_creators")
    .countDocuments({ profilePictureLegacy: { $exists: true } });
  expect(kept).toBe(0);
});
