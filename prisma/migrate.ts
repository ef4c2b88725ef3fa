import { fileURLToPath } from "node:url";
import { createMongoControlClient } from "@prisma/orm-mongo/control";
import { MongoClient } from "mongodb";
import { type ConsolidationReport, consolidateCreators } from "./consolidation/consolidate-creators.ts";
import contractJson from "./contract.json" with { type: "json" };

/**
 * Brings a database to the committed contract: first what earlier documents hold is moved to where the contract has it, then
 * the committed migrations are applied, as `prisma db migrate` does. Safe to repeat.
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
  onConsolidated(await consolidate(url));
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

async function consolidate(url: string): Promise<ConsolidationReport> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await consolidateCreators(client.db());
  } finally {
    await client.close();
  }
}
