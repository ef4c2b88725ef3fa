import { newId } from "@vitrina/db";
import type { AdminActor, CreatorActor, Role, Scope } from "@vitrina/domain/people";
import { startDatabase } from "@vitrina/testing";
import { createCaller } from "../trpc/procedures.ts";
import { appRouter } from "../trpc/router.ts";
import { wire } from "../wiring.ts";
import { databaseReads } from "./database-reads.test-kit.ts";
import { testEnv } from "./env.test-kit.ts";

export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

/** The instant at which every slice begins: a Sunday at noon in Asunción. */
export const TEST_NOW = new Date("2026-11-22T15:00:00Z");

/**
 * The whole API on a database of its own, with a clock the test sets. `as(actor)` calls procedures as somebody; no request
 * leaves the machine. `watched` lets `databaseReads` see what a procedure asks the database.
 */
export async function startTestApi({
  env = {},
  watched = false,
}: {
  env?: Record<string, string>;
  watched?: boolean;
} = {}) {
  const database = await startDatabase();
  let now = TEST_NOW;
  const url = new URL(database.url);
  if (watched) url.searchParams.set("monitorCommands", "true");
  const wiring = await wire(testEnv(url.href, env), { now: () => now, log: () => {} });
  const caller = createCaller(appRouter);

  return {
    wiring,
    /** What `ask` reads from a collection (null: from every one), as the database's planner explains it. */
    reads: (collection: string | null, ask: () => Promise<unknown>) =>
      databaseReads(wiring.db.client, wiring.db.name, collection, ask),
    now: () => now,
    setNow(instant: Date) {
      now = instant;
    },
    as: (actor: AdminActor | CreatorActor | null, { idempotencyKey = null }: { idempotencyKey?: string | null } = {}) =>
      caller({ ...wiring.ports, actor, requestId: "test", address: "127.0.0.1", agent: "tests", idempotencyKey }),
    async close() {
      await wiring.close();
      await database.close();
    },
  };
}

/** Somebody of the agency, in a browser or behind a key. */
export function admin(role: Role, scopes?: readonly Scope[]): AdminActor {
  return {
    kind: "admin",
    userId: newId(),
    name: `The ${role}`,
    email: `${role}@agency.test`,
    role,
    door: scopes ? { by: "key", keyId: newId(), scopes } : { by: "session", sessionId: newId() },
  };
}

/** The actor of a stored creator. */
export function creatorActor(creatorId: string, userId = newId(), scopes?: readonly Scope[]): CreatorActor {
  return {
    kind: "creator",
    userId,
    name: "A creator",
    email: `${userId}@creators.test`,
    creatorId,
    door: scopes ? { by: "key", keyId: newId(), scopes } : { by: "session", sessionId: newId() },
  };
}
