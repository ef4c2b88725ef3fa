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

const WORDS_MAX = 8;
const typedWords = (typed: string) => searchText(typed).split(" ").filter(Boolean).slice(0, WORDS_MAX);
const literally = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** A filter on a `searchText` field: every typed word occurs somewhere. No filter for no words. */
export function searchFilter(field: string, typed: string): Record<string, unknown> {
  const words = typedWords(typed);
  if (words.length === 0) return {};
  return { $and: words.map((word) => ({ [field]: { $regex: literally(word) } })) };
}

const KEY_LENGTH = 8;

/**
 * The index keys of a `searchText`: what stands at each place of each word, eight characters long at most. With them
 * {@link indexedSearchFilter} finds a word's middle as quickly as its beginning.
 */
export function searchKeys(text: string): string[] {
  const keys = new Set<string>();
  for (const word of text.split(" ")) {
    for (let at = 0; at < word.length; at += 1) keys.add(word.slice(at, at + KEY_LENGTH));
  }
  return [...keys];
}

/** What is stored beside words that are searched for: the text, and its index keys. */
export function searchable(...parts: readonly string[]): { searchText: string; searchKeys: string[] } {
  const text = searchText(...parts);
  return { searchText: text, searchKeys: searchKeys(text) };
}

/** The fields that {@link searchable} writes, as {@link indexedSearchFilter} asks for them. */
export const SEARCHED = { text: "searchText", keys: "searchKeys" } as const;

/** The same filter as {@link searchFilter}, answered by the index on the {@link searchKeys} of that text. */
export function indexedSearchFilter(
  { text, keys }: { text: string; keys: string },
  typed: string,
): Record<string, unknown> {
  const words = typedWords(typed);
  if (words.length === 0) return {};
  const keyed = words.map((word) =>
    word.length < KEY_LENGTH
      ? { [keys]: { $regex: `^${literally(word)}` } }
      : { [keys]: middleOf(word), [text]: { $regex: literally(word) } },
  );
  return { $and: keyed };
}

/** Numbers begin alike and addresses end alike; their middles differ most. */
function middleOf(word: string): string {
  const from = Math.floor((word.length - KEY_LENGTH) / 2);
  return word.slice(from, from + KEY_LENGTH);
}
