import { createHash } from "node:crypto";
import { type AnyBulkWriteOperation, BSON, type Collection, type Db, type Document, Int32 } from "mongodb";
import { consolidated, LEGACY_FIELDS, type PutAside } from "./consolidated.ts";

const CREATORS = "ugc_creators";
/** Where values wait that have no place in the arrays, for a person to look at. Not part of the contract. */
export const PUT_ASIDE = "creator_legacy_values";
const AT_ONCE = 500;
const PASSES = 5;

export type ConsolidationReport = {
  read: number;
  changed: number;
  accountsAdded: number;
  categoriesAdded: number;
  alreadyThere: number;
  putAside: number;
  /** Creators who were written to by others in every pass; run it again. */
  left: number;
};

const NOTHING: ConsolidationReport = {
  read: 0,
  changed: 0,
  accountsAdded: 0,
  categoriesAdded: 0,
  alreadyThere: 0,
  putAside: 0,
  left: 0,
};

/**
 * Moves the single fields `instagram`, `tiktok` and `category` of creators into `socialAccounts[]` and `categories[]` and takes
 * them away. A creator is written only if the five fields are still what was read, so that nobody's newer value is overwritten.
 * Safe to repeat: where there is nothing to move, nothing is written.
 */
export async function consolidateCreators(db: Db): Promise<ConsolidationReport> {
  const creators = db.collection(CREATORS);
  const report = { ...NOTHING };
  let ids: unknown[] | null = null;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const lost = await onePass(db, creators, ids, report);
    if (lost.length === 0) return report;
    ids = lost;
  }
  return { ...report, left: ids?.length ?? 0 };
}

type Change = { id: unknown; operation: AnyBulkWriteOperation; of: ReturnType<typeof consolidated> };

async function onePass(
  db: Db,
  creators: Collection,
  ids: unknown[] | null,
  report: ConsolidationReport,
): Promise<unknown[]> {
  const filter = ids ? { _id: { $in: ids as never[] } } : {};
  const fields = {
    socialAccounts: 1,
    categories: 1,
    instagram: 1,
    tiktok: 1,
    category: 1,
    followers: 1,
    searchKeys: 1,
  };
  const lost: unknown[] = [];
  let changes: Change[] = [];
  const flush = async () => {
    if (changes.length > 0) lost.push(...(await write(db, creators, changes, report)));
    changes = [];
  };
  for await (const document of creators.find(filter, { projection: fields, promoteValues: true })) {
    if (!ids) report.read += 1;
    const change = changeOf(document);
    if (change) changes.push(change);
    if (changes.length >= AT_ONCE) await flush();
  }
  await flush();
  return lost;
}

function changeOf(document: Document): Change | null {
  const of = consolidated(document);
  const is = { socialAccounts: of.socialAccounts.map(storedAccount), categories: of.categories };
  const carries = LEGACY_FIELDS.filter((field) => Object.hasOwn(document, field));
  const same = sameValue(document.socialAccounts, of.socialAccounts) && sameValue(document.categories, of.categories);
  if (same && carries.length === 0) return null;
  const stillAsRead = [...LEGACY_FIELDS, "socialAccounts", "categories"].map((field) =>
    Object.hasOwn(document, field) ? { [field]: { $eq: document[field] } } : { [field]: { $exists: false } },
  );
  // What was derived from the old arrays is derived anew.
  const unset = Object.fromEntries([...carries, "searchKeys"].map((field) => [field, ""]));
  const update = { $set: is, $unset: unset };
  return {
    id: document._id,
    of,
    operation: { updateOne: { filter: { _id: document._id, $and: stillAsRead }, update } },
  };
}

/** The values that have no place are kept first: whatever happens afterwards, they are not lost. */
async function write(db: Db, creators: Collection, changes: Change[], report: ConsolidationReport): Promise<unknown[]> {
  await keepAside(db, changes);
  const lost: unknown[] = [];
  const { modifiedCount } = await creators.bulkWrite(
    changes.map(({ operation }) => operation),
    // Documents of the previous application may lack fields that later ones must have; that is not this step's business.
    { ordered: false, bypassDocumentValidation: true },
  );
  let written = changes;
  if (modifiedCount !== changes.length) {
    const remaining = await stillToDo(creators, changes);
    written = changes.filter(({ id }) => !remaining.has(String(id)));
    lost.push(...changes.filter(({ id }) => remaining.has(String(id))).map(({ id }) => id));
  }
  report.changed += written.length;
  for (const { of } of written) {
    report.accountsAdded += of.accountsAdded;
    report.categoriesAdded += of.categoriesAdded;
    report.alreadyThere += of.alreadyThere;
    report.putAside += of.putAside.length;
  }
  return lost;
}

async function stillToDo(creators: Collection, changes: readonly Change[]): Promise<ReadonlySet<string>> {
  const documents = await creators.find({ _id: { $in: changes.map(({ id }) => id as never) } }).toArray();
  return new Set(documents.filter((document) => changeOf(document) !== null).map(({ _id }) => String(_id)));
}

async function keepAside(db: Db, changes: readonly Change[]): Promise<void> {
  const documents = changes.flatMap(({ id, of }) => of.putAside.map((aside) => asideDocument(id, aside)));
  if (documents.length === 0) return;
  await db.collection<{ _id: string }>(PUT_ASIDE).bulkWrite(
    documents.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
    })),
    { ordered: false },
  );
}

/** Named by what it holds, so that a second run finds it there. */
function asideDocument(creatorId: unknown, { field, value }: PutAside) {
  const text = BSON.EJSON.stringify({ value }, { relaxed: false });
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { _id: `${String(creatorId)}/${field}/${hash}`, creatorId, field, value };
}

function storedAccount(account: unknown): unknown {
  const { followers, ...rest } = account as { followers: number };
  return { ...rest, followers: new Int32(followers) };
}

function sameValue(stored: unknown, is: unknown): boolean {
  return BSON.EJSON.stringify({ value: stored ?? null }) === BSON.EJSON.stringify({ value: is });
}
