import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";

/** One thing that somebody does again and again: `weight` times out of the sum of all. */
export type Act = {
  name: string;
  weight: number;
  path: string;
  cookie: string;
  /** For a change; `{n}` becomes a number that was not used before. */
  body?: string;
};

export type Plan = { origin: string; acts: Act[]; connections: number; seconds: number };

export type Outcome = { answered: number; failed: Record<string, number>; ms: number[] };

/** Does what the plan says, each connection one act after another, as fast as they are answered. */
async function carryOut({ origin, acts, connections, seconds }: Plan): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const outcome: Outcome = { answered: 0, failed: {}, ms: [] };
  const until = performance.now() + seconds * 1_000;
  const deck = acts.flatMap((act) => Array.from({ length: act.weight }, () => act));
  let next = 0;

  async function connection(): Promise<void> {
    while (performance.now() < until) {
      const number = next++;
      // A stride that shares no factor with the deck mixes the acts, the same way in every run.
      const act = deck[(number * 7_919) % deck.length];
      if (!act) return;
      const began = performance.now();
      const said = await ask(origin, agent, act, number);
      outcome.ms.push(performance.now() - began);
      outcome.answered += 1;
      if (said !== "200") outcome.failed[`${act.name}: ${said}`] = (outcome.failed[`${act.name}: ${said}`] ?? 0) + 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  return outcome;
}

function ask(origin: string, agent: Agent, { path, cookie, body }: Act, number: number): Promise<string> {
  const payload = body?.replaceAll("{n}", `${process.pid}-${number}`);
  return new Promise((resolve) => {
    const call = request(
      origin + path,
      {
        agent,
        method: payload === undefined ? "GET" : "POST",
        headers: { cookie, origin, ...(payload !== undefined && { "content-type": "application/json" }) },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(`${answer.statusCode}`));
        answer.once("error", (error) => resolve(error.message));
      },
    );
    call.setTimeout(30_000, () => call.destroy(new Error("no answer in 30 s")));
    call.once("error", (error) => resolve(error.message));
    call.end(payload);
  });
}

process.once("message", async (plan) => {
  process.send?.(await carryOut(plan as Plan), () => process.exit());
});
