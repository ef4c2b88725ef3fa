import { useCallback } from "react";
import { useTranslations } from "use-intl";

/** The parts of a zod issue that its sentence depends on. */
export type Issue = {
  code: string;
  path: readonly PropertyKey[];
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  format?: string;
  expected?: string;
  /** What was typed, when known: an empty field asks to be filled, whatever else its rules say. */
  input?: unknown;
};

const ASK_TO_BE_FILLED = ["invalid_type", "too_small", "invalid_format", "invalid_union", "invalid_value"];

const isEmpty = (input: unknown) =>
  input === null || input === undefined || (typeof input === "string" && input.trim() === "");

const last = (path: readonly PropertyKey[]) => String(path.at(-1) ?? "");

type Words = ReturnType<typeof useTranslations<"validation">>;

/** One sentence per kind of issue, in the language of the translator. */
export function issueWords(t: Words, issue: Issue): string {
  const min = Number(issue.minimum ?? 0);
  const max = Number(issue.maximum ?? 0);
  if (isEmpty(issue.input) && ASK_TO_BE_FILLED.includes(issue.code)) return t("required");
  switch (issue.code) {
    case "invalid_type":
      if (issue.expected === "int") return t("wholeNumber");
      if (issue.expected === "number") return t("number");
      if (issue.expected === "date") return t("date");
      return t("invalid");
    case "too_small":
      if (issue.origin === "string") return min <= 1 ? t("required") : t("textTooShort", { min });
      if (issue.origin === "array" || issue.origin === "set") return t("listTooShort", { min });
      if (issue.origin === "date") return t("dateTooEarly");
      return t("numberTooSmall", { min });
    case "too_big":
      if (issue.origin === "string") return t("textTooLong", { max });
      if (issue.origin === "array" || issue.origin === "set") return t("listTooLong", { max });
      if (issue.origin === "date") return t("dateTooLate");
      return t("numberTooBig", { max });
    case "invalid_format":
      if (issue.format === "email") return t("email");
      if (issue.format === "url") return t("url");
      return formatByField(last(issue.path));
    case "invalid_union":
    case "custom":
      return formatByField(last(issue.path));
    case "invalid_value":
      return t("choose");
    default:
      return t("invalid");
  }

  function formatByField(field: string): string {
    if (field === "phone") return t("phone");
    if (field === "handle") return t("handle");
    if (field === "ruc") return t("ruc");
    if (field === "document") return t("document");
    if (field === "accountNumber") return t("accountNumber");
    if (field === "alias") return t("alias");
    if (field === "url") return t("url");
    if (field === "email") return t("email");
    return t("format");
  }
}

/** One sentence per kind of issue, in the person's language. */
export function useIssueWords(): (issue: Issue) => string {
  const t = useTranslations("validation");
  return useCallback((issue: Issue) => issueWords(t, issue), [t]);
}
