import { QUOTAS } from "@vitrina/domain/usage";
import { afterAll, beforeAll, expect, test } from "vitest";
import { admin, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { sharedLimit } from "../usage/shared-limit.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  api.setNow(new Date());
});
afterAll(() => api.close());

const sign = (actor: ReturnType<typeof admin>, bytes = 10) =>
  api.as(actor).media.signUpload({ purpose: "campaign_cover", fileName: "a.jpg", bytes, md5: "0".repeat(32) });
const span = () => ({ from: new Date(0), until: new Date(Date.now() + 3_600_000) });

test("an account that used up its uploads is told when there are more, and others go on", async () => {
  const actor = admin("manager");
  const day = 86_400_000;
  const from = new Date(Math.floor(api.now().getTime() / day) * day);
  const until = new Date(from.getTime() + day);
  const { admin: limit } = QUOTAS.uploads;
  await api.wiring.ports.usage.take(`${actor.userId}/uploads`, limit - 1, limit, { from, until });
  await sign(actor);
  await expect(sign(actor)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS", message: "quota-used-up" });
  await sign(admin("manager"));
});

test("a request under a key of its own is refused as clearly when nothing is left, and at once", async () => {
  const actor = admin("manager");
  const day = 86_400_000;
  const from = new Date(Math.floor(api.now().getTime() / day) * day);
  const until = new Date(from.getTime() + day);
  const { admin: limit } = QUOTAS.uploads;
  await api.wiring.ports.usage.take(`${actor.userId}/uploads`, limit, limit, { from, until });
  let asked = 0;
  const { transaction } = api.wiring.ports;
  const counting = transaction(async () => {
    asked += 1;
    return api.wiring.ports.usage.take(`${actor.userId}/uploads`, 1, limit, { from, until });
  });
  expect(await counting).toBe(false);
  expect(asked).toBe(1);
});

test("many who take at once never take more than there is", async () => {
  const taken = await Promise.all(
    Array.from({ length: 40 }, () => api.wiring.ports.usage.take("somebody/uploads", 1, 25, span())),
  );
  expect(taken.filter(Boolean)).toHaveLength(25);
});

test("the first two of a span, at the same moment, are both let in", async () => {
  const { usage } = api.wiring.ports;
  for (let round = 0; round < 20; round += 1) {
    const both = await Promise.all([0, 1].map(() => usage.take(`pair-${round}/uploads`, 1, 5, span())));
    expect(both).toEqual([true, true]);
  }
});

test("a limit holds over all processes together, for each one by themselves, and says when there is more", async () => {
  // Ten seconds before the end of a minute to come: the database forgets by the real time.
  const at = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 50_000);
  const process = () =>
    sharedLimit({ usage: api.wiring.ports.usage, now: () => at }, { name: "calls", max: 3, everyMs: 60_000 });
  const [first, second] = [process(), process()];
  expect(await Promise.all([first("ana"), second("ana"), first("ana")])).toEqual(Array(3).fill({ isAllowed: true }));
  expect(await second("ana")).toEqual({ isAllowed: false, max: 3, seconds: 10 });
  expect(await second("eva")).toEqual({ isAllowed: true });
  at.setTime(at.getTime() + 10_000);
  expect(await first("ana")).toEqual({ isAllowed: true });
  const rows = await api.wiring.db.collection("usage_counters").find({ key: /calls/ }).toArray();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/ana|eva/);
});

test("too large a part is refused and takes nothing", async () => {
  const { usage } = api.wiring.ports;
  expect(await usage.take("somebody/bytes", 80, 100, span())).toBe(true);
  expect(await usage.take("somebody/bytes", 30, 100, span())).toBe(false);
  expect(await usage.take("somebody/bytes", 20, 100, span())).toBe(true);
});
