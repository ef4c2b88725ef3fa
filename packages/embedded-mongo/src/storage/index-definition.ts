import { MongoError } from "../errors/mongo-error.ts";
import type { Matcher } from "../query/matcher.ts";
import { isIndexName, splitPath } from "../query/paths.ts";
import { foldWord, textsOf, wordsOf } from "../query/text.ts";
import { toNumber } from "../values/numbers.ts";
import { type Direction, orderKey } from "../values/order-key.ts";
import { bsonUndefined, type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";

export type IndexField = { path: string; parts: string[]; direction: Direction };

export type IndexDefinition = {
  /** Number of its SQLite table. */
  id: number;
  name: string;
  /** As `listIndexes` shows it. */
  spec: Doc;
  key: Doc;
  fields: IndexField[];
  directions: Direction[];
  unique: boolean;
  sparse: boolean;
  partial: { filter: Doc; test: Matcher } | null;
  expireAfterSeconds: number | null;
  /** Some document has an array at one of the fields. */
  multikey: boolean;
  collation: Doc | null;
  /** Makes equal what the index's collation holds equal; the index then finds equals but gives no order. */
  fold: ((text: string) => string) | null;
  /** Words of these fields are indexed instead of values. */
  text: boolean;
};

export function indexFields(key: Doc): IndexField[] {
  return [...key].map(([path, order]) => ({
    path,
    parts: splitPath(path),
    direction: isNumeric(order) && toNumber(order) < 0 ? -1 : 1,
  }));
}

export type IndexKey = { bytes: Buffer; values: (Value | undefined)[] };

/** The keys under which an index files a document: one, several for an array, none when sparse or partial leaves it out. */
export function indexKeys(index: IndexDefinition, doc: Doc): { keys: IndexKey[]; multi: boolean } {
  if (index.partial && !index.partial.test(doc)) return { keys: [], multi: false };
  if (index.text) return { keys: wordKeys(index, doc), multi: true };
  const branches = index.fields.map((field): Branch => ({ value: doc, rest: field.parts, whole: false }));
  const tuples: (Value | undefined)[][] = [];
  const multi = expand(branches, tuples);
  if (index.sparse && tuples.every((tuple) => tuple.every((value) => value === undefined))) return { keys: [], multi };
  const keys = tuples.map((values) => ({ bytes: keyBytes(index, values), values }));
  return { keys: multi ? distinct(keys) : keys, multi };
}

function wordKeys(index: IndexDefinition, doc: Doc): IndexKey[] {
  const words = new Set(textsOf(doc, textPaths(index)).flatMap(wordsOf).map(foldWord));
  return [...words].map((word) => ({ bytes: wordKey(word), values: [word] }));
}

/** The key under which a text index files a word. */
export const wordKey = (word: string): Buffer => orderKey([word], [1]);

export const textPaths = (index: IndexDefinition): string[][] =>
  index.fields.filter(({ path }) => index.key.get(path) === "text").map(({ parts }) => parts);

/** The bytes of a key, or of its first fields. */
export function keyBytes(index: IndexDefinition, values: (Value | undefined)[]): Buffer {
  const { fold } = index;
  return orderKey(fold ? values.map((value) => foldValue(value, fold)) : values, index.directions);
}

function foldValue(value: Value | undefined, fold: (text: string) => string): Value | undefined {
  if (typeof value === "string") return fold(value);
  if (Array.isArray(value)) return value.map((item) => foldValue(item, fold) ?? null);
  if (isDoc(value)) return new Map([...value].map(([name, item]) => [name, foldValue(item, fold) ?? null]));
  return value;
}

/** A field on its way down the document. */
type Branch = { value: Value | undefined; rest: string[]; whole: boolean };

function expand(branches: Branch[], tuples: (Value | undefined)[][]): boolean {
  const reached = branches.map(descend);
  const array = reached.find(stoppedAtArray)?.value;
  if (!Array.isArray(array)) {
    tuples.push(reached.map(({ value }) => value));
    return false;
  }
  if (reached.some((branch) => stoppedAtArray(branch) && branch.value !== array)) {
    throw new MongoError(171, "cannot index parallel arrays");
  }
  const items = array.length > 0 ? array : [undefined];
  for (const item of items) {
    expand(
      reached.map((branch) => {
        if (!stoppedAtArray(branch)) return branch;
        if (branch.rest.length === 0)
          return { value: array.length === 0 ? bsonUndefined : item, rest: [], whole: true };
        return { value: Array.isArray(item) ? undefined : item, rest: branch.rest, whole: false };
      }),
      tuples,
    );
  }
  return true;
}

const stoppedAtArray = (branch: Branch): boolean => Array.isArray(branch.value) && !branch.whole;

function descend(branch: Branch): Branch {
  let { value, rest } = branch;
  while (rest.length > 0) {
    const [part = "", ...further] = rest;
    if (isDoc(value)) value = value.get(part);
    else if (Array.isArray(value)) {
      if (!isIndexName(part) || Number(part) >= value.length) return { value, rest, whole: false };
      value = value[Number(part)];
    } else return { value: undefined, rest: [], whole: true };
    rest = further;
  }
  return { value, rest, whole: branch.whole };
}

function distinct(keys: IndexKey[]): IndexKey[] {
  const seen = new Map(keys.map((key) => [key.bytes.toString("latin1"), key]));
  return [...seen.values()];
}
