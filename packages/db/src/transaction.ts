import { Refusal } from "@vitrina/domain";
import type { MongoClient } from "mongodb";
import { currentSession, inSession } from "./session.ts";

/** Past this a person is told to try again; the driver alone would go on for two minutes. */
const GIVE_UP_AFTER_MS = 15_000;

/**
 * Runs `work` in one transaction: everything it writes commits together or not at all. Inside another transaction it joins
 * that one. `work` runs again when somebody else changed the same documents, so it must not touch anything but the database.
 *
 * @throws Refusal `try-later` when others keep winning for 15 s
 */
export async function transaction<T>(client: MongoClient, work: () => Promise<T>): Promise<T> {
  if (currentSession()) return work();
  const startedAt = performance.now();
  return client.withSession((session) =>
    session.withTransaction(
      () => {
        if (performance.now() - startedAt > GIVE_UP_AFTER_MS) throw new Refusal("try-later", "busy");
        return inSession(session, work);
      },
      { readConcern: { level: "snapshot" }, writeConcern: { w: "majority" }, readPreference: "primary" },
    ),
  );
}
