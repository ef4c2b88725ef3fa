import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startVitrina } from "@vitrina/journeys/start-server";
import * as z from "zod";
import type { BenchRow } from "./collect.ts";
import type { Act, Outcome, Plan } from "./mixed-load.caller.ts";
import { shown } from "./rounds.ts";

const PASSWORD = "vitrina-demo-2026";
const CONNECTIONS = 24;
const FULL = { warmSeconds: 20, seconds: 60, memoryMinutes: 10 };
const QUICK = { warmSeconds: 5, seconds: 10, memoryMinutes: 0.5 };
/** Part of the highest rate that goes on while memory is watched. */
const STEADY = 0.5;

const page = z.object({
  result: z.object({ data: z.object({ json: z.object({ items: z.array(z.looseObject({ id: z.string() })) }) }) }),
});

/**
 * Two managers, an owner, two creators and visitors at work on the demo that `npm start` opens, all through HTTP with sessions
 * of their own: as many requests as are answered, then ten minutes at half of that while memory is watched. Server,
 * embedded database, stand-ins and callers share the machine.
 */
export async function mixedLoadBench({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const { warmSeconds, seconds, memoryMinutes } = quick ? QUICK : FULL;
  const vitrina = await startVitrina();
  try {
    const acts = await whatPeopleDo(vitrina.origin);
    const plan = { origin: vitrina.origin, acts, connections: CONNECTIONS };
    await carriedOut({ ...plan, seconds: warmSeconds });
    const highest = await carriedOut({ ...plan, seconds });
    const rate = highest.answered / seconds;
    const failed = Object.values(highest.failed).reduce((sum, count) => sum + count, 0);
    const growth = await watchedMemory(vitrina.pid, plan, memoryMinutes);
    const sorted = highest.ms.sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
    const mix = `${acts.length} kinds of request, ${CONNECTIONS} connections, ${seconds} s`;
    return [
      { name: "mixed traffic, answered", value: rate, unit: "/s", note: mix },
      {
        name: "of which failed",
        value: (100 * failed) / highest.answered,
        unit: "%",
        note: `${failed} of ${highest.answered}${failed ? ` (${JSON.stringify(highest.failed)})` : ""}`,
        aim: { atMost: 0.1 },
      },
      { name: "half of them within", value: at(0.5), unit: "ms", note: "p50" },
      { name: "99 of 100 within", value: at(0.99), unit: "ms", note: `p99; slowest ${shown(at(1 - 1e-9))} ms` },
      {
        name: "memory of the server, last fifth against second fifth",
        value: growth.ratio,
        unit: "×",
        note: `${memoryMinutes} minutes at about ${Math.round(rate * STEADY)} requests/s: ${growth.megabytes.join(", ")} MB`,
        aim: { atMost: 1.1 },
      },
    ];
  } finally {
    await vitrina.remove();
  }
}

async function carriedOut(plan: Plan): Promise<Outcome> {
  const caller = fork(fileURLToPath(new URL("./mixed-load.caller.ts", import.meta.url)), { serialization: "advanced" });
  caller.send(plan);
  const [outcome] = await once(caller, "message");
  return outcome as Outcome;
}

/** Memory of the API's process while fewer people work than it could bear, in five parts of the time. */
async function watchedMemory(pid: number, plan: Omit<Plan, "seconds">, minutes: number) {
  const samples: number[] = [];
  const working = carriedOut({ ...plan, connections: Math.ceil(plan.connections * STEADY), seconds: minutes * 60 });
  const stop = new AbortController();
  const sampling = (async () => {
    while (!stop.signal.aborted) {
      samples.push(memoryOfApi(pid));
      await wait(1_000, undefined, { signal: stop.signal }).catch(() => {});
    }
  })();
  await working;
  stop.abort();
  await sampling;
  const fifth = Math.floor(samples.length / 5);
  const medians = Array.from({ length: 5 }, (_, part) => {
    const some = samples.slice(part * fifth, (part + 1) * fifth).sort((a, b) => a - b);
    return some[some.length >> 1] ?? Number.NaN;
  });
  return { ratio: (medians[4] ?? Number.NaN) / (medians[1] ?? Number.NaN), megabytes: medians.map(Math.round) };
}

/** Resident megabytes of the API below the process that `npm start` is. */
function memoryOfApi(root: number): number {
  const processes = execFileSync("ps", ["-Ao", "pid=,ppid=,rss=,args="])
    .toString()
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []);
  const api = processes.find(
    ([, , parent, , args]) => Number(parent) === root && args?.includes("apps/api/src/main.ts"),
  );
  if (!api) throw new Error("The API's process was not found.");
  return Number(api[3]) / 1024;
}

const input = (value: object) => encodeURIComponent(JSON.stringify({ json: value }));
const query = (path: string, value: object = {}) => `/trpc/${path}?input=${input(value)}`;
const batch = (calls: Record<string, object>) => {
  const inputs = Object.values(calls).map((json, index) => [index, { json }]);
  return `/trpc/${Object.keys(calls).join(",")}?batch=1&input=${encodeURIComponent(JSON.stringify(Object.fromEntries(inputs)))}`;
};

async function whatPeopleDo(origin: string): Promise<Act[]> {
  const [owner, manager, sofia] = await Promise.all(
    ["owner@vitrina.local", "manager@vitrina.local", "sofia@creadores.local"].map((email) => signedIn(origin, email)),
  );
  if (!owner || !manager || !sofia) throw new Error("Nobody signed in.");
  const first = async (cookie: string, path: string, value: object = {}): Promise<string> => {
    const answer = await fetch(origin + query(path, value), { headers: { cookie } });
    const [item] = page.parse(await answer.json()).result.data.json.items;
    if (!item) throw new Error(`${path} is empty.`);
    return item.id;
  };
  const campaignId = await first(manager, "campaigns.list");
  const creatorId = await first(manager, "creators.list");
  const applicationId = await first(sofia, "applications.mine");
  const note = JSON.stringify({ json: { creatorId, text: "Contestó por WhatsApp, {n}" } });
  const hello = JSON.stringify({ json: { applicationId, key: "load-{n}", text: "¿Llegó el paquete?" } });

  return [
    { name: "the website", weight: 4, path: "/", cookie: "" },
    { name: "the panel's page", weight: 2, path: "/admin/", cookie: "" },
    { name: "a list of campaigns", weight: 8, path: query("campaigns.list"), cookie: manager },
    {
      name: "a campaign's page",
      weight: 8,
      path: batch({
        "campaigns.detail": { id: campaignId },
        "applications.stages": { campaignId },
        "notifications.unread": {},
      }),
      cookie: manager,
    },
    { name: "its applications", weight: 6, path: query("applications.ofCampaign", { campaignId }), cookie: manager },
    { name: "its history", weight: 2, path: query("activity.ofCampaign", { campaignId }), cookie: owner },
    { name: "a search for creators", weight: 6, path: query("creators.list", { search: "sof" }), cookie: manager },
    { name: "the calendar", weight: 2, path: query("calendar.month", { month: "2026-11" }), cookie: manager },
    { name: "pieces that wait", weight: 3, path: query("deliverables.waiting"), cookie: owner },
    {
      name: "a creator's home",
      weight: 10,
      path: batch({
        "applications.mine": {},
        "calendar.mine": {},
        "messages.myUnread": {},
        "notifications.unread": {},
      }),
      cookie: sofia,
    },
    { name: "open campaigns", weight: 5, path: query("campaigns.open"), cookie: sofia },
    { name: "a conversation", weight: 4, path: query("messages.mine", { applicationId }), cookie: sofia },
    { name: "a note", weight: 2, path: "/trpc/notes.add", cookie: manager, body: note },
    { name: "a message", weight: 2, path: "/trpc/messages.sendMine", cookie: sofia, body: hello },
  ];
}

async function signedIn(origin: string, email: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}
