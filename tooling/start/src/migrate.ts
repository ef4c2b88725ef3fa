import { migrate } from "@vitrina/prisma";
import { runHouse } from "./run-house.ts";
import { Trouble } from "./trouble.ts";

/** Brings the database that DATABASE_URL names to the committed contract, and says what was moved. */
runHouse(async () => {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) throw new Trouble("DATABASE_URL must name the database: DATABASE_URL=mongodb://… npm run migrate");
  const applied = await migrate(DATABASE_URL, (report) => {
    const told = `${report.read} read, ${report.changed} changed (${report.accountsAdded} accounts and ${report.categoriesAdded} categories moved, ${report.alreadyThere} were there already)`;
    console.log(`Creators: ${told}.`);
    if (report.putAside > 0)
      console.log(`${report.putAside} values could not be read and wait in creator_legacy_values.`);
    if (report.left > 0) throw new Trouble(`${report.left} creators were being written to: run this again.`);
  });
  console.log(`Migrations applied: ${applied}.`);
});
