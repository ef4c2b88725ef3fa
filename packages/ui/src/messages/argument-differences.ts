type Tree = { readonly [key: string]: string | Tree };

const argumentsOf = (message: string) =>
  [...new Set([...message.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name = ""]) => name))].sort().join(", ");

/**
 * Messages whose arguments differ between two languages, as `key: source arguments / translation arguments`. The type
 * check sees that every key is there; that a translation uses `{count}` too, only a test can.
 */
export function argumentDifferences(source: Tree, translation: Tree, path = ""): string[] {
  return Object.entries(source).flatMap(([key, message]) => {
    const here = path ? `${path}.${key}` : key;
    const translated = translation[key];
    if (typeof message !== "string") {
      return typeof translated === "object" ? argumentDifferences(message, translated, here) : [`${here}: missing`];
    }
    if (typeof translated !== "string") return [`${here}: missing`];
    const [needs, has] = [argumentsOf(message), argumentsOf(translated)];
    return needs === has ? [] : [`${here}: ${needs || "none"} / ${has || "none"}`];
  });
}
