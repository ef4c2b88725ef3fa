import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Db, MongoServerError } from "mongodb";

const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 10_000;
const ASK_EVERY_MS = 500;
const DUPLICATE_KEY = 11_000;

type Lease = { _id: string; holder: string; until: Date };

/**
 * Runs `work` while no other process runs anything under the same name on this database. Others wait for their turn; a holder
 * that was killed is waited for half a minute. The server's clock counts, so that machines may disagree about the time.
 *
 * @throws Error when the lease was lost in the middle, as on a machine that slept
 */
export async function oneAtATime<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  const leases = db.collection<Lease>("_leases");
  const holder = randomUUID();
  const mine = { _id: name, holder };
  const hold = [{ $set: { holder, until: { $add: ["$$NOW", LEASE_MS] } } }];

  const taken = async () => {
    const free = { _id: name, $expr: { $lte: ["$until", "$$NOW"] } };
    try {
      await leases.updateOne(free, hold, { upsert: true });
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  };
  while (!(await taken())) await wait(ASK_EVERY_MS);

  let held = true;
  const renewing = setInterval(async () => {
    const renewed = await leases.updateOne(mine, hold).catch(() => null);
    if (renewed?.matchedCount === 0) held = false;
  }, RENEW_EVERY_MS);
  try {
    const result = await work();
    if (!held) throw new Error(`Another process took over "${name}" while this one was silent.`);
    return result;
  } finally {
    clearInterval(renewing);
    await leases.deleteOne(mine);
  }
}
