import { MongoError } from "../errors/mongo-error.ts";
import type { BSONRegExp } from "../values/value.ts";

/** A PCRE pattern as stored in BSON, as a JavaScript expression. Options: i, m, s, x, u. */
export function compileRegex(pattern: string, options: string): RegExp {
  let source = pattern;
  let flags = options.replace(/[^ims]/g, "");
  for (const option of options) {
    if (!"imsxu".includes(option)) {
      throw new MongoError("BadValue", `invalid flag in regex options: ${option}`);
    }
  }
  const inline = /^\(\?([ims]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    for (const flag of inline[1] ?? "") if (!flags.includes(flag)) flags += flag;
  }
  if (options.includes("x")) source = withoutFreeSpacing(source);
  source = source.replaceAll("\\A", "^").replaceAll("\\z", "$").replaceAll("\\Z", "$").replaceAll("\\h", "[ \\t]");
  for (const withUnicode of [`${flags}u`, flags]) {
    try {
      return new RegExp(source, withUnicode);
    } catch {}
  }
  throw new MongoError(51091, `Regular expression is invalid: ${pattern}`);
}

export const compileBsonRegex = (regex: BSONRegExp): RegExp => compileRegex(regex.pattern, regex.options);

function withoutFreeSpacing(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*$/gm, (part) =>
    /^\s/.test(part) || part.startsWith("#") ? "" : part,
  );
}

/** The text every match must begin with, or "" when the expression does not pin it down. */
export function literalPrefix(regex: BSONRegExp): string {
  if (regex.options !== "" || !/^(\^|\\A)/.test(regex.pattern) || regex.pattern.includes("|")) return "";
  const body = regex.pattern.replace(/^(\^|\\A)/, "");
  let prefix = "";
  for (let i = 0; i < body.length; i++) {
    const char = body[i] ?? "";
    const next = body[i + 1] ?? "";
    if (char === "\\") {
      if (/[A-Za-z0-9]/.test(next)) return prefix;
      if (/[*+?{]/.test(body[i + 2] ?? "")) return prefix;
      prefix += next;
      i++;
      continue;
    }
    if (/[.*+?()[\]{}^$]/.test(char)) return prefix;
    if (/[*?{]/.test(next)) return prefix;
    prefix += char;
  }
  return prefix;
}
