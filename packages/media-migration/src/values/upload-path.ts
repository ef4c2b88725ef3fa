/**
 * The places below the upload folder that a text may mean, likeliest first; `escapes` when it leads out of the folder, nothing
 * when it is no such path. `/uploads/a%20b.jpg` may be a file with a blank or one with a percent sign, `#` may begin a name's
 * end or an address's, and an accent may be one character or two.
 */
export function uploadPath(text: string): readonly string[] | "escapes" | undefined {
  const plain = text.replaceAll("\\", "/").replace(/^(\.?\/)+/, "");
  if (!/^uploads\//i.test(plain)) return undefined;
  const written = plain.slice("uploads/".length);
  const cut = written.replace(/[?#].*$/s, "");
  const meant = [cut, ...decodings(cut)].map(resolved);
  if (meant.includes("escapes")) return "escapes";
  const paths = new Set<string>();
  for (const path of [...meant, ...[written, ...decodings(written)].map(resolved)]) {
    if (path === "" || path === "escapes") continue;
    for (const form of [path, path.normalize("NFC"), path.normalize("NFD")]) paths.add(form);
  }
  return paths.size > 0 ? [...paths] : undefined;
}

/** As it would be read by a web server: `..` goes up, and never above the folder. */
function resolved(path: string): string {
  if (path.includes("\0")) return "escapes";
  const parts: string[] = [];
  for (const part of path.split(/[/\\]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return "escapes";
  }
  return parts.join("/");
}

/** Decoded once, decoded twice, and with blanks that were written as plus signs. */
function decodings(path: string): string[] {
  const once = decoded(path);
  // Older programs wrote one byte for an accent.
  if (once === undefined) return /%[89a-f][0-9a-f]/i.test(path) ? [path.replace(/%([0-9a-f]{2})/gi, byte)] : [];
  const all = [once];
  const twice = once === path ? undefined : decoded(once);
  if (twice !== undefined) all.push(twice);
  if (path.includes("+")) all.push(decoded(path.replaceAll("+", " ")) ?? once);
  return all;
}

const byte = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
