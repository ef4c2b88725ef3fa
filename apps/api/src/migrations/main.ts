import { migrate } from "@vitrina/prisma";
import { EnvError, readDatabaseEnv } from "../env.ts";

/**
 * Brings the database that DATABASE_URL names to the committed contract, and says what was moved. A job of its own, before the
 * new processes start: it may run twice, also at once, and while the old ones still serve.
 */
async function main(): Promise<number> {
  const { DATABASE_URL } = readDatabaseEnv(process.env);
  let left = 0;
  const applied = await migrate(DATABASE_URL, (report) => {
    const told = `${report.read} read, ${report.changed} changed (${report.accountsAdded} accounts and ${report.categoriesAdded} categories moved, ${report.alreadyThere} were there already)`;
    console.log(`Creators: ${told}.`);
    if (report.putAside > 0)
      console.log(`${report.putAside} values could not be read and wait in creator_legacy_values.`);
    left = report.left;
  });
  console.log(`Migrations applied: ${applied}.`);
  if (left > 0) console.error(`${left} creators were being written to: run this again.`);
  return left > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof EnvError ? error.message : error);
    process.exit(1);
  },
);
