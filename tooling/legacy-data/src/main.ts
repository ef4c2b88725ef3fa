import { parseArgs } from "node:util";
import { MongoClient } from "mongodb";
import { makeLegacyData } from "./make-legacy-data.ts";

const USAGE = `npm run legacy-data -- --into mongodb://…/DATABASE --uploads DIR [--documents 2000] [--seed 1]
                       [--distinct N] [--own-host www.agencia.example] [--large-film-mb N]
Fills an empty database as the previous application left it, and its upload folder.`;

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    into: text,
    uploads: text,
    documents: { ...text, default: "2000" },
    seed: { ...text, default: "1" },
    distinct: text,
    "own-host": text,
    "large-film-mb": text,
  },
});
if (!values.into || !values.uploads) {
  console.error(USAGE);
  process.exit(2);
}
const client = new MongoClient(values.into);
try {
  const db = client.db();
  const there = await db.listCollections({}, { nameOnly: true }).toArray();
  if (there.length > 0) throw new Error(`The database ${db.databaseName} is not empty; give a new name.`);
  const startedAt = performance.now();
  const { documents } = await makeLegacyData(db, {
    documents: Number(values.documents),
    seed: Number(values.seed),
    uploads: values.uploads,
    ...(values.distinct !== undefined && { distinct: Number(values.distinct) }),
    ...(values["own-host"] !== undefined && { ownHost: values["own-host"] }),
    ...(values["large-film-mb"] !== undefined && { largeFilmMegabytes: Number(values["large-film-mb"]) }),
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  for (const [collection, count] of Object.entries(documents))
    console.log(`${String(count).padStart(8)}  ${collection}`);
  console.log(`Made in ${seconds} s, with the files in ${values.uploads}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await client.close();
}
