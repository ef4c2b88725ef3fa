import { indexedSearchFilter } from "@vitrina/db";
import {
  asSearched,
  COMPLETENESS_RANGES,
  type CreatorsRequest,
  FOLLOWER_RANGES,
  type NumberRange,
  ON_TIME_RANGES,
} from "@vitrina/domain/creators";
import type { Document } from "mongodb";
import { cityKey } from "./creator-document.ts";

/** The database's filter for what the agency asks of its list; every part of it has an index. */
export function listFilter(request: Omit<CreatorsRequest, "sort" | "direction" | "cursor" | "limit">): Document {
  const parts: Document[] = [
    indexedSearchFilter({ text: "searchText", keys: "searchKeys" }, asSearched(request.search)),
    oneOf("status", request.status),
    oneOf("categories", request.category),
    oneOf("platforms", request.platform),
    oneOf("cityKey", request.city.map(cityKey)),
    within(
      "followers",
      request.followers.map((name) => FOLLOWER_RANGES[name]),
    ),
    within(
      "completeness",
      request.completeness.map((name) => COMPLETENESS_RANGES[name]),
    ),
    within(
      "onTimePercent",
      request.onTime.map((name) => (name === "none" ? null : ON_TIME_RANGES[name])),
    ),
  ].filter((part) => Object.keys(part).length > 0);
  if (parts.length <= 1) return parts[0] ?? {};
  return { $and: parts };
}

function oneOf(field: string, values: readonly string[]): Document {
  if (values.length === 0) return {};
  return { [field]: values.length === 1 ? values[0] : { $in: values } };
}

/** Inside one of the ranges; null stands for those that have no number. */
function within(field: string, ranges: readonly (NumberRange | null)[]): Document {
  const alternatives = ranges.map((range) => ({
    [field]: range ? { $gte: range.from, ...(range.to !== null && { $lte: range.to }) } : null,
  }));
  return alternatives.length > 1 ? { $or: alternatives } : (alternatives[0] ?? {});
}
