/** How words are stored to be searched: no accents, no case, single spaces. */
export function searchText(...parts: readonly string[]): string {
  return parts
    .join(" ")
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** A filter on a `searchText` field: every typed word occurs somewhere. No filter for no words. */
export function searchFilter(field: string, typed: string): Record<string, unknown> {
  const words = searchText(typed).split(" ").filter(Boolean).slice(0, 8);
  if (words.length === 0) return {};
  return { $and: words.map((word) => ({ [field]: { $regex: word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&") } })) };
}
