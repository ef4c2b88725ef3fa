import { Int32, ObjectId } from "mongodb";

type Stored = Readonly<Record<string, unknown>> & { readonly _id: unknown };
type Rule = (document: Stored, house: { brandId: ObjectId; now: Date }) => unknown;

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const firstText = (...values: unknown[]): string | undefined => values.find(isText);
const bornAt = ({ _id }: Stored, now: Date) => (_id instanceof ObjectId ? _id.getTimestamp() : now);
const dated = (value: unknown, document: Stored, now: Date) => (value instanceof Date ? value : bornAt(document, now));
const tail = ({ _id }: Stored) => String(_id).slice(-6);
const words = (...parts: readonly unknown[]) =>
  parts
    .filter(isText)
    .join(" ")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
const slug = (text: string, document: Stored) =>
  `${
    words(text)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "sin-nombre"
  }-${tail(document)}`;
const whole = (value: number) => new Int32(value);
const amount = (value: unknown) => {
  const number = Number(value);
  return whole(Number.isFinite(number) && number > 0 ? Math.min(Math.round(number), 2_000_000_000) : 0);
};

const ALWAYS: Record<string, Rule> = {
  revision: () => whole(1),
  createdAt: (document, { now }) => dated(document.createdAt, document, now),
  updatedAt: (document, { now }) => dated(document.updatedAt ?? document.createdAt, document, now),
};

const nameOf = ({ name }: Stored) => firstText(name) ?? "Sin nombre";
const titleOf = ({ title, name }: Stored) => {
  const text = firstText(title, name) ?? "";
  return text.length < 3 ? `Campaña ${text}`.trim() : text.slice(0, 120);
};

/**
 * What code must find in a document of the previous application and does not find there. Frozen copies of the domain's
 * rules: what was once adopted must not change its mind. A value that is there and usable is never replaced.
 */
export const NEEDED: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  ugc_creators: {
    ...ALWAYS,
    name: nameOf,
    userId: ({ _id }) => `previous:${String(_id)}`,
    slug: (document) => slug(nameOf(document), document),
    email: () => "",
    phone: () => "",
    city: () => "",
    bio: () => "",
    status: () => "approved",
    searchText: (document) => words(document.name, document.email, document.city, document.phone),
  },
  products: {
    ...ALWAYS,
    name: nameOf,
    brandId: (_document, { brandId }) => brandId,
    sku: ({ _id }) => `P-${String(_id)}`,
    description: () => "",
    searchText: (document) => words(nameOf(document), document.sku),
  },
  ugc_campaigns: {
    ...ALWAYS,
    title: titleOf,
    brandId: (_document, { brandId }) => brandId,
    slug: (document) => slug(titleOf(document), document),
    searchText: (document) => words(titleOf(document)),
    brief: ({ description }) => firstText(description) ?? "",
    contentPlan: () => [],
    eligibility: () => ({ categories: [], minimumFollowers: whole(0), cities: [] }),
    slots: () => whole(1),
    fee: ({ budget }) => amount(budget),
    paymentDays: () => whole(30),
    applicationDeadline: (document, { now }) => dated(document.createdAt, document, now),
    deliveryDays: () => whole(7),
    deliveryStarts: () => "on_confirmation",
    revisionRounds: () => whole(2),
    usageRights: () => ({ channels: [], paid: false, territory: "Paraguay", months: whole(12) }),
    status: ({ active }) => (active === true ? "draft" : "archived"),
    termsUses: () => whole(0),
    confirmedCount: () => whole(0),
    applicationCount: () => whole(0),
  },
};

const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  int: (value) => typeof value === "number" && Number.isInteger(value),
  date: (value) => value instanceof Date,
  objectId: (value) => value instanceof ObjectId,
  array: Array.isArray,
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** What a document lacks, and the values of a kind that code cannot read, which are put aside before they are replaced. */
export function missingOf(
  collection: string,
  document: Stored,
  kinds: Readonly<Record<string, string>>,
  house: { brandId: ObjectId; now: Date },
): { set: Record<string, unknown>; aside: Record<string, unknown> } {
  const set: Record<string, unknown> = {};
  const aside: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(NEEDED[collection] ?? {})) {
    const value = document[field];
    const empty = value === undefined || value === null;
    const mustSay = field === "slug" || field === "sku" || field === "userId" || field === "name" || field === "title";
    const fits = FITS[kinds[field] ?? ""]?.(value) ?? !empty;
    if (fits && !(mustSay && !isText(value)) && !(field === "title" && value !== titleOf(document))) continue;
    if (!empty && value !== "") aside[field] = value;
    set[field] = rule(document, house);
  }
  return { set, aside };
}
