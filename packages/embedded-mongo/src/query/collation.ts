import { MongoError } from "../errors/mongo-error.ts";
import { binaryStringOrder, type StringOrder } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import { type Doc, isDoc, isNumeric, type Value } from "../values/value.ts";

const SENSITIVITY: Record<number, "base" | "accent" | "variant"> = { 1: "base", 2: "accent" };

const KNOWN = new Set([
  "locale",
  "caseLevel",
  "caseFirst",
  "strength",
  "numericOrdering",
  "alternate",
  "maxVariable",
  "normalization",
  "backwards",
  "version",
]);

/** The order of strings that a `collation` document asks for. Throws BadValue for what it cannot do. */
export function stringOrder(collation: Value | undefined): StringOrder {
  if (!isDoc(collation) || isSimple(collation)) return binaryStringOrder;
  const locale = collation.get("locale");
  if (typeof locale !== "string") throw new MongoError("BadValue", "Field 'locale' is missing in: collation");
  const strengthValue = collation.get("strength");
  const strength = isNumeric(strengthValue) ? toNumber(strengthValue) : 3;
  for (const name of collation.keys()) {
    if (!KNOWN.has(name)) throw new MongoError(40415, `BSON field 'collation.${name}' is an unknown field.`);
  }
  if (strength < 1 || strength > 5) {
    throw new MongoError(
      51024,
      `BSON field 'collation.strength' value must be >= 1 and <= 5, actual value '${strength}'`,
    );
  }
  const caseLevel = collation.get("caseLevel") === true;
  const caseFirst = collation.get("caseFirst");
  try {
    const collator = new Intl.Collator(locale.replaceAll("_", "-"), {
      sensitivity: caseLevel && strength === 1 ? "case" : (SENSITIVITY[strength] ?? "variant"),
      numeric: collation.get("numericOrdering") === true,
      caseFirst: caseFirst === "upper" ? "upper" : caseFirst === "lower" ? "lower" : "false",
      ignorePunctuation: collation.get("alternate") === "shifted",
    });
    return (a, b) => collator.compare(a, b);
  } catch {
    throw new MongoError("BadValue", `Field 'locale' is invalid in: { locale: "${locale}" }`);
  }
}

export const isSimple = (collation: Value | undefined): boolean =>
  !isDoc(collation) || collation.size === 0 || collation.get("locale") === "simple";

/** Whether two collation documents order strings alike. */
export function sameCollation(a: Doc | undefined, b: Doc | undefined): boolean {
  if (isSimple(a) || isSimple(b)) return isSimple(a) && isSimple(b);
  const fields = ["locale", "strength", "caseLevel", "caseFirst", "numericOrdering", "alternate"];
  return fields.every((field) => normal(field, a?.get(field)) === normal(field, b?.get(field)));
}

const DEFAULTS: Record<string, string> = {
  strength: "3",
  caseLevel: "false",
  caseFirst: "off",
  numericOrdering: "false",
  alternate: "non-ignorable",
};

const normal = (field: string, value: Value | undefined): string =>
  value === undefined ? (DEFAULTS[field] ?? "") : String(isNumeric(value) ? toNumber(value) : value);
