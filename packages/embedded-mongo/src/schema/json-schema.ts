import { MongoError } from "../errors/mongo-error.ts";
import { compileRegex } from "../query/regex.ts";
import { compareValues } from "../values/compare.ts";
import { toNumber } from "../values/numbers.ts";
import { valueKey } from "../values/order-key.ts";
import { type Doc, isDoc, isNumeric, TYPE_ALIASES, toDoc, typeAlias, typeCode, type Value } from "../values/value.ts";

/** One keyword of a schema: whether a value meets it, and in the server's words why not. */
type Rule = { test: (value: Value) => boolean; explain: (value: Value) => Doc };

export type Schema = { test: (value: Value) => boolean; failures: (value: Value) => Doc[] };

/** Compiles a `$jsonSchema`. Throws what the server answers to a schema it cannot read. */
export function compileSchema(schema: Value): Schema {
  if (!isDoc(schema)) throw new MongoError("TypeMismatch", "$jsonSchema must be an object");
  const rules: Rule[] = [];
  for (const [keyword, given] of schema) {
    if (IGNORED.has(keyword)) continue;
    const compile = KEYWORDS[keyword];
    if (!compile) throw unknownKeyword(keyword);
    const rule = compile(given, schema);
    if (rule) rules.push(rule);
  }
  return {
    test: (value) => rules.every((rule) => rule.test(value)),
    failures: (value) => rules.filter((rule) => !rule.test(value)).map((rule) => rule.explain(value)),
  };
}

const IGNORED = new Set(["title", "description", "exclusiveMinimum", "exclusiveMaximum"]);

function unknownKeyword(keyword: string): MongoError {
  const unsupported = ["$ref", "$schema", "default", "definitions", "format", "id"].includes(keyword);
  return new MongoError(
    "FailedToParse",
    unsupported
      ? `$jsonSchema keyword '${keyword}' is not currently supported`
      : `Unknown $jsonSchema keyword: ${keyword}`,
  );
}

type KeywordCompiler = (given: Value, schema: Doc) => Rule | null;

const considered = (value: Value): [string, Value][] => [
  ["consideredValue", value],
  ["consideredType", typeAlias(value)],
];

const failure = (name: string, given: Value, reason: string, extra: [string, Value][] = []): Doc =>
  new Map<string, Value>([
    ["operatorName", name],
    ["specifiedAs", new Map([[name, given]])],
    ["reason", reason],
    ...extra,
  ]);

/** A rule that speaks of one kind of value only and lets every other pass. */
function scalar(
  name: string,
  given: Value,
  applies: (value: Value) => boolean,
  holds: (value: Value) => boolean,
  reason: string,
): Rule {
  return {
    test: (value) => !applies(value) || holds(value),
    explain: (value) => failure(name, given, reason, [["consideredValue", value]]),
  };
}

const JSON_TYPES: Record<string, number[]> = {
  object: [3],
  array: [4],
  string: [2],
  boolean: [8],
  null: [10],
  number: [1, 16, 18, 19],
};

function typeRule(name: "bsonType" | "type", given: Value): Rule {
  const codes = new Set((Array.isArray(given) ? given : [given]).flatMap((alias) => codesOf(name, alias)));
  return {
    test: (value) => codes.has(typeCode(value)),
    explain: (value) => failure(name, given, "type did not match", considered(value)),
  };
}

function codesOf(name: string, alias: Value): number[] {
  if (typeof alias !== "string")
    throw new MongoError(
      "TypeMismatch",
      `$jsonSchema keyword '${name}' must be either a string or an array of strings`,
    );
  if (name === "type") {
    const codes = JSON_TYPES[alias];
    if (!codes)
      throw new MongoError(
        alias === "integer" ? "FailedToParse" : "BadValue",
        alias === "integer"
          ? "$jsonSchema type 'integer' is not currently supported."
          : `Unknown type name alias: ${alias}`,
      );
    return codes;
  }
  if (alias === "number") return [1, 16, 18, 19];
  const code = TYPE_ALIASES[alias];
  if (code === undefined) throw new MongoError("BadValue", `Unknown type name alias: ${alias}`);
  return [code];
}

function size(name: string, given: Value): number {
  const n = isNumeric(given) ? toNumber(given) : Number.NaN;
  if (!Number.isInteger(n) || n < 0)
    throw new MongoError("FailedToParse", `$jsonSchema keyword '${name}' must be a non-negative integer`);
  return n;
}

function limit(name: string, given: Value): Value {
  if (!isNumeric(given)) throw new MongoError("TypeMismatch", `$jsonSchema keyword '${name}' must be a number`);
  return given;
}

const textLength = (value: Value): number => (typeof value === "string" ? Array.from(value).length : 0);
const isText = (value: Value): boolean => typeof value === "string";
const itemCount = (value: Value): number => (Array.isArray(value) ? value.length : 0);
const fieldCount = (value: Value): number => (isDoc(value) ? value.size : 0);

const sized =
  (
    applies: (value: Value) => boolean,
    measure: (value: Value) => number,
    least: boolean,
    reason: string,
    name: string,
  ): KeywordCompiler =>
  (given) => {
    const bound = size(name, given);
    return scalar(name, given, applies, (value) => (least ? measure(value) >= bound : measure(value) <= bound), reason);
  };

function schemaList(name: string, given: Value): Schema[] {
  if (!Array.isArray(given) || given.length === 0)
    throw new MongoError("BadValue", `$jsonSchema keyword '${name}' must be a non-empty array`);
  return given.map(compileSchema);
}

function properties(given: Value): Rule {
  if (!isDoc(given)) throw new MongoError("TypeMismatch", "$jsonSchema keyword 'properties' must be an object");
  const schemas = [...given].map(([name, schema]) => ({ name, schema: compileSchema(schema), given: schema }));
  const failing = (value: Value) =>
    isDoc(value)
      ? schemas.filter(({ name, schema }) => {
          const inner = value.get(name);
          return inner !== undefined && !schema.test(inner);
        })
      : [];
  return {
    test: (value) => failing(value).length === 0,
    explain: (value) =>
      toDoc({
        operatorName: "properties",
        propertiesNotSatisfied: failing(value).map(({ name, schema, given: own }) => ({
          propertyName: name,
          description: isDoc(own) ? own.get("description") : undefined,
          details: schema.failures(isDoc(value) ? (value.get(name) ?? null) : null),
        })),
      }),
  };
}

function required(given: Value): Rule {
  if (!Array.isArray(given) || given.length === 0)
    throw new MongoError("FailedToParse", "$jsonSchema keyword 'required' cannot be an empty array");
  const names = given.map(String);
  const missing = (value: Value): string[] => (isDoc(value) ? names.filter((name) => !value.has(name)) : []);
  return {
    test: (value) => missing(value).length === 0,
    explain: (value) =>
      toDoc({ operatorName: "required", specifiedAs: { required: given }, missingProperties: missing(value) }),
  };
}

function additionalProperties(given: Value, schema: Doc): Rule | null {
  if (given === true) return null;
  const listed = schema.get("properties");
  const known = new Set(isDoc(listed) ? listed.keys() : []);
  const patterns = schema.get("patternProperties");
  const regexes = isDoc(patterns) ? [...patterns.keys()].map((pattern) => compileRegex(pattern, "")) : [];
  const allowed = given === false ? null : compileSchema(given);
  const extra = (value: Value): string[] =>
    isDoc(value)
      ? [...value]
          .filter(
            ([name, inner]) => !known.has(name) && !regexes.some((regex) => regex.test(name)) && !allowed?.test(inner),
          )
          .map(([name]) => name)
      : [];
  return {
    test: (value) => extra(value).length === 0,
    explain: (value) =>
      toDoc({
        operatorName: "additionalProperties",
        specifiedAs: { additionalProperties: given },
        additionalProperties: extra(value),
      }),
  };
}

function patternProperties(given: Value): Rule {
  if (!isDoc(given)) throw new MongoError("TypeMismatch", "$jsonSchema keyword 'patternProperties' must be an object");
  const schemas = [...given].map(([pattern, schema]) => ({
    pattern,
    regex: compileRegex(pattern, ""),
    schema: compileSchema(schema),
  }));
  const failing = (value: Value) =>
    isDoc(value)
      ? schemas.flatMap(({ pattern, regex, schema }) =>
          [...value]
            .filter(([name, inner]) => regex.test(name) && !schema.test(inner))
            .map(([name, inner]) => ({ name, pattern, schema, inner })),
        )
      : [];
  return {
    test: (value) => failing(value).length === 0,
    explain: (value) =>
      toDoc({
        operatorName: "patternProperties",
        details: failing(value).map(({ name, pattern, schema, inner }) => ({
          propertyName: name,
          regexMatched: pattern,
          details: schema.failures(inner),
        })),
      }),
  };
}

function items(given: Value, schema: Doc): Rule {
  if (Array.isArray(given)) {
    const schemas = given.map(compileSchema);
    const rest = schema.get("additionalItems");
    const further = rest === undefined || rest === true ? null : rest === false ? false : compileSchema(rest);
    const fits = (item: Value, i: number): boolean => {
      const own = schemas[i];
      if (own) return own.test(item);
      return further === null || (further !== false && further.test(item));
    };
    return scalar(
      "items",
      given,
      Array.isArray,
      (value) => Array.isArray(value) && value.every(fits),
      "at least one item did not match the sub-schema",
    );
  }
  const each = compileSchema(given);
  return {
    test: (value) => !Array.isArray(value) || value.every(each.test),
    explain: (value) => {
      const list = Array.isArray(value) ? value : [];
      const index = list.findIndex((item) => !each.test(item));
      return toDoc({
        operatorName: "items",
        reason: "At least one item did not match the sub-schema",
        itemIndex: index,
        details: each.failures(list[index] ?? null),
      });
    },
  };
}

function combined(name: "allOf" | "anyOf" | "oneOf", given: Value): Rule {
  const schemas = schemaList(name, given);
  const passing = (value: Value): number => schemas.filter((schema) => schema.test(value)).length;
  const holds = (value: Value): boolean =>
    name === "allOf"
      ? schemas.every((schema) => schema.test(value))
      : name === "anyOf"
        ? schemas.some((schema) => schema.test(value))
        : passing(value) === 1;
  return {
    test: holds,
    explain: (value) =>
      name === "oneOf" && passing(value) > 1
        ? toDoc({
            operatorName: name,
            reason: "more than one subschema matched",
            matchingSchemaIndexes: schemas.flatMap((schema, index) => (schema.test(value) ? [index] : [])),
          })
        : toDoc({
            operatorName: name,
            schemasNotSatisfied: schemas.flatMap((schema, index) =>
              schema.test(value) ? [] : [{ index, details: schema.failures(value) }],
            ),
          }),
  };
}

function dependencies(given: Value): Rule {
  if (!isDoc(given)) throw new MongoError("TypeMismatch", "$jsonSchema keyword 'dependencies' must be an object");
  const needs = [...given].map(([name, need]) => {
    const schema = Array.isArray(need) ? null : compileSchema(need);
    const names = Array.isArray(need) ? need.map(String) : [];
    return {
      name,
      holds: (value: Doc): boolean => (schema ? schema.test(value) : names.every((other) => value.has(other))),
    };
  });
  const failing = (value: Value): string[] =>
    isDoc(value) ? needs.filter(({ name, holds }) => value.has(name) && !holds(value)).map(({ name }) => name) : [];
  return {
    test: (value) => failing(value).length === 0,
    explain: (value) => toDoc({ operatorName: "dependencies", failingDependencies: failing(value) }),
  };
}

const KEYWORDS: Record<string, KeywordCompiler> = {
  bsonType: (given) => typeRule("bsonType", given),
  type: (given) => typeRule("type", given),
  properties: (given) => properties(given),
  required: (given) => required(given),
  additionalProperties,
  patternProperties: (given) => patternProperties(given),
  items,
  additionalItems: () => null,
  dependencies: (given) => dependencies(given),
  allOf: (given) => combined("allOf", given),
  anyOf: (given) => combined("anyOf", given),
  oneOf: (given) => combined("oneOf", given),
  not: (given) => {
    const schema = compileSchema(given);
    return {
      test: (value) => !schema.test(value),
      explain: () => toDoc({ operatorName: "not", reason: "child expression matched" }),
    };
  },
  enum: (given) => {
    if (!Array.isArray(given) || given.length === 0)
      throw new MongoError("FailedToParse", "$jsonSchema keyword 'enum' cannot be an empty array");
    return {
      test: (value) => given.some((one) => compareValues(one, value) === 0),
      explain: (value) => failure("enum", given, "value was not found in enum", [["consideredValue", value]]),
    };
  },
  minimum: (given, schema) => {
    const bound = limit("minimum", given);
    const open = schema.get("exclusiveMinimum") === true;
    return scalar(
      "minimum",
      given,
      isNumeric,
      (value) => compareValues(value, bound) >= (open ? 1e-9 : 0),
      "comparison failed",
    );
  },
  maximum: (given, schema) => {
    const bound = limit("maximum", given);
    const open = schema.get("exclusiveMaximum") === true;
    return scalar(
      "maximum",
      given,
      isNumeric,
      (value) => compareValues(value, bound) <= (open ? -1e-9 : 0),
      "comparison failed",
    );
  },
  multipleOf: (given) => {
    const divisor = toNumber(isNumeric(given) ? given : 1);
    return scalar(
      "multipleOf",
      given,
      isNumeric,
      (value) => isNumeric(value) && toNumber(value) % divisor === 0,
      "considered value is not a multiple of the specified value",
    );
  },
  minLength: sized(isText, textLength, true, "specified string length was not satisfied", "minLength"),
  maxLength: sized(isText, textLength, false, "specified string length was not satisfied", "maxLength"),
  pattern: (given) => {
    if (typeof given !== "string")
      throw new MongoError("TypeMismatch", "$jsonSchema keyword 'pattern' must be a string");
    const regex = compileRegex(given, "");
    return scalar(
      "pattern",
      given,
      isText,
      (value) => typeof value === "string" && regex.test(value),
      "regular expression did not match",
    );
  },
  minItems: sized(Array.isArray, itemCount, true, "array did not match specified length", "minItems"),
  maxItems: sized(Array.isArray, itemCount, false, "array did not match specified length", "maxItems"),
  uniqueItems: (given) =>
    given === true
      ? scalar(
          "uniqueItems",
          given,
          Array.isArray,
          (value) =>
            Array.isArray(value) &&
            new Set(value.map((item) => valueKey(item).toString("latin1"))).size === value.length,
          "found a duplicate item",
        )
      : null,
  minProperties: sized(isDoc, fieldCount, true, "specified number of properties was not satisfied", "minProperties"),
  maxProperties: sized(isDoc, fieldCount, false, "specified number of properties was not satisfied", "maxProperties"),
};
