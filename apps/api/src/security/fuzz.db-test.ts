import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { newId, objectId } from "@vitrina/db";
import { ROLES } from "@vitrina/domain/people";
import superjson from "superjson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMediaApi } from "../media/sandbox-api.test-kit.ts";
import { buildServer, type Server } from "../server.ts";
import { createAdmin, createCreatorAccount } from "../sign-in/create-people.ts";
import { approvedCreator, confirmedApplication, publishedCampaign, storedCover } from "../testing/fixtures.test-kit.ts";
import { appRouter } from "../trpc/router.ts";
import { HOSTILE, nearlyThe, type Shape, sampleOf, seeded } from "./shape-samples.test-kit.ts";

const FULL = Boolean(process.env.VITRINA_TEST_FULL);
const CALLS = Number(process.env.VITRINA_FUZZ_CALLS ?? (FULL ? 100_000 : 600));
/** A slow machine asks fewer questions in the short run; the full one asks them all. */
const UNTIL_MS = Number(process.env.VITRINA_FUZZ_MS ?? (FULL ? 3_500_000 : 5_000));
const SEED = Number(process.env.VITRINA_FUZZ_SEED ?? 7_593);
const AT_ONCE = 12;
const MEMORY_MAY_GROW_MB = FULL ? 60 : 80;
const SESSION_COOKIE = "vitrina.session_token";
const SECRET = "a-secret-of-more-than-thirty-two-characters";

type Procedure = { _def: { type: "query" | "mutation"; inputs: Shape[] } };
/** Ends the sessions of whoever asks, so that all their later questions would be a stranger's. */
const ENDS_SESSIONS = "me.signOutEverywhere";
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).filter(
  ([path]) => path !== ENDS_SESSIONS,
);

let house: Awaited<ReturnType<typeof startMediaApi>>;
let server: Server;
let port: number;
let ids: string[] = [];
const faults: string[] = [];
/** What the faults came from, in the words of whatever failed. */
const causes: string[] = [];
const people: { name: string; headers: Record<string, string> }[] = [{ name: "a stranger", headers: {} }];
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  house = await startMediaApi();
  const { wiring } = house.api;
  wiring.settings.requestsPerMinute = 100_000_000;
  const { fault } = wiring.reporting;
  wiring.reporting.fault = (error, place) => {
    causes.push(String(error instanceof Error ? (error.cause ?? error) : error).slice(0, 300));
    return fault(error, place);
  };
  server = await buildServer(wiring, { webApps: [] });
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  port = (server.app.server.address() as AddressInfo).port;
  for (const role of ROLES) {
    const email = `${role}@fuzz.test`;
    await enter(role, await createAdmin(wiring.ports, { email, name: role, role, password: "vitrina-demo-2026" }));
  }
  for (const name of ["one creator", "another creator"]) {
    const email = `${name.replace(" ", ".")}@fuzz.test`;
    await enter(name, await createCreatorAccount(wiring.ports, { email, name, password: "vitrina-demo-2026" }));
  }
  for (let index = 0; index < 3; index += 1) {
    const campaign = await publishedCampaign(house.api);
    await confirmedApplication(house.api, campaign.id);
  }
  await approvedCreator(house.api);
  await storedCover(house.api, "product_image");
  ids = await storedIds();
});
afterAll(async () => {
  agent.destroy();
  await server.app.close();
  await house.close();
});

/** Opens a session without typing a password; the cookie is what sign-in would have set. */
async function enter(name: string, userId: string) {
  const token = newId() + newId();
  const now = house.api.now();
  const expiresAt = new Date(now.getTime() + 86_400_000 * 10);
  const session = { token, userId: objectId(userId), expiresAt, createdAt: now, updatedAt: now };
  await house.api.wiring.db.driver.collection("session").insertOne(session);
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  const cookie = `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signature}`)}`;
  people.push({
    name,
    headers: { cookie, origin: house.api.wiring.settings.publicUrl, "sec-fetch-site": "same-origin" },
  });
}

async function storedIds(): Promise<string[]> {
  const { db } = house.api.wiring;
  const names = [
    "ugc_campaigns",
    "ugc_creators",
    "applications",
    "deliverables",
    "brands",
    "products",
    "media_assets",
    "user",
  ];
  const found = await Promise.all(
    names.map((name) =>
      db.driver
        .collection(name)
        .find({}, { projection: { _id: 1 }, limit: 20 })
        .toArray(),
    ),
  );
  return [...found.flat().map(({ _id }) => String(_id)), newId()];
}

type Call = { method: "GET" | "POST"; path: string; headers: Record<string, string>; body?: string };

function send(call: Call): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = call;
    const asked = request({ agent, port, host: "127.0.0.1", method, path, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part));
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
      answer.once("error", reject);
    });
    asked.once("error", reject);
    asked.end(body);
  });
}

/** A question as some program might put it: rightly, nearly rightly, or to do harm. */
function callFor(dice: ReturnType<typeof seeded>): Call & { who: string; what: string } {
  const [path, { _def }] = dice.pick(procedures);
  const who = dice.pick(people);
  const [shape] = _def.inputs;
  const good = shape ? sampleOf(shape, dice, ids) : undefined;
  const input = dice.chance(0.45) ? good : dice.chance(0.7) ? nearlyThe(good, dice) : dice.pick(HOSTILE);
  const text = dice.chance(0.93) ? wire(input) : brokenWire(dice);
  const key: Record<string, string> = dice.chance(0.1) ? { "idempotency-key": `fuzz-${dice.below(50)}` } : {};
  const headers = { ...who.headers, ...key };
  const names = { who: who.name, what: path };
  if (_def.type === "query") {
    const query = `?input=${encodeURIComponent(text).slice(0, 12_000)}`;
    return { ...names, method: "GET", path: `/trpc/${path}${query}`, headers };
  }
  if (dice.chance(0.1)) {
    const batch = `{${Array.from({ length: 1 + dice.below(25) }, (_, index) => `"${index}":${text || "null"}`).join(",")}}`;
    const paths = Array.from({ length: 1 + dice.below(25) }, () => path).join(",");
    return {
      ...names,
      method: "POST",
      path: `/trpc/${paths}?batch=1`,
      headers: { ...headers, ...JSON_TYPE },
      body: batch,
    };
  }
  return { ...names, method: "POST", path: `/trpc/${path}`, headers: { ...headers, ...JSON_TYPE }, body: text };
}

const JSON_TYPE = { "content-type": "application/json" };

function wire(input: unknown): string {
  try {
    return JSON.stringify(superjson.serialize(input));
  } catch {
    return JSON.stringify({ json: null });
  }
}

/** What is no question at all: broken JSON, and superjson's own means turned against it. */
function brokenWire(dice: ReturnType<typeof seeded>): string {
  return dice.pick([
    "",
    "{",
    "null",
    "[]",
    '"text"',
    '{"json":',
    '{"json":{},"meta":null}',
    '{"json":{"id":"x"},"meta":{"values":{"id":["Date"]}}}',
    '{"json":{"id":"x"},"meta":{"values":{"id":["bigint"]}}}',
    '{"json":{"id":["x"]},"meta":{"values":{"id":["set"]}}}',
    '{"json":{"id":["x"]},"meta":{"values":{"id":["map"]}}}',
    '{"json":{"id":"/(a+)+$/"},"meta":{"values":{"id":["regexp"]}}}',
    '{"json":{"id":"x"},"meta":{"values":{"id":["Error"]}}}',
    '{"json":{"id":"not an address"},"meta":{"values":{"id":["URL"]}}}',
    '{"json":{"id":"x"},"meta":{"values":{"id":[["symbol","x"]]}}}',
    '{"json":{"id":"x"},"meta":{"values":{"id":[["class","Refusal"]]}}}',
    '{"json":{"id":"x"},"meta":{"values":{"id":[["custom","ObjectId"]]}}}',
    '{"json":{},"meta":{"values":{"__proto__.polluted":["undefined"]}}}',
    '{"json":{},"meta":{"values":{"constructor.prototype.polluted":["undefined"]}}}',
    '{"json":{"a":1},"meta":{"referentialEqualities":{"a":["__proto__.b"]}}}',
    `{"json":${"[".repeat(500)}${"]".repeat(500)}}`,
    `{"json":${'{"a":'.repeat(300)}1${"}".repeat(300)}}`,
  ]);
}

/** Which answers of a call were no good, and their references to the log. */
const faultsIn = (body: string): string =>
  (body.match(/"httpStatus":5\d\d[^}]*/g) ?? (body.startsWith("[") ? [] : [body.slice(0, 300)])).join(" ");

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const heldMb = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_048_576;
};

test(
  `${CALLS} calls of every kind by everybody: none answered with a fault, and memory stays`,
  async () => {
    const dice = seeded(SEED);
    const statuses = new Map<number, number>();
    const reached = new Map<string, Set<number>>();
    let begun = 0;
    const endsAt = performance.now() + UNTIL_MS;
    const memory: number[] = [];
    const lane = async () => {
      while (begun < CALLS && performance.now() < endsAt) {
        begun += 1;
        if (begun % (FULL ? 2_500 : 150) === 0) memory.push(heldMb());
        if (FULL && begun % 2_500 === 0)
          console.info(`fuzz: ${begun}, ${faults.length} faults, ${memory.at(-1)?.toFixed(0)} MB`);
        const call = callFor(dice);
        const { status, body } = await send(call);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        (reached.get(call.what) ?? reached.set(call.what, new Set()).get(call.what))?.add(status);
        const batched = status === 207 && faultsIn(body) !== "";
        if (status >= 500 || batched)
          faults.push(`${call.who} ${call.what} ${faultsIn(body)} ← ${call.body ?? call.path}`.slice(0, 1_500));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const counted = Object.fromEntries([...statuses].sort(([one], [other]) => one - other));
    const succeeded = [...reached].filter(([, seen]) => seen.has(200)).length;
    console.info(
      `fuzz: ${begun} calls, seed ${SEED}, answers ${JSON.stringify(counted)}, ${reached.size} of ${procedures.length} procedures asked, ${succeeded} answered well, heap ${memory.map((mb) => mb.toFixed(0)).join(" ")} MB`,
    );
    expect({ faults: faults.slice(0, 8), causes: causes.slice(0, 8) }).toEqual({ faults: [], causes: [] });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((await send({ method: "GET", path: "/trpc/system.ping", headers: {} })).status).toBe(200);
    expect((memory.at(-1) ?? 0) - (memory[1] ?? memory[0] ?? 0)).toBeLessThan(MEMORY_MAY_GROW_MB);
    if (begun >= 20_000) expect(reached.size).toBe(procedures.length);
  },
  FULL ? 3_600_000 : 120_000,
);
