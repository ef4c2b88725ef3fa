import { accountKey, type ReadAccount, readLegacyAccount } from "./read-legacy-account.ts";
import { readLegacyCategory } from "./read-legacy-category.ts";

export const LEGACY_FIELDS = ["instagram", "tiktok", "category"] as const;
type LegacyField = (typeof LEGACY_FIELDS)[number];

export type LegacyDocument = Readonly<Record<string, unknown>>;

/** A value that has no place in the arrays, as it was. */
export type PutAside = { field: LegacyField | "followers" | "socialAccounts" | "categories"; value: unknown };

export type Consolidated = {
  socialAccounts: unknown[];
  categories: string[];
  accountsAdded: number;
  categoriesAdded: number;
  /** Values of the single fields that the arrays hold already. */
  alreadyThere: number;
  putAside: PutAside[];
};

/**
 * What a creator's arrays become when the single fields are moved into them. What the arrays hold is newer and stays as it is,
 * in its place; an entry only gets the keys that every entry must have. What cannot be read is put aside and never dropped.
 */
export function consolidated(document: LegacyDocument): Consolidated {
  const result: Consolidated = {
    socialAccounts: [],
    categories: [],
    accountsAdded: 0,
    categoriesAdded: 0,
    alreadyThere: 0,
    putAside: [],
  };
  keepAccounts(document.socialAccounts, result);
  keepCategories(document.categories, result);
  for (const field of ["instagram", "tiktok"] as const) moveAccounts(field, document[field], result);
  moveCategories(document.category, result);
  moveFollowers(document, result);
  return result;
}

/**
 * A count that stood beside the single fields belongs to the one account there is. Where `cityKey` stands too, the count is
 * not the previous application's: it was derived from the arrays.
 */
function moveFollowers(document: LegacyDocument, result: Consolidated): void {
  const isLegacy = LEGACY_FIELDS.some((field) => Object.hasOwn(document, field));
  const followers = wholeNumber(document.followers);
  if (!isLegacy || Object.hasOwn(document, "cityKey") || followers === 0) return;
  const [account, another] = result.socialAccounts;
  if (isObject(account) && another === undefined && account.followers === 0) account.followers = followers;
  else result.putAside.push({ field: "followers", value: followers });
}

function keepAccounts(stored: unknown, result: Consolidated): void {
  for (const entry of listed(stored)) {
    const whole = wholeAccount(entry);
    if (whole) result.socialAccounts.push(whole);
    else result.putAside.push({ field: "socialAccounts", value: entry });
  }
}

/** An entry that names a platform and a handle keeps both, and whatever else it says. */
function wholeAccount(entry: unknown): unknown {
  if (!isObject(entry) || typeof entry.platform !== "string" || typeof entry.handle !== "string") {
    return typeof entry === "string" ? readLegacyAccount("instagram", onlyAddress(entry)) : null;
  }
  if (entry.platform.trim() === "" || entry.handle.trim() === "") return null;
  const url = typeof entry.url === "string" ? entry.url : "";
  return { ...entry, url, followers: wholeNumber(entry.followers) };
}

/** A bare name does not say on which platform it is. */
const onlyAddress = (text: string) => (text.includes("/") ? text : null);

function keepCategories(stored: unknown, result: Consolidated): void {
  for (const entry of listed(stored)) {
    const category = readLegacyCategory(entry);
    if (category === null) result.putAside.push({ field: "categories", value: entry });
    else if (!result.categories.includes(category)) result.categories.push(category);
  }
}

function moveAccounts(field: "instagram" | "tiktok", value: unknown, result: Consolidated): void {
  for (const one of separated(value, /[,;|\n]+|\s+(?=@|https?:)/)) {
    const account = readLegacyAccount(field, one);
    if (!account) result.putAside.push({ field, value: one });
    else if (holds(result.socialAccounts, account)) {
      result.alreadyThere += 1;
      // The newer entry says how many follow it; the older count is not lost, and not believed either.
      if (account.followers > 0) result.putAside.push({ field, value: one });
    } else {
      result.socialAccounts.push(account);
      result.accountsAdded += 1;
    }
  }
}

function moveCategories(value: unknown, result: Consolidated): void {
  for (const one of separated(value, /[,;|/\n]+/)) {
    const category = readLegacyCategory(one);
    if (category === null) result.putAside.push({ field: "category", value: one });
    else if (result.categories.includes(category)) result.alreadyThere += 1;
    else {
      result.categories.push(category);
      result.categoriesAdded += 1;
    }
  }
}

function holds(accounts: readonly unknown[], { platform, handle }: ReadAccount): boolean {
  const wanted = accountKey(platform, handle);
  return accounts.some(
    (account) =>
      isObject(account) && accountKey(String(account.platform).toLowerCase(), String(account.handle)) === wanted,
  );
}

/** An array as it is, one value as a list of one, nothing as an empty list. */
function listed(value: unknown): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  return (Array.isArray(value) ? value.flat(2) : [value]).filter((one) => !isBlank(one));
}

function separated(value: unknown, at: RegExp): unknown[] {
  return listed(value)
    .flatMap((one) => (typeof one === "string" ? one.split(at) : [one]))
    .filter((one) => !isBlank(one));
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const wholeNumber = (value: unknown): number => {
  const number = typeof value === "number" ? value : Number(value ?? 0);
  return Number.isFinite(number) && number > 0 ? Math.trunc(number) : 0;
};
