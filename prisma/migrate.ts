import { fileURLToPath } from "node:url";
import { createMongoControlClient } from "@prisma/orm-mongo/control";
import contractJson from "./contract.json" with { type: "json" };

/**
 * Brings a database to the committed contract by the committed migrations, as `prisma db migrate` does. Safe to repeat.
 *
 * @param url - `mongodb://…/<database>`
 * @returns how many migrations were applied now
 * @throws Error that carries Prisma's own sentence when a migration fails; the marker then stays where it was
 */
export async function migrate(url: string): Promise<number> {
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
