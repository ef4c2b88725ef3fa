import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildServer } from "../server.ts";
import { admin, creatorActor, startTestApi, type TestApi } from "../testing/api.test-kit.ts";
import { crowdedCampaign } from "../testing/crowd.test-kit.ts";
import { confirmedApplication, publishedCampaign } from "../testing/fixtures.test-kit.ts";

let api: TestApi;
let app: FastifyInstance;
beforeAll(async () => {
  api = await startTestApi();
  ({ app } = await buildServer(api.wiring, { webApps: [] }));
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const manager = () => api.as(admin("manager"));
const feed = (url: string) => app.inject({ url: new URL(url).pathname });

/** A user as sign-in keeps them, for a feed must belong to somebody who still may enter. */
async function signedUp(account: { kind: string; role?: string; creatorId?: string }) {
  const { insertedId } = await api.wiring.db.driver
    .collection("user")
    .insertOne({ name: "Alguien", email: `${crypto.randomUUID()}@x.test`, blockedAt: null, ...account });
  return insertedId.toHexString();
}

describe("the month", () => {
  test("counts each day's collaborations by light and shows the first of them", async () => {
    const { id } = await publishedCampaign(api);
    const { row } = await confirmedApplication(api, id);
    const { days } = await manager().calendar.month({ month: "2026-11" });
    expect(days).toMatchObject([
      {
        day: "2026-11-29",
        total: 1,
        lights: { green: 1, red: 0 },
        first: [{ applicationId: row.id, creatorName: row.creatorName, pieces: 3, openPieces: 3 }],
      },
    ]);
  });

  test("of a crowd shows three a day, and the day itself pages through all of them", async () => {
    await crowdedCampaign(api.wiring.db, 100, 30);
    const { days } = await manager().calendar.month({ month: "2026-12" });
    expect(days.length).toBe(10);
    for (const { day, total, first } of days) {
      expect([total, first.length]).toEqual([10, 3]);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<ReturnType<typeof manager>["calendar"]["day"]>> = await manager().calendar.day({
          day,
          cursor,
          limit: 4,
        });
        seen.push(...page.items.map(({ applicationId }) => applicationId));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(10);
    }
  });

  test("is answered by an index", async () => {
    const explained = await api.wiring.db
      .collection("deliverables")
      .find({ dueAt: { $gt: new Date("2026-12-01"), $lte: new Date("2026-12-31") }, status: { $ne: "cancelled" } })
      .explain("executionStats");
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).toContain("dueAt_1_status_1");
  });

  test("a cursor that was made up is refused", async () => {
    await expect(manager().calendar.day({ day: "2026-12-10", cursor: "x" })).rejects.toThrow("invalid-input");
  });
});

describe("a feed", () => {
  test("holds a creator's own due dates as whole days, and nobody else's", async () => {
    const { id, title } = await publishedCampaign(api);
    const { creator, row } = await confirmedApplication(api, id);
    await confirmedApplication(api, id);
    const userId = await signedUp({ kind: "creator", creatorId: creator.creatorId });
    const { url } = await api.as(creatorActor(creator.creatorId, userId)).calendar.renewFeed();
    const answer = await feed(url);
    expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(answer.body.match(/BEGIN:VEVENT/g)?.length).toBe(1);
    expect(answer.body).toContain(`UID:${row.id}@vitrina`);
    expect(answer.body).toContain("DTSTART;VALUE=DATE:20261129");
    expect(answer.body).toContain(`SUMMARY:${title}`);
    for (const line of answer.body.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("holds everyone's for the agency, and dies when it is renewed, removed or its owner blocked", async () => {
    const userId = await signedUp({ kind: "admin", role: "manager" });
    const me = api.as({ ...admin("manager"), userId });
    const { url: first } = await me.calendar.renewFeed();
    expect((await feed(first)).body.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(100);
    expect((await me.calendar.feed())?.lastReadAt).toEqual(api.now());

    const { url: second } = await me.calendar.renewFeed();
    expect((await feed(first)).statusCode).toBe(404);
    expect((await feed(second)).statusCode).toBe(200);

    const users = api.wiring.db.driver.collection("user");
    await users.updateOne({ email: { $exists: true }, role: "manager" }, { $set: { blockedAt: new Date() } });
    expect((await feed(second)).statusCode).toBe(404);
    await users.updateOne({ role: "manager" }, { $set: { blockedAt: null } });
    await me.calendar.removeFeed();
    expect((await feed(second)).statusCode).toBe(404);
    expect(await me.calendar.feed()).toBeNull();
  });

  test("that was guessed is not there", async () => {
    expect((await app.inject({ url: `/calendar/${"x".repeat(43)}.ics` })).statusCode).toBe(404);
  });
});
