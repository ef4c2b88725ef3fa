import { MongoError } from "../errors/mongo-error.ts";
import { compileBsonRegex, compileRegex } from "../query/regex.ts";
import { toNumber } from "../values/numbers.ts";
import { showValue } from "../values/show.ts";
import { BSONRegExp, type Doc, isNumeric, typeAlias, type Value } from "../values/value.ts";
import { isNullish, namedArguments, operator, textArgument, wholeArgument } from "./arguments.ts";
import { dateText } from "./dates.ts";
import type { OperatorCompiler } from "./expression.ts";

/** A scalar as text, where the server turns numbers and dates into strings by itself. */
export function asText(value: Value | undefined, name: string): string {
  if (isNullish(value)) return "";
  if (typeof value === "string") return value;
  if (isNumeric(value)) return String(toNumber(value));
  if (value instanceof Date) return dateText(value);
  throw new MongoError(16007, `can't convert from BSON type ${typeAlias(value)} to String in ${name}`);
}

const concat = operator(0, Number.POSITIVE_INFINITY, (values) => {
  if (values.some(isNullish)) return null;
  return values
    .map((value) => {
      if (typeof value !== "string")
        throw new MongoError(16702, `$concat only supports strings, not ${typeAlias(value)}`);
      return value;
    })
    .join("");
});

const split = operator(2, 2, ([text, separator], name) => {
  if (isNullish(text) || isNullish(separator)) return null;
  const by = textArgument(separator, name);
  if (by === "") throw new MongoError(40087, "$split requires a non-empty separator");
  return textArgument(text, name).split(by);
});

const codePoints = (text: string): string[] => Array.from(text);

const substrCodePoints = operator(3, 3, ([text, start, count], name) => {
  const from = wholeArgument(start, name);
  const length = wholeArgument(count, name);
  if (from < 0 || length < 0)
    throw new MongoError(34451, `${name}: the starting index and the length must not be negative`);
  return codePoints(asText(text, name))
    .slice(from, from + length)
    .join("");
});

const substrBytes = operator(3, 3, ([text, start, count], name) => {
  const bytes = Buffer.from(asText(text, name));
  const from = wholeArgument(start, name);
  const length = wholeArgument(count, name);
  const end = length < 0 ? bytes.length : Math.min(bytes.length, from + length);
  const inside = (at: number): boolean => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (inside(from) || inside(end))
    throw new MongoError(
      28656,
      `${name}: Invalid range, ending or starting index is in the middle of a UTF-8 character.`,
    );
  return bytes.toString("utf8", Math.min(from, bytes.length), end);
});

const indexOf = (
  units: (text: string) => ArrayLike<unknown>,
  cut: (text: string, from: number, to: number) => string,
  offset: (text: string, at: number) => number,
): OperatorCompiler =>
  operator(2, 4, ([text, wanted, start, end], name) => {
    if (isNullish(text)) return null;
    const whole = textArgument(text, name);
    const from = start === undefined ? 0 : wholeArgument(start, name);
    const to = end === undefined ? units(whole).length : wholeArgument(end, name);
    if (from > units(whole).length || to < from) return -1;
    const part = cut(whole, from, to);
    const at = part.indexOf(textArgument(wanted ?? null, name));
    return at < 0 ? -1 : from + offset(part, at);
  });

const trim =
  (left: boolean, right: boolean): OperatorCompiler =>
  (argument, compile, name) => {
    const given = namedArguments(name, argument, ["input", "chars"], ["input"]);
    const input = compile(given.get("input") ?? null);
    const chars = given.has("chars") ? compile(given.get("chars") ?? null) : null;
    return (scope) => {
      const text = input(scope);
      if (isNullish(text)) return null;
      const set = chars ? chars(scope) : undefined;
      if (chars && isNullish(set)) return null;
      const unwanted = new Set(
        typeof set === "string"
          ? codePoints(set)
          : codePoints("\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"),
      );
      const points = codePoints(textArgument(text, name));
      let from = 0;
      let to = points.length;
      while (left && from < to && unwanted.has(points[from] ?? "")) from++;
      while (right && to > from && unwanted.has(points[to - 1] ?? "")) to--;
      return points.slice(from, to).join("");
    };
  };

const replace =
  (every: boolean): OperatorCompiler =>
  (argument, compile, name) => {
    const given = namedArguments(name, argument, ["input", "find", "replacement"], ["input", "find", "replacement"]);
    const parts = ["input", "find", "replacement"].map((key) => compile(given.get(key) ?? null));
    return (scope) => {
      const [input, find, replacement] = parts.map((part) => part(scope));
      if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
      const [text, wanted, by] = [input, find, replacement].map((value) => textArgument(value, name));
      if (text === undefined || wanted === undefined || by === undefined) return null;
      return every ? text.replaceAll(wanted, () => by) : text.replace(wanted, () => by);
    };
  };

function regexOperator(
  answer: (matches: RegExpMatchArray[], text: string) => Value,
  all: boolean,
  missing: Value,
): OperatorCompiler {
  return (argument, compile, name) => {
    const given = namedArguments(name, argument, ["input", "regex", "options"], ["input", "regex"]);
    const input = compile(given.get("input") ?? null);
    const regex = compile(given.get("regex") ?? null);
    const options = given.has("options") ? compile(given.get("options") ?? null) : null;
    return (scope) => {
      const text = input(scope);
      const pattern = regex(scope);
      const flags = options?.(scope);
      if (isNullish(text) || isNullish(pattern)) return missing;
      const compiled =
        pattern instanceof BSONRegExp
          ? typeof flags === "string"
            ? compileRegex(pattern.pattern, flags)
            : compileBsonRegex(pattern)
          : compileRegex(textArgument(pattern, name), typeof flags === "string" ? flags : "");
      const whole = textArgument(text, name);
      const matches = [...whole.matchAll(new RegExp(compiled.source, `${compiled.flags}g`))];
      return answer(all ? matches : matches.slice(0, 1), whole);
    };
  };
}

const matchDoc = (match: RegExpMatchArray, text: string): Doc =>
  new Map<string, Value>([
    ["match", match[0]],
    ["idx", codePoints(text.slice(0, match.index)).length],
    ["captures", match.slice(1).map((capture): Value => capture ?? null)],
  ]);

const caseChange = (apply: (text: string) => string): OperatorCompiler =>
  operator(1, 1, ([value], name) => apply(asText(value, name)));

const asciiUpper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());

const strcasecmp = operator(2, 2, ([a, b], name) => {
  const left = asciiUpper(asText(a, name));
  const right = asciiUpper(asText(b, name));
  return left < right ? -1 : left > right ? 1 : 0;
});

const length = (units: (text: string) => number): OperatorCompiler =>
  operator(1, 1, ([value], name) => {
    if (typeof value !== "string")
      throw new MongoError(
        34471,
        `${name} requires a string argument, found: ${typeAlias(value)} (${showValue(value ?? null)})`,
      );
    return units(value);
  });

export const stringOperators: [string, OperatorCompiler][] = [
  ["$concat", concat],
  ["$split", split],
  ["$toUpper", caseChange(asciiUpper)],
  ["$toLower", caseChange(asciiLower)],
  ["$substrCP", substrCodePoints],
  ["$substrBytes", substrBytes],
  ["$substr", substrBytes],
  ["$strLenCP", length((text) => codePoints(text).length)],
  ["$strLenBytes", length((text) => Buffer.byteLength(text))],
  [
    "$indexOfCP",
    indexOf(
      codePoints,
      (text, from, to) => codePoints(text).slice(from, to).join(""),
      (text, at) => codePoints(text.slice(0, at)).length,
    ),
  ],
  [
    "$indexOfBytes",
    indexOf(
      (text) => Buffer.from(text),
      (text, from, to) => Buffer.from(text).toString("utf8", from, to),
      (text, at) => Buffer.byteLength(text.slice(0, at)),
    ),
  ],
  ["$trim", trim(true, true)],
  ["$ltrim", trim(true, false)],
  ["$rtrim", trim(false, true)],
  ["$replaceOne", replace(false)],
  ["$replaceAll", replace(true)],
  ["$strcasecmp", strcasecmp],
  ["$regexMatch", regexOperator((matches) => matches.length > 0, false, false)],
  ["$regexFind", regexOperator(([first], text) => (first ? matchDoc(first, text) : null), false, null)],
  ["$regexFindAll", regexOperator((matches, text) => matches.map((match) => matchDoc(match, text)), true, [])],
];
