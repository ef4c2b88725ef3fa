import { compileFilter, type MatchContext } from "../query/matcher.ts";
import { indexedValuesAt, splitPath } from "../query/paths.ts";
import { BSONRegExp, BsonUndefined, type Doc, isDoc, toDoc, typeAlias, type Value } from "../values/value.ts";

const COMPARISON = { failed: "comparison failed", succeeded: "comparison succeeded" };

/** Why an operator does not hold, and for a `$not` around it why it does, in the real server's words. */
const REASONS: Readonly<Record<string, { failed: string; succeeded: string }>> = {
  $eq: COMPARISON,
  $ne: COMPARISON,
  $gt: COMPARISON,
  $gte: COMPARISON,
  $lt: COMPARISON,
  $lte: COMPARISON,
  $exists: { failed: "path does not exist", succeeded: "path does exist" },
  $type: { failed: "type did not match", succeeded: "type did match" },
  $in: { failed: "no matching value found in array", succeeded: "matching value found in array" },
  $nin: { failed: "matching value found in array", succeeded: "no matching value found in array" },
  $regex: { failed: "regular expression did not match", succeeded: "regular expression did match" },
  $size: {
    failed: "array length was not equal to given size",
    succeeded: "array length was equal to given size",
  },
  $mod: {
    failed: "$mod did not evaluate to expected remainder",
    succeeded: "$mod did evaluate to expected remainder",
  },
  $all: {
    failed: "array did not contain all specified values",
    succeeded: "array did contain all specified values",
  },
  $elemMatch: {
    failed: "array did not satisfy the child predicate",
    succeeded: "array did satisfy the child predicate",
  },
};

const LOGICAL = new Set(["$and", "$or", "$nor"]);

type Clause = { operator: string; specifiedAs: Doc; path: string | null };

/** The clauses of a filter, one for each operator. */
function clausesOf(filter: Doc): Clause[] {
  return [...filter].flatMap(([name, condition]): Clause[] => {
    if (name.startsWith("$")) return [{ operator: name, specifiedAs: new Map([[name, condition]]), path: null }];
    const first = isDoc(condition) ? condition.keys().next().value : undefined;
    if (!isDoc(condition) || first?.startsWith("$") !== true) {
      const operator = condition instanceof BSONRegExp ? "$regex" : "$eq";
      return [{ operator, specifiedAs: new Map([[name, condition]]), path: name }];
    }
    return [...condition]
      .filter(([operator]) => operator !== "$options")
      .map(([operator, operand]) => {
        const options = operator === "$regex" ? condition.get("$options") : undefined;
        const one: Doc = new Map([[operator, operand]]);
        if (options !== undefined) one.set("$options", options);
        return { operator, specifiedAs: new Map([[name, one]]), path: name };
      });
  });
}

/** Tells which part of a validator a document fails, in the form of `errInfo.details`. */
export function mismatch(filter: Doc, doc: Doc, context: MatchContext, schema: (schema: Value) => Doc): Doc {
  const explain = (part: Doc): Doc => {
    const clauses = clausesOf(part);
    const [only] = clauses;
    if (clauses.length === 1 && only) return clause(only);
    return toDoc({
      operatorName: "$and",
      clausesNotSatisfied: unsatisfied(clauses.map(({ specifiedAs }) => specifiedAs)),
    });
  };

  const matches = (part: Doc): boolean => compileFilter(part, context)(doc);

  const unsatisfied = (parts: Doc[]): Doc[] =>
    parts.flatMap((part, index) => (matches(part) ? [] : [toDoc({ index, details: explain(part) })]));

  const clause = ({ operator, specifiedAs, path }: Clause): Doc => {
    if (path !== null) return onField(operator, specifiedAs, path);
    const operand = specifiedAs.get(operator);
    if (operator === "$jsonSchema") {
      return toDoc({ operatorName: operator, schemaRulesNotSatisfied: schema(operand ?? null).get("rules") });
    }
    if (operator === "$expr") {
      return toDoc({ operatorName: operator, specifiedAs, reason: "$expr did not match", expressionResult: false });
    }
    if (!LOGICAL.has(operator) || !Array.isArray(operand)) {
      return toDoc({ operatorName: operator, specifiedAs, reason: "the expression did not match" });
    }
    const parts = operand.filter(isDoc);
    if (operator !== "$nor") return toDoc({ operatorName: operator, clausesNotSatisfied: unsatisfied(parts) });
    const clausesSatisfied = parts.flatMap((part, index) =>
      matches(part) ? [toDoc({ index, details: toDoc({ operatorName: nameOf(part), specifiedAs: part }) })] : [],
    );
    return toDoc({ operatorName: operator, clausesSatisfied });
  };

  const onField = (operator: string, specifiedAs: Doc, path: string, inverted = false): Doc => {
    const condition = specifiedAs.get(path);
    const operand = isDoc(condition) ? condition.get(operator) : undefined;
    if (operator === "$not" && isDoc(operand)) {
      const inner = operand.keys().next().value ?? "";
      return toDoc({ operatorName: "$not", details: onField(inner, new Map([[path, operand]]), path, !inverted) });
    }
    const found = indexedValuesAt(doc, splitPath(path)).values.filter(
      (value): value is Value => value !== undefined && !(value instanceof BsonUndefined),
    );
    const reasons = REASONS[operator];
    const wantsAbsence = operator === "$exists" && operand !== true;
    if (found.length === 0 && operator !== "$exists" && !inverted) {
      return toDoc({ operatorName: operator, specifiedAs, reason: "field was missing" });
    }
    const reason = reasons?.[inverted !== wantsAbsence ? "succeeded" : "failed"] ?? "the expression did not match";
    const shown: { [name: string]: Value } = {};
    if (operator !== "$exists") {
      const [first] = found;
      if (found.length > 1) shown.consideredValues = found;
      else if (first !== undefined) shown.consideredValue = first;
      if (operator === "$type" && first !== undefined) shown.consideredType = typeAlias(first);
    }
    return toDoc({ operatorName: operator, specifiedAs, reason, ...shown });
  };

  return explain(filter);
}

const nameOf = (part: Doc): string => clausesOf(part)[0]?.operator ?? "$and";
