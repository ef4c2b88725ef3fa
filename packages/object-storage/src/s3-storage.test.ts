import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { ExternalError } from "@vitrina/outside";
import { controlOf, type Fault, PERSONALITIES, type Sandbox, startSandbox } from "@vitrina/sandbox";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ObjectStorage, PartSource } from "./object-storage.ts";
import { objectStorage } from "./s3-storage.ts";
import type { Vendor } from "./vendors.ts";

// Some promises are about deadlines; the tests must be more patient than they are.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SECRET = "c4n4ryS3cretAccessKey7f3a";
const MIB = 1024 * 1024;
const budget = { attemptMs: 15_000, attempts: 3, totalMs: 60_000, firstWaitMs: 5, longestWaitMs: 20 };

const sourceOf = (bytes: Uint8Array): PartSource => ({
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  read: async (from, length) => bytes.subarray(from, from + length),
});
const SMALL = randomBytes(3_000);
const LARGE = randomBytes(33 * MIB);
const TWO_PARTS = LARGE.subarray(0, 17 * MIB);

async function readAll(storage: ObjectStorage, key: string): Promise<Buffer> {
  const object = await storage.head(key);
  if (!object) throw new Error("it is not there");
  const pieces: Uint8Array[] = [];
  for await (const piece of storage.read(object)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const failureOf = async (doing: Promise<unknown>): Promise<ExternalError> => {
  const thrown = await doing.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ExternalError)) throw new Error(`no ExternalError but ${inspect(thrown)}`);
  return thrown;
};

async function house(personality: Vendor) {
  const dataDir = await mkdtemp(join(tmpdir(), "vitrina-s3-"));
  const sandbox: Sandbox = await startSandbox({ dataDir, s3: { personality, secretAccessKey: SECRET, pageSize: 10 } });
  const { origin: endpoint, region, bucket, accessKeyId } = sandbox.s3;
  const config = { vendor: personality, endpoint, region, bucket, accessKeyId, secretAccessKey: SECRET, budget };
  const close = async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { sandbox, config, storage: objectStorage(config), control: controlOf(endpoint), close };
}
type House = Awaited<ReturnType<typeof house>>;

describe.each(PERSONALITIES)("a bucket at %s", (vendor) => {
  let at: House;
  beforeAll(async () => {
    at = await house(vendor);
  });
  afterAll(() => at.close());
  beforeEach(() => at.control.reset());

  test("gives back what it was given, in one piece and in parts", async () => {
    await at.storage.put("a/small", sourceOf(SMALL));
    await at.storage.put("a/large", sourceOf(LARGE));
    expect((await readAll(at.storage, "a/small")).equals(SMALL)).toBe(true);
    expect((await readAll(at.storage, "a/large")).equals(LARGE)).toBe(true);
    expect(await at.storage.head("a/large")).toMatchObject({ bytes: LARGE.length, sha256: sourceOf(LARGE).sha256 });
    expect(await at.storage.unfinished("a/")).toEqual([]);
  });

  test("keeps the first of two objects under one key", async () => {
    await at.storage.put("a/key", sourceOf(SMALL));
    expect((await failureOf(at.storage.put("a/key", sourceOf(randomBytes(10))))).kind).toBe("conflict");
    expect((await readAll(at.storage, "a/key")).equals(SMALL)).toBe(true);
  });

  test("holds a locked object until its day, where it can", async () => {
    await at.storage.put("a/locked", sourceOf(SMALL), { lockUntil: new Date(Date.now() + 86_400_000) });
    const object = await at.storage.head("a/locked");
    if (!object) throw new Error("it is not there");
    if (!at.storage.locks) return expect(object.lockedUntil).toBeNull();
    expect((await failureOf(at.storage.remove(object))).kind).toBe("auth");
    await at.control.moveClock(2 * 86_400_000);
    await at.storage.remove(object);
    expect(await at.storage.head("a/locked")).toBeNull();
    await at.control.moveClock(0);
  });
});

describe("a bucket that misbehaves", () => {
  let at: House;
  beforeAll(async () => {
    at = await house("aws");
  });
  afterAll(() => at.close());
  beforeEach(() => at.control.reset());

  const WORST: Fault[] = ["reset_after_effect", "truncate", "html200", "status:503"];
  const PASSING: Fault[] = [...WORST, "status:500", "html502", "reset_before", "hang", "jsonNull500"];
  const LARGE_FAULTS = process.env.VITRINA_TEST_FULL ? PASSING : WORST;
  test.each(PASSING)("an upload of one piece survives %s", async (fault) => {
    await at.control.arm({ fault, times: 1, match: { method: "PUT" } });
    await at.storage.put("f/one", sourceOf(SMALL));
    expect((await readAll(at.storage, "f/one")).equals(SMALL)).toBe(true);
  });

  test.each(LARGE_FAULTS)("an upload in parts survives %s at its end", async (fault) => {
    await at.control.arm({ fault, times: 1, match: { method: "POST", path: "uploadId=" } });
    await at.storage.put("f/parts", sourceOf(TWO_PARTS));
    expect((await readAll(at.storage, "f/parts")).equals(TWO_PARTS)).toBe(true);
    expect(await at.storage.unfinished("f/")).toEqual([]);
  });

  test.each(LARGE_FAULTS)("reading survives %s", async (fault) => {
    await at.storage.put("f/read", sourceOf(TWO_PARTS));
    await at.control.arm({ fault, match: { method: "GET", nth: 2 } });
    expect((await readAll(at.storage, "f/read")).equals(TWO_PARTS)).toBe(true);
  });

  test("an upload that fails for good leaves no parts behind", async () => {
    await at.control.arm({ fault: "status:403", match: { method: "PUT", path: "partNumber=2" } });
    const failure = await failureOf(at.storage.put("f/half", sourceOf(TWO_PARTS)));
    expect(failure).toMatchObject({ kind: "auth", attempts: 1, userMessageKey: "outside.s3.broken" });
    expect(await at.storage.head("f/half")).toBeNull();
    expect(await at.storage.unfinished("f/")).toEqual([]);
  });

  test("a bucket that stays silent is given up in time", async () => {
    const hasty = objectStorage({ ...at.config, budget: { ...budget, attemptMs: 200, totalMs: 1_000 } });
    await at.control.arm({ fault: "hang" });
    expect((await failureOf(hasty.head("f/none"))).kind).toBe("timeout");
  });

  test("an upload that is cut off can be ended later", async () => {
    const cut = new AbortController();
    let uploadId = "";
    const onUpload = (id: string) => {
      uploadId = id;
      cut.abort();
    };
    await at.control.arm({ fault: "status:500", match: { method: "DELETE" } });
    await failureOf(at.storage.put("f/cut", sourceOf(TWO_PARTS), { signal: cut.signal, onUpload }));
    await at.control.disarm();
    expect(await at.storage.unfinished("f/")).toMatchObject([{ key: "f/cut", uploadId }]);
    await at.storage.abandon({ key: "f/cut", uploadId });
    await at.storage.abandon({ key: "f/cut", uploadId });
    expect(await at.storage.unfinished("f/")).toEqual([]);
  });

  test("a wrong secret is refused at once, and no error holds a secret", async () => {
    const stranger = objectStorage({ ...at.config, secretAccessKey: "another" });
    const failure = await failureOf(stranger.put("f/stranger", sourceOf(SMALL)));
    expect(failure).toMatchObject({ kind: "auth", attempts: 1 });
    await at.control.arm({ fault: "status:400" });
    const refused = await failureOf(at.storage.put("f/refused", sourceOf(SMALL)));
    expect(inspect([failure, refused], { depth: 9 })).not.toContain(SECRET);
  });

  test("a list goes on over its pages", async () => {
    for (let index = 0; index < 23; index += 1) await at.storage.put(`l/${100 + index}`, sourceOf(SMALL));
    const keys: string[] = [];
    for await (const { key } of at.storage.list("l/")) keys.push(key);
    expect(keys.length).toBe(23);
    expect([...keys].sort()).toEqual(keys);
  });
});
