import { MongoError } from "../errors/mongo-error.ts";
import { type Doc, isDoc, type Value } from "../values/value.ts";
import { indexedValuesAt } from "./paths.ts";

/** What a `$text` asks for: any of the words, each of the phrases, none of the unwanted. */
export type TextSearch = { words: string[]; phrases: string[]; unwanted: string[]; fold: (text: string) => string };

const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** The form in which words are indexed: without case and without accents. */
export const foldWord = (text: string): string => withoutMarks(text).toLowerCase();

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

/** Reads the operand of `$text`. Words are taken as they are: there are no stems and no stop words. */
export function readTextSearch(operand: Value): TextSearch {
  const search = isDoc(operand) ? operand.get("$search") : undefined;
  if (!isDoc(operand) || typeof search !== "string") {
    throw new MongoError("TypeMismatch", "$search requires a string value");
  }
  const caseSensitive = operand.get("$caseSensitive") === true;
  const marksMatter = operand.get("$diacriticSensitive") === true;
  const fold = (text: string): string => {
    const plain = marksMatter ? text.normalize("NFD") : withoutMarks(text);
    return caseSensitive ? plain : plain.toLowerCase();
  };
  const phrases: string[] = [];
  const rest = search.replace(/(^|\s)(-?)"([^"]*)"/g, (_, _before, minus: string, phrase: string) => {
    if (minus === "") phrases.push(phrase);
    return " ";
  });
  const parts = rest.split(/\s+/).filter(Boolean);
  const unwanted = parts.filter((part) => part.startsWith("-")).flatMap(wordsOf);
  const words = [...parts.filter((part) => !part.startsWith("-")), ...phrases].flatMap(wordsOf);
  return { words, phrases, unwanted, fold };
}

/** All text at the fields of a text index. */
export function textsOf(doc: Doc, paths: readonly (readonly string[])[]): string[] {
  return paths.flatMap((path) => indexedValuesAt(doc, path).values.filter((value) => typeof value === "string"));
}

export function compileTextSearch(operand: Value, paths: readonly (readonly string[])[]): (doc: Doc) => boolean {
  const { words, phrases, unwanted, fold } = readTextSearch(operand);
  const wanted = words.map(fold);
  const refused = unwanted.map(fold);
  const foldedPhrases = phrases.map(fold);
  return (doc) => {
    const texts = textsOf(doc, paths).map(fold);
    const present = new Set(texts.flatMap(wordsOf));
    return (
      wanted.some((word) => present.has(word)) &&
      !refused.some((word) => present.has(word)) &&
      foldedPhrases.every((phrase) => texts.some((text) => text.includes(phrase)))
    );
  };
}
