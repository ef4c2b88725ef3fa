export type Matchable = { id: string; sku: string };

/**
 * Which product a file belongs to: the one whose SKU stands in its name or in the name of a folder above it, as whole
 * words, whatever the case and the signs between them. The nearest name decides: the file's own before its folder's.
 * Of several SKUs in one name the longest wins if it contains the others; otherwise nobody may guess.
 */
export type Match<Product extends Matchable> =
  | { why: "sku"; product: Product }
  | { why: "several" | "none"; product: null };

export function matchFile<Product extends Matchable>(path: string, products: readonly Product[]): Match<Product> {
  const [fileName = "", ...folders] = path.split(/[\\/]/).reverse();
  for (const name of [withoutExtension(fileName), ...folders]) {
    const found = productsNamedIn(name, products);
    const [only] = found;
    if (only && found.length === 1) return { why: "sku", product: only };
    if (found.length > 1) return { why: "several", product: null };
  }
  return { why: "none", product: null };
}

const withoutExtension = (fileName: string) => fileName.replace(/\.[A-Za-z0-9]{2,5}$/, "");

/** Letters and digits in runs, the way both a SKU and a file name are read aloud. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toUpperCase()
    .match(/[A-Z0-9]+/g) ?? [];

function productsNamedIn<Product extends Matchable>(name: string, products: readonly Product[]): Product[] {
  const words = ` ${wordsOf(name).join(" ")} `;
  const named = products
    .map((product) => ({ product, key: ` ${wordsOf(product.sku).join(" ")} ` }))
    .filter(({ key }) => key.trim() !== "" && words.includes(key));
  return named
    .filter(({ key }) => !named.some((other) => other.key.length > key.length && other.key.includes(key)))
    .map(({ product }) => product);
}
