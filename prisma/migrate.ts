import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import { type AdoptionReport, adopt, type Contract } from "./adoption/adopt.ts";
import { type SettleReport, settle } from "./adoption/settle.ts";
import { type ConsolidationReport, consolidateCreators } from "./consolidation/consolidate-creators.ts";
import contractJson from "./contract.json" with { type: "json" };
import { oneAtATime } from "./one-at-a-time.ts";

/**
 * Brings a database to the committed contract: first what earlier documents hold is moved to where the contract has it, then
 * the committed migrations are applied, as `prisma db migrate` does. A database that the previous application made is taken
 * over instead: it gets what the contract has beside it, and its documents what they lack. Safe to repeat, and to run twice at once: the second
 * waits for the first and finds nothing to do.
 *
 * @param url - `mongodb://…/<database>`
 * @param onConsolidated - hears what was moved
 * @param onAdopted - hears what was completed in collections of the previous application
 * @returns how many migrations were applied now
 * @throws Error that carries Prisma's own sentence when a migration fails; the marker then stays where it was
 */
export async function migrate(
  url: string,
  onConsolidated: (report: ConsolidationReport) => void = () => {},
  onAdopted: (report: AdoptionReport) => void = () => {},
): Promise<number> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await oneAtATime(client.db(), "migrate", async () => {
      onConsolidated(await consolidateCreators(client.db()));
      const adopted = await adopt(client.db(), contractJson as unknown as Contract);
      if (adopted) onAdopted(adopted);
      return adopted ? 0 : applyMigrations(url);
    });
  } finally {
    await client.close();
  }
}

/** Ends the adoption of a database whose previous application writes no more: from now on the contract refuses what does not fit. */
export async function settleAdoption(url: string): Promise<SettleReport> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await oneAtATime(client.db(), "migrate", () => settle(client.db(), contractJson as unknown as Contract));
  } finally {
    await client.close();
  }
}

async function applyMigrations(url: string): Promise<number> {
  // Loaded here: whoever only connects to a database would pay for it at each start.
  const { createMongoControlClient } = await import("@prisma/orm-mongo/control");
  const control = createMongoControlClient({ connection: url });
  try {
    await control.connect();
    const result = await control.migrate({
      contract: contractJson,
      migrationsDir: fileURLToPath(new URL("./migrations", import.meta.url)),
    });
    if (!result.ok) throw new Error(`Migration failed: ${result.failure.summary}`, { cause: result.failure });
    return result.value.migrationsApplied;
  } finally {
    await control.close();
  }
}
