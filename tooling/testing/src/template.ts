import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BSON, type Db, type IndexDescription, MongoClient } from "mongodb";

type Template = {
  collections: { name: string; options: Record<string, unknown>; indexes: IndexDescription[] }[];
  /** Prisma's own record of what was applied. */
  migrations: { _id: string }[];
};

const MIGRATIONS = fileURLToPath(new URL("../../../prisma/migrations", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/vitrina", import.meta.url));
const RECORD = "_prisma_migrations";

/**
 * Brings an empty embedded database to where the migrations would, without loading Prisma: the first test file migrates and
 * keeps what came of it, the others create the same collections and indexes in a few milliseconds. Any change under
 * `prisma/migrations` makes another template.
 */
export async function migrateFromTemplate(url: string, migrate: (url: string) => Promise<unknown>): Promise<void> {
  const file = join(CACHE, `migrated-${hashOf(MIGRATIONS)}.json`);
  const client = new MongoClient(url);
  try {
    if (existsSync(file))
      return await apply(client.db(), BSON.EJSON.parse(readFileSync(file, "utf8"), { relaxed: false }));
    await migrate(url);
    keep(file, await templateOf(client.db()));
  } finally {
    await client.close();
  }
}

async function templateOf(db: Db): Promise<Template> {
  const listed = await db.listCollections({}, { nameOnly: false }).toArray();
  const own = listed.filter(({ name }) => name !== RECORD).sort((a, b) => a.name.localeCompare(b.name));
  const collections = await Promise.all(
    own.map(async ({ name, options }) => ({
      name,
      options: options ?? {},
      indexes: (await db.collection(name).indexes())
        .filter((index) => index.name !== "_id_")
        .map(({ v: _version, ...index }) => index),
    })),
  );
  return { collections, migrations: await db.collection<{ _id: string }>(RECORD).find().toArray() };
}

async function apply(db: Db, { collections, migrations }: Template): Promise<void> {
  for (const { name, options, indexes } of collections) {
    await db.createCollection(name, options);
    if (indexes.length > 0) await db.collection(name).createIndexes(indexes);
  }
  await db.collection<{ _id: string }>(RECORD).insertMany(migrations);
}

/** Several test files may arrive here at once; whoever is last wins with the same text. */
function keep(file: string, template: Template): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${performance.now()}`;
  writeFileSync(draft, BSON.EJSON.stringify(template, { relaxed: false }));
  renameSync(draft, file);
}

function hashOf(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) =>
    pathOf(a).localeCompare(pathOf(b)),
  )) {
    if (entry.isFile()) hash.update(pathOf(entry).slice(folder.length)).update(readFileSync(pathOf(entry)));
  }
  return hash.digest("hex").slice(0, 16);
}

function pathOf({ parentPath, name }: { parentPath: string; name: string }): string {
  return join(parentPath, name);
}
