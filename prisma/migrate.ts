import { fileURLToPath } from "node:url";
import { createMongoControlClient } from "@prisma/orm-mongo/control";
import { MongoClient } from "mongodb";
import { type ConsolidationReport, consolidateCreators } from "./consolidation/consolidate-creators.ts";
import contractJson from "./contract.json" with { type: "json" };
import { oneAtATime } from "./one-at-a-time.ts";

/**
 * Brings a database to the committed contract: first what earlier documents hold is moved to where the contract has it, then
 * the committed migrations are applied, as `prisma db migrate` does. Safe to repeat, and to run twice at once: the second
 * waits for the first and finds nothing to do.
 *
 * @param url - `mongodb://…/<database>`
 * @param onConsolidated - hears what was moved
 * @returns how many migrations were applied now
 * @throws Error that carries Prisma's own sentence when a migration fails; the marker then stays where it was
 */
export async function migrate(
  url: string,
  onConsolidated: (report: ConsolidationReport) => void = () => {},
): Promise<number> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await oneAtATime(client.db(), "migrate", async () => {
      onConsolidated(await consolidateCreators(client.db()));
      return applyMigrations(url);
    });
  } finally {
    await client.close();
  }
}

async function applyMigrations(url: string): Promise<number> {
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
