import { parseArgs } from "node:util";
import { type Db, MongoClient } from "mongodb";
import { giveOldPictures } from "./give-old-pictures.ts";
import { makeLegacyData } from "./make-legacy-data.ts";

const USAGE = `npm run legacy-data -- --into mongodb://…/DATABASE --uploads DIR [--documents 2000] [--seed 1]
                       [--distinct N] [--own-host www.agencia.example] [--large-film-mb N] [--beside]
Fills an empty database as the previous application left it, and its upload folder. With --beside it gives the documents of
a database that is in use (up to N of each kind) such pictures instead, to try the move from the panel.`;

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
    beside: { type: "boolean", default: false },
  },
});
const { into, uploads } = values;
if (into === undefined || uploads === undefined) {
  console.error(USAGE);
  process.exit(2);
}
const client = new MongoClient(into);
try {
  const db = client.db();
  if (values.beside) {
    const [seed, most] = [Number(values.seed), Number(values.documents)];
    const ownHost = values["own-host"] ?? "www.agencia.example";
    const given = await giveOldPictures(db, { seed, most, ownHost, uploads });
    console.log(`${given} documents have an old picture now, with the files in ${uploads}.`);
  } else await fill(db, uploads);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await client.close();
}

async function fill(db: Db, folder: string): Promise<void> {
  const there = await db.listCollections({}, { nameOnly: true }).toArray();
  if (there.length > 0) throw new Error(`The database ${db.databaseName} is not empty; give a new name.`);
  const startedAt = performance.now();
  const { documents } = await makeLegacyData(db, {
    documents: Number(values.documents),
    seed: Number(values.seed),
    uploads: folder,
    ...(values.distinct !== undefined && { distinct: Number(values.distinct) }),
    ...(values["own-host"] !== undefined && { ownHost: values["own-host"] }),
    ...(values["large-film-mb"] !== undefined && { largeFilmMegabytes: Number(values["large-film-mb"]) }),
  });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  for (const [collection, count] of Object.entries(documents))
    console.log(`${String(count).padStart(8)}  ${collection}`);
  console.log(`Made in ${seconds} s, with the files in ${folder}.`);
}
