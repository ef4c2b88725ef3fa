import { migrate, settleAdoption } from "@vitrina/prisma";
import { EnvError, readDatabaseEnv } from "../env.ts";

/**
 * Brings the database that DATABASE_URL names to the committed contract, and says what was moved. A job of its own, before the
 * new processes start: it may run twice, also at once, and while the old ones still serve. A database of the previous
 * application is taken over while that one still writes; `--settled` says that it writes no more.
 */
async function main(): Promise<number> {
  const { DATABASE_URL } = readDatabaseEnv(process.env);
  if (process.argv.includes("--settled")) return settled(DATABASE_URL);
  let left = 0;
  const consolidated: Parameters<typeof migrate>[1] = (report) => {
    const told = `${report.read} read, ${report.changed} changed (${report.accountsAdded} accounts and ${report.categoriesAdded} categories moved, ${report.alreadyThere} were there already)`;
    console.log(`Creators: ${told}.`);
    if (report.putAside > 0)
      console.log(`${report.putAside} values could not be read and wait in creator_legacy_values.`);
    left += report.left;
  };
  const applied = await migrate(DATABASE_URL, consolidated, (report) => {
    for (const [name, count] of Object.entries(report.completed)) console.log(`Adopted ${name}: ${count} completed.`);
    if (report.putAside > 0)
      console.log(`The unreadable values of ${report.putAside} documents wait in adopted_values.`);
    left += report.left;
  });
  console.log(`Migrations applied: ${applied}.`);
  if (left > 0) console.error(`${left} documents were being written to: run this again.`);
  return left > 0 ? 1 : 0;
}

async function settled(url: string): Promise<number> {
  const { movedAside, unfit } = await settleAdoption(url);
  console.log(`${movedAside} documents had fields of their own, which now wait in adopted_values.`);
  for (const [name, count] of Object.entries(unfit)) {
    console.error(`${name} stays as it is: ${count} documents do not fit. Run npm run migrate, then look at them.`);
  }
  return Object.keys(unfit).length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof EnvError ? error.message : error);
    process.exit(1);
  },
);
